"""The page of parts: every macro with an example. Registered in development only."""

from datetime import date, datetime

from flask import Blueprint, render_template

from commissioning.foundation.clock import LONDON
from commissioning.foundation.fields import (
    Choice,
    Choices,
    DateParts,
    DeadlineParts,
    Line,
    Lines,
    Money,
    MonthParts,
    Option,
    Paragraphs,
    Pick,
    Secret,
    Suggested,
    Tick,
    Upload,
    YesNo,
)
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.web import Access, open_to

pages = Blueprint("parts", __name__)

_AREAS = (
    Option("E06000026", "Plymouth", group="South West"),
    Option("E06000052", "Cornwall", group="South West"),
    Option("E06000045", "Southampton", group="South East"),
)
_OPEN = (
    Option("yes", "Yes, we would like to find others", "They can ask you to talk."),
    Option("perhaps", "Perhaps", "You can decide later."),
    Option("no", "Not this time"),
)


class PartsForm(RegisterForm):
    """One field of every kind."""

    who_can_see = "only you, until you share it. Then members of Harbour City can see it."
    title = Line(
        "What would you call it?", missing="Enter what you would call it", hint="A few words."
    )
    purpose = Paragraphs(
        "In one sentence, what would you do?",
        missing="Enter what you would do, in one sentence",
        max_length=300,
        rows=3,
    )
    brings = Lines("What do you bring?", hint="One thing on each line.", rows=3)
    open_to_partners = Choice(
        "Are you open to partners?",
        options=_OPEN,
        missing="Choose whether you are open to partners",
    )
    alone = YesNo(
        "Could you answer alone?",
        missing="Choose yes if you could answer alone",
        hint="Nobody else sees this.",
    )
    helps = Choices(
        "Who is it for?",
        options=(Option("children", "Children"), Option("carers", "Carers", "Unpaid, of any age")),
    )
    area = Pick("Main area", options=_AREAS)
    areas = Suggested("Other areas", options=_AREAS, hint="Begin to type, or leave empty.")
    starts = DateParts("When would it start?", when="the work would start", hint="Like 27 3 2027.")
    period = MonthParts("Until which month?", when="the work would end", optional=True)
    closes = DeadlineParts("When does it close?", when="it closes", optional=True)
    sought = Money("How much would you ask for?", hint="Only the funder and partners see this.")
    secret = Secret("Your password", missing="Enter your password")
    paper = Upload("A paper, if you have one")
    agree = Tick(
        "I have read what may be said while a competition is live",
        missing="Tick to say that you have read it",
    )


@pages.route("/parts", methods=["GET", "POST"])
@open_to(Access.ANYONE)
def show() -> str:
    """Show every part; a POST shows the form with its errors."""
    form = PartsForm()
    if form.is_submitted():
        form.validate()
    return render_template("foundation/parts.html", form=form, example=_example())


def _example() -> dict[str, object]:
    """Give invented things to show, with dates that stay the same."""
    return {
        "day": date(2027, 3, 27),
        "deadline": datetime(2027, 3, 27, 17, 0, tzinfo=LONDON),
        "shares": [
            {"name": "Harbour Kitchen", "weight": 40, "pence": 1_000_000},
            {"name": "Tamar Carers", "weight": 35, "pence": 875_000},
            {"name": "The Quay Youth Project", "weight": 25, "pence": 625_000},
        ],
        "pieces": [
            ("same", "Warm meals and company for "),
            ("struck", "older people"),
            ("added", "anyone over 60"),
            ("same", " in the three harbour wards."),
        ],
    }
