"""Days that cannot both be right, or not lawful: inside a time to wait, or out of order.

What happened is kept as it was entered, since it may be true. These words stand beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from commissioning.reviews.rules.notice_list import IN_ANY_ORDER
from commissioning.reviews.rules.notice_parts import NoticeKind
from commissioning.reviews.rules.running import Clock
from commissioning.reviews.rules.saying import full_day

ASK = "Ask your procurement officer."


def doubts_about(
    kind: NoticeKind,
    in_order: Sequence[NoticeKind],
    days: Mapping[str, date],
    clocks: Mapping[str, Sequence[Clock]],
) -> tuple[str, ...]:
    """Say what is odd about the day of a notice or act, in sentences; none where nothing is.

    `in_order` holds those of its route as the law has them; `days` and `clocks` go by their keys.
    """
    day, keys = days.get(kind.key), [each.key for each in in_order]
    if day is None or kind.key not in keys:
        return ()
    at = keys.index(kind.key)
    before, after = in_order[:at], in_order[at + 1 :]
    waits = [clock for each in before for clock in clocks.get(each.key, ())]
    said = (
        *(() if kind.while_waiting else _inside(day, waits)),
        *_out_of_order(day, kind, before, days, first=True),
        *_out_of_order(day, kind, after, days, first=False),
    )
    return tuple(f"{each} {ASK}" for each in dict.fromkeys(said))


def _inside(day: date, waits: Iterable[Clock]) -> Iterator[str]:
    for clock in waits:
        counted = clock.counted
        if not clock.rule.holds or counted is None or counted.last_day is None:
            continue
        if counted.from_day <= day <= counted.last_day:
            yield f"This is before {clock.rule.holds} ends, on {full_day(counted.last_day)}."


def _out_of_order(
    day: date,
    kind: NoticeKind,
    others: Iterable[NoticeKind],
    days: Mapping[str, date],
    *,
    first: bool,
) -> Iterator[str]:
    """Say which `others`, that come `first` or later, have a day on the wrong side of this one."""
    for other in others:
        its = days.get(other.key)
        free = {kind.key, other.key} <= IN_ANY_ORDER
        if its is None or free:
            continue
        if first and day < its:
            yield f"This is before “{other.name}”, on {full_day(its)}, which comes first."
        if not first and day > its:
            yield f"This is after “{other.name}”, on {full_day(its)}, which comes later."
