"""What a later release changes, in words, and which of two releases is the later one."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime

from msgspec.json import encode

from commissioning.foundation.clock import LONDON
from commissioning.foundation.in_words import a_day
from commissioning.opportunities.rules.amounts import in_words
from commissioning.opportunities.rules.notice import Money, Notice, Suitability
from commissioning.opportunities.rules.stage import STAGE_WORDS, Stage

State = Notice | Mapping[str, object]
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
_DATED = (("starts_on", "The start"), ("ends_on", "The end"))
_WORDED = (("title", "The title"), ("buyer_name", "The buyer"), ("method", "The way of buying"))
_RETOLD = (
    ("description", "The description was rewritten"),
    ("areas", "The areas were changed"),
    ("cpv", "The kinds of work (CPV codes) were changed"),
    ("links", "The links were changed"),
    ("suitability", "Whether it suits small firms and VCSEs was changed"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: the field of the notice, and a sentence for the page."""

    field: str
    words: str


def newer(read_first: Notice, read_later: Notice) -> Notice:
    """Say which of two releases of one opportunity counts as the newer.

    The later date does; on the same date a compiled release sums up the others; after that, the
    one read later. A release without a date is older than any with one.
    """
    return read_first if _standing(read_first) > _standing(read_later) else read_later


def _standing(notice: Notice) -> tuple[datetime, bool]:
    return notice.published_at or _LONG_AGO, notice.is_compiled


def carried_forward(older: Notice, later: Notice) -> Notice:
    """Fill in what the newer release leaves out from the one before it.

    In OCDS what a release does not mention stays as it was: a contract release may leave out the
    whole tender. Identity, stage and warnings are always the newer one's.
    """
    kept = {name: getattr(older, name) for name in _CARRIED if getattr(later, name) in _UNSAID}
    if later.value_pence is None and not later.value_note:
        kept |= {name: getattr(older, name) for name in ("value_pence", "currency", "value_note")}
    return replace(later, **kept)


_UNSAID = ("", (), None, Suitability())
_NEVER_CARRIED = frozenset(
    {
        "position",
        "source",
        "ocid",
        "release_id",
        "published_at",
        "tags",
        "stage",
        "warnings",
        "content_hash",
        "raw",
        "value_pence",
        "currency",
        "value_note",
    }
)
_CARRIED = tuple(each.name for each in fields(Notice) if each.name not in _NEVER_CARRIED)


def changes(before: State, after: State) -> tuple[Change, ...]:
    """Say what is different between two states of an opportunity, the most pressing first.

    A state is a Notice or a mapping with the same names; names that a mapping lacks are passed
    over.
    """
    found = [_stage(before, after), _deadline(before, after), _value(before, after)]
    found += [_reworded(before, after, *each) for each in _WORDED]
    found += [_moved(before, after, *each) for each in _DATED]
    found += [_lots(before, after), _awards(before, after)]
    found += [_retold(before, after, *each) for each in _RETOLD]
    return tuple(each for each in found if each)


def _of(state: State, name: str) -> object:
    return state.get(name) if isinstance(state, Mapping) else getattr(state, name)


def _differ(before: State, after: State, name: str) -> tuple[object, object] | None:
    if any(isinstance(state, Mapping) and name not in state for state in (before, after)):
        return None
    old, new = _of(before, name), _of(after, name)
    return None if _plain(old) == _plain(new) else (old, new)


def _plain(value: object) -> bytes:
    # As JSON, so that a copy stored in a database equals what it was made from.
    return encode(value, enc_hook=str, order="sorted")


def _stage(before: State, after: State) -> Change | None:
    pair = _differ(before, after, "stage")
    if not pair:
        return None
    stage = Stage(str(pair[1]))
    sentences = {
        Stage.CANCELLED: "The buyer cancelled it",
        Stage.AWARDED: "The buyer decided who will do it",
    }
    return Change("stage", sentences.get(stage, f"It is now: {STAGE_WORDS[stage]}"))


def _deadline(before: State, after: State) -> Change | None:
    pair = _differ(before, after, "deadline_at")
    return Change("deadline_at", _from_to("The deadline", *pair)) if pair else None


def _moved(before: State, after: State, name: str, label: str) -> Change | None:
    pair = _differ(before, after, name)
    return Change(name, _from_to(label, *pair)) if pair else None


def _from_to(label: str, old: object, new: object) -> str:
    if new is None:
        return f"{label} was taken out (it was {_when(old)})"
    if old is None:
        return f"{label} was set to {_when(new)}"
    return f"{label} moved from {_when(old)} to {_when(new)}"


def _when(value: object) -> str:
    """Say a moment in UK time, as 5pm on Friday 27 March 2027; a day without the hour."""
    if isinstance(value, datetime):
        local = value.astimezone(LONDON)
        return f"{_hour(local)} on {_day(local)}"
    return _day(value) if isinstance(value, date) else str(value)


def _day(value: date) -> str:
    return f"{value:%A} {a_day(value)}"


def _hour(value: datetime) -> str:
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes}{'am' if value.hour < 12 else 'pm'}"


def _value(before: State, after: State) -> Change | None:
    pair = _differ(before, after, "value_pence")
    if not pair:
        return None
    old, new = _money(before, pair[0]), _money(after, pair[1])
    return Change("value_pence", f"The value changed from {old} to {new}")


def _money(state: State, pence: object) -> str:
    currency = _of(state, "currency")
    return in_words(Money(pence if isinstance(pence, int) else None, str(currency or "GBP")))


def _reworded(before: State, after: State, name: str, label: str) -> Change | None:
    pair = _differ(before, after, name)
    if not pair:
        return None
    old, new = (str(each) if each else "nothing" for each in pair)
    return Change(name, f"{label} changed from “{old}” to “{new}”")


def _lots(before: State, after: State) -> Change | None:
    pair = _differ(before, after, "lots")
    if not pair:
        return None
    old, new = (_by_id(each) for each in pair)
    parts = (
        _counted(len(new.keys() - old.keys()), "added"),
        _counted(len(old.keys() - new.keys()), "taken out"),
        _counted(
            sum(_plain(old[key]) != _plain(new[key]) for key in old.keys() & new.keys()), "changed"
        ),
    )
    return Change("lots", "; ".join(filter(None, parts)).capitalize())


def _by_id(lots: object) -> dict[object, object]:
    listed = lots if isinstance(lots, tuple | list) else ()
    return {_id_of(lot): lot for lot in listed}


def _id_of(lot: object) -> object:
    return lot.get("id") if isinstance(lot, Mapping) else getattr(lot, "id", lot)


def _counted(number: int, done: str) -> str:
    if not number:
        return ""
    return f"{number} lot {done}" if number == 1 else f"{number} lots {done}"


def _awards(before: State, after: State) -> Change | None:
    pair = _differ(before, after, "awards")
    if not pair:
        return None
    names = [name for award in _listed(pair[1]) for name in _suppliers(award)]
    told = f"Awarded to {', '.join(dict.fromkeys(names))}" if names else "The awards were changed"
    return Change("awards", told)


def _listed(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, tuple | list) else ()


def _suppliers(award: object) -> tuple[str, ...]:
    found = (
        award.get("suppliers") if isinstance(award, Mapping) else getattr(award, "suppliers", ())
    )
    return tuple(str(each) for each in _listed(found))


def _retold(before: State, after: State, name: str, sentence: str) -> Change | None:
    return Change(name, sentence) if _differ(before, after, name) else None
