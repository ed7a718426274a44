"""The sentence about who can see a partnership, for pages and for what is sent from them."""

from collections.abc import Sequence

from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.web import reading
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.queries.openings import most_open_mode
from commissioning.partnerships.queries.seeing import openness_of
from commissioning.partnerships.rules.seen import Eyes, seen_by_others, who_sees

THOSE_IN_IT = "those who take part now"
STANDING = ("invited", "partner")


def who_reads(found: Partnership, parties: Sequence[str] = ()) -> str:
    """Say to a party who can see the partnership; `parties` are named in place of all its own."""
    openness, formed = openness_of(reading(), found), found.formed_at is not None
    return who_sees(
        Eyes(
            parties=parties or parties_of(found),
            place=found.place.name,
            formed=formed,
            shared=openness.shared if formed else _would_be_shared(found),
            decided=openness.decided,
            told=openness.told,
            let_go=found.status == "not_formed",
        )
    )


def who_reads_it_from(found: Partnership, own: Partner | None, named: Sequence[Partner]) -> str:
    """Say the same to somebody asked to join it, to one that left, or to any other reader.

    `named` are the parties that the reader is told of; `own` is theirs, where there is one.
    """
    if own is None or own.status == "partner":
        return seen_by_others(found.place.name)
    if own.status == "left":
        return who_reads(found, (THOSE_IN_IT, own.organisation.name))
    return who_reads(found, [each.organisation.name for each in named])


def _would_be_shared(found: Partnership) -> bool:
    """Tell whether members could see it, were it formed now."""
    return most_open_mode(reading(), found) is SharingMode.SHARED


def parties_of(found: Partnership) -> list[str]:
    """Name those who take part or are asked to, in their order."""
    return [each.organisation.name for each in found.partners if each.status in STANDING]
