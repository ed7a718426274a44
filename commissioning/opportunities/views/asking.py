"""What the address of the list asks for, tidied, and the addresses that change one thing of it."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from werkzeug.datastructures import MultiDict

from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.queries.browsing import DEADLINE, NEWEST, WINDOWS, Wanted
from commissioning.opportunities.rules.stage import Stage

MOST_CHOSEN = 20  # answers taken from one address, in each filter
LONGEST = 200  # characters of one value
FILTERS = ("area", "theme", "buyer", "stage", "mode", "place")
SINGLE = ("q", "open", "days", "sort")


@dataclass(frozen=True)
class Asked:
    """The parameters of one request."""

    query: MultiDict[str, str]

    def one(self, name: str) -> str:
        """Give the first value of a parameter, cut to a sensible length."""
        return self.query.get(name, "").replace("\x00", "")[:LONGEST].strip()

    def many(self, name: str) -> tuple[str, ...]:
        """Give the values of a parameter, each once."""
        values = (value.replace("\x00", "")[:LONGEST] for value in self.query.getlist(name))
        return tuple(dict.fromkeys(filter(None, values)))[:MOST_CHOSEN]

    @property
    def days(self) -> int | None:
        """Give the window for the deadline, if it is one of those offered."""
        return next((each for each in WINDOWS if str(each) == self.one("days")), None)

    def wanted(self) -> Wanted:
        """Give what is looked for."""
        return Wanted(
            words=self.one("q"),
            areas=self.many("area"),
            themes=self.many("theme"),
            buyers=self.many("buyer"),
            stages=tuple(s for s in self.many("stage") if s in set(Stage)),
            modes=tuple(m for m in self.many("mode") if m in set(SharingMode)),
            places=self.many("place"),
            open_now=self.one("open") == "yes",
            days=self.days,
            order=DEADLINE if self.one("sort") == DEADLINE else NEWEST,
            after=self.one("after"),
        )

    def kept(self) -> dict[str, Any]:
        """Give the parameters that stay when one thing is changed; the page begins anew."""
        held: dict[str, Any] = {name: list(self.many(name)) for name in FILTERS}
        held |= {name: self.one(name) for name in SINGLE}
        return {name: value for name, value in held.items() if value}

    def href(self, **changed: Any) -> str:
        """Give the address of the list with some parameters changed; None takes one away."""
        held = {**self.kept(), **changed}
        return url_for("opportunities.browse", **{n: v for n, v in held.items() if v})

    def without(self, name: str, value: str = "") -> str:
        """Give the address of the list without one answer of a filter."""
        held = self.kept().get(name)
        left = [one for one in held if one != value] if isinstance(held, list) else None
        return self.href(**{name: left})
