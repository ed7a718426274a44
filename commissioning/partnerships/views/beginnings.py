"""Where a proposal begins: a declaration, an introduction, a profile, or nothing but an idea."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import request

from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import actor, reading
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.partnerships.queries.beginning import Began
from commissioning.register.looking import PAGE, looked_at
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.introductions import side_of
from commissioning.register.queries.lists import own_for


@dataclass(frozen=True, slots=True)
class Start:
    """What a proposal begins with: how it began, what it is about, and who is asked at first."""

    began: Began
    opportunity: Opportunity | None = None
    others: Sequence[str] = ()


def where_from() -> Start:
    """Read from the address where the person came from.

    Raises:
        Hidden: What the address names is not there for them.
    """
    for name, read in READERS.items():
        if ref := request.args.get(name, ""):
            return read(ref)
    return Start(Began(kind="profile"))


def _from_introduction(ref: str) -> Start:
    side = side_of(reading(), actor(), ref)
    if not side.shows_name:
        raise Hidden
    ours = side.mine.declaration
    about = ours.opportunity
    began = Began(
        kind="introduction",
        opportunity=about.ref if about else None,
        declaration=ours.ref,
        introduction=ref,
    )
    return Start(began, about, (side.theirs.organisation.ref,))


def _from_declaration(ref: str) -> Start:
    found = DECLARATIONS.find(reading(), actor(), ref)
    if found.organisation_id != actor().organisation_id:
        return _from_theirs(found, "declaration")
    about = found.opportunity
    opportunity = about.ref if about else None
    began = Began(kind="declaration", opportunity=opportunity, declaration=found.ref)
    return Start(began, about)


def _from_overlap(ref: str) -> Start:
    return _from_theirs(DECLARATIONS.find(reading(), actor(), ref), "overlap")


def _from_theirs(found: Declaration, kind: str) -> Start:
    looked_at("declaration", [found.id], PAGE)
    about = found.opportunity
    opportunity = about.ref if about else None
    began = Began(kind=kind, opportunity=opportunity, declaration=_ours_for(about))
    return Start(began, about, (found.organisation.ref,))


def _from_opportunity(ref: str) -> Start:
    about = OPPORTUNITIES.find(reading(), actor(), ref)
    return Start(
        Began(kind="declaration", opportunity=about.ref, declaration=_ours_for(about)), about
    )


def _from_organisation(ref: str) -> Start:
    found = ORGANISATIONS.find(reading(), actor(), ref)
    return Start(Began(kind="profile"), others=(found.ref,))


def _ours_for(about: Opportunity | None) -> str | None:
    """Give our own newest declaration about an opportunity, which the partnership may join."""
    own = own_for(reading(), actor(), about.id) if about else ()
    return str(own[0].ref) if own else None


READERS: dict[str, Callable[[str], Start]] = {
    "introduction": _from_introduction,
    "overlap": _from_overlap,
    "declaration": _from_declaration,
    "opportunity": _from_opportunity,
    "organisation": _from_organisation,
}
