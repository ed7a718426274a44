"""What somebody asks of the what-if page, and the reserves a party enters for itself."""

from typing import Any

from flask import request

from commissioning.agreements.forms.numbers import Percent
from commissioning.agreements.rules.what_if import Leaving
from commissioning.foundation.clock import today
from commissioning.foundation.fields import DateParts, Line, Money, Option, Pick
from commissioning.foundation.forms import RegisterForm


class WhatIfForm(RegisterForm):
    """An actual cost, and perhaps a party that leaves; asked in the address, so it can be shared.

    What is asked changes nothing, so it needs no token.
    """

    class Meta:
        """Ask in the address."""

        csrf = False

    actual = Money("What would the work cost?", hint="The actual cost, such as 1,080,000.")
    paid = Percent(
        "What part of a saving is paid, after what is measured?",
        hint="From 0 to 100. Empty: all of it, before anything lowers it.",
    )
    leaver = Pick("Does somebody leave before the end?", hint="Leave this empty if nobody does.")
    left_on = DateParts(
        "To which day is their share worked out?", when="the share is worked out", optional=True
    )
    spent = Money("How much had been spent by then?")

    who_can_see = "nobody but you: what you ask here is not kept."

    def __init__(
        self, parties: dict[str, str], measure: str, *, may_be_lowered: bool, **more: Any
    ) -> None:
        super().__init__(formdata=request.args, **more)
        self.leaver.options = [Option(ref, name) for ref, name in parties.items()]
        del self[("left_on", "spent")[measure == "time"]]
        if not may_be_lowered:
            del self["paid"]

    @property
    def beside_cost(self) -> list[tuple[str, str]]:
        """Give what else the address says, so that another cost is asked with it."""
        boxes = ("paid", *(("leaver", "left_on", "spent") if self.leaver.data else ()))
        return [pair for pair in request.args.items(multi=True) if pair[0].startswith(boxes)]

    @property
    def paid_bp(self) -> int | None:
        """Give the part of a saving that is paid, in hundredths of a percent, or None."""
        paid = self._fields.get("paid")
        return paid.data if paid and not self.errors else None

    @property
    def leaving(self) -> Leaving | None:
        """Give who leaves and when, or None."""
        if not self.leaver.data:
            return None
        left_on, spent = self._fields.get("left_on"), self._fields.get("spent")
        return Leaving(self.leaver.data, left_on and left_on.data, spent and spent.data)


class ReservesForm(RegisterForm):
    """The unrestricted reserves of one's own organisation."""

    who_can_see = "your own staff and board, and nobody else."
    pence = Money(
        "How much are your unrestricted reserves?",
        missing="Enter your unrestricted reserves",
        hint="Money you are free to spend on anything. Leave out what a funder has tied down, "
        "and buildings or vans.",
    )
    as_of = DateParts("On which day was that?", when="that was so", latest=None)
    source = Line("Where is the figure from?", hint="Such as “accounts to March 2026, page 9”.")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.as_of.latest = today()
