"""Changing what a declaration says, a part at a time, with nobody's words lost."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Refused
from commissioning.register.actions.keeping import held, keep_edit
from commissioning.register.models import (
    Declaration,
    DeclarationArea,
    DeclarationLot,
    DeclarationTheme,
)
from commissioning.register.queries.contents import content_of, version_of
from commissioning.register.rules.versions import FieldChange, differences

PLAIN = frozenset(
    {
        "title",
        "funder_name",
        "summary",
        "open_to_partners",
        "who_for",
        "starts_on",
        "ends_on",
        "brings",
        "looks_for",
        "decision_on",
        "amount_pence",
        "contact",
    }
)
LISTS = frozenset({"lots", "areas", "themes"})


class Overtaken(Refused):
    """Somebody else changed the same part meanwhile; `changes` says what they changed."""

    def __init__(self, changes: Sequence[FieldChange], version: int) -> None:
        super().__init__(
            "Somebody in your organisation changed this while you were writing. What they changed "
            "is shown here, and what you wrote is still below. Save again to keep yours instead"
        )
        self.changes = changes
        self.version = version


def change(
    session: Session,
    actor: Actor,
    ref: str,
    values: Mapping[str, object],
    based_on: int,
    *,
    kept_knowingly: bool = False,
) -> Declaration:
    """Change the fields named, if nobody changed those since version `based_on`.

    Dates and pence come as they are kept; lots by reference; areas and themes by code.
    `kept_knowingly` says that the person saw a warning about money talk, and went on.

    Raises:
        Overtaken: One of these fields was changed meanwhile.
        Refused: A lot is not of this opportunity, or it would end before it starts.
    """
    declaration = held(session, actor, ref, "edit")
    _refuse_overtaken(session, declaration, values, based_on)
    for name, value in values.items():
        _set(declaration, name, value)
    _check(declaration)
    more = {"kept_knowingly": True} if kept_knowingly else {}
    keep_edit(session, actor, declaration, "edit", **more)
    return declaration


def _refuse_overtaken(
    session: Session, declaration: Declaration, values: Iterable[str], based_on: int
) -> None:
    if based_on == declaration.version:
        return
    seen = version_of(session, declaration.id, based_on)
    others = differences(seen.content if seen else {}, content_of(declaration))
    same = [each for each in others if each.field in set(values)]
    if same:
        raise Overtaken(same, declaration.version)


def _set(declaration: Declaration, name: str, value: object) -> None:
    if name in PLAIN:
        setattr(declaration, name, value)
    elif name in LISTS and isinstance(value, Sequence):
        _SETTERS[name](declaration, [str(one) for one in value])
    else:
        raise ValueError(f"{name} is no part of a declaration that can be changed here")


def _set_lots(declaration: Declaration, refs: Sequence[str]) -> None:
    opportunity = declaration.opportunity
    known = {lot.ref: lot for lot in opportunity.lots} if opportunity else {}
    if set(refs) - set(known):
        raise Refused("Choose from the lots shown", "lots")
    stays = {row.lot.ref: row for row in declaration.lots}
    declaration.lots = [stays.get(ref) or DeclarationLot(lot=known[ref]) for ref in refs]


def _set_areas(declaration: Declaration, codes: Sequence[str]) -> None:
    stays = {row.code: row for row in declaration.areas}
    declaration.areas = [stays.get(code) or DeclarationArea(code=code) for code in codes]


def _set_themes(declaration: Declaration, codes: Sequence[str]) -> None:
    stays = {row.code: row for row in declaration.themes}
    declaration.themes = [stays.get(code) or DeclarationTheme(code=code) for code in codes]


_SETTERS = {"lots": _set_lots, "areas": _set_areas, "themes": _set_themes}


def _check(declaration: Declaration) -> None:
    starts, ends = declaration.starts_on, declaration.ends_on
    if starts and ends and ends < starts:
        raise Refused("Enter an end that is after the start", "ends_on")
    if declaration.opportunity is None and not declaration.title:
        raise Refused("Enter what you are bidding for", "title")
