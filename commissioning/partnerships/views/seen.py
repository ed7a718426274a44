"""The sentence about who can see a partnership, for pages and for what is sent from them."""

from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.web import reading
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.queries.openings import most_open_mode
from commissioning.partnerships.queries.seeing import openness_of
from commissioning.partnerships.rules.seen import Eyes, who_sees

STANDING = ("invited", "partner")


def who_reads(found: Partnership) -> str:
    """Say to a party who can see the partnership."""
    openness, formed = openness_of(reading(), found), found.formed_at is not None
    return who_sees(
        Eyes(
            parties=parties_of(found),
            place=found.place.name,
            formed=formed,
            shared=openness.shared if formed else _would_be_shared(found),
            decided=openness.decided,
            told=openness.told,
            let_go=found.status == "not_formed",
        )
    )


def _would_be_shared(found: Partnership) -> bool:
    """Tell whether members could see it, were it formed now."""
    return most_open_mode(reading(), found) is SharingMode.SHARED


def parties_of(found: Partnership) -> list[str]:
    """Name those who take part or are asked to, in their order."""
    return [each.organisation.name for each in found.partners if each.status in STANDING]
