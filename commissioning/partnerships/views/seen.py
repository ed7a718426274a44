"""The sentence about who can see a partnership, for pages and for what is sent from them."""

from commissioning.foundation.web import reading
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.queries.seeing import openness_of
from commissioning.partnerships.rules.seen import Eyes, who_sees

STANDING = ("invited", "partner")


def who_reads(found: Partnership) -> str:
    """Say to a party who can see the partnership."""
    openness = openness_of(reading(), found)
    return who_sees(
        Eyes(
            parties=parties_of(found),
            place=found.place.name,
            formed=found.formed_at is not None,
            shared=openness.shared,
            decided=openness.decided,
            told=openness.told,
        )
    )


def parties_of(found: Partnership) -> list[str]:
    """Name those who take part or are asked to, in their order."""
    return [each.organisation.name for each in found.partners if each.status in STANDING]
