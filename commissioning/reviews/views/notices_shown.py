"""The notices and acts of a route as pages show them: each with its day, and how it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from commissioning.foundation.web import reading
from commissioning.reviews.models import RouteNotice, RouteRecord
from commissioning.reviews.queries.routes import answers_of, days_of
from commissioning.reviews.rules.notice_parts import NoticeKind
from commissioning.reviews.rules.notices import kind_of, kinds_of
from commissioning.reviews.rules.running import Clock, Stands, clocks_from
from commissioning.reviews.rules.saying import full_day
from commissioning.reviews.rules.too_early import doubts_about
from commissioning.reviews.views.route_parts import nation_of_record

NO_DAY = Stands("No day yet", "calm")
PLANNED = Stands("Planned", "calm")
DONE = Stands("Done", "done")
CHECK = Stands("Check its day", "waits")


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """A notice or act of the route: the day entered for it, if any, and the clocks it started.

    Attributes:
        due: The clock that counts to this very notice; None where none runs.
        doubts: What is odd about its day, in sentences: inside a standstill, or out of order.
    """

    kind: NoticeKind
    notice: RouteNotice | None
    clocks: tuple[Clock, ...]
    due: Clock | None
    doubts: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """Give the day entered for it."""
        return self.notice.published_on if self.notice else None

    def stands(self, today: date) -> Stands:
        """Say in a word or two how it stands."""
        if self.doubts:
            return CHECK
        if self.day is not None and self.day <= today:
            return DONE
        if self.due is not None and self.due.is_past_due(today):
            return Stands("Past its day", "waits")
        return PLANNED if self.day else NO_DAY

    def hint(self, today: date) -> str:
        """Say its day and what that began; or, without a day, when it is to come."""
        said = full_day(self.day) if self.day else self.kind.when.removesuffix(".")
        return "; ".join((said, *self._dates(today))) + ("" if self.day else ".")

    def _dates(self, today: date) -> Iterator[str]:
        if self.due is not None and self.due.last_day and not self.due.is_met(today):
            yield f"by {full_day(self.due.last_day)}"
        first = self.clocks[0] if self.clocks else None
        if first is None or first.last_day is None:
            return
        met = first.is_met(today) and first.out_on
        yield (
            f"the notice went out on {full_day(met)}"
            if met
            else f"{first.rule.words}: {full_day(first.last_day)}"
        )


def notices_shown(record: RouteRecord) -> list[NoticeShown]:
    """Give the notices and acts of a record's route, each with its day and its clocks.

    Those of a route chosen before come first: market engagement, say, before a tender.
    """
    entered = days_of(reading(), record)
    kinds = kinds_of(record.route, answers_of(record))
    known = {kind.key for kind in kinds}
    before = [found for key in entered if key not in known and (found := kind_of(key))]
    days = {key: notice.published_on for key, notice in entered.items()}
    clocks = _clocks(record, days)
    due = {
        clock.rule.ended_by: clock
        for started in clocks.values()
        for clock in started
        if clock.rule.ended_by and not clock.rule.sometimes
    }
    return [
        NoticeShown(
            kind,
            entered.get(kind.key),
            clocks.get(kind.key, ()),
            due.get(kind.key),
            doubts_about(kind, kinds, days, clocks),
        )
        for kind in (*before, *kinds)
    ]


def _clocks(record: RouteRecord, days: Mapping[str, date]) -> Mapping[str, tuple[Clock, ...]]:
    """Give the clocks that each day entered started, by the key of its notice or act."""
    nation = nation_of_record(record)
    return {
        key: clocks_from(kind, day, nation, days)
        for key, day in days.items()
        if (kind := kind_of(key))
    }
