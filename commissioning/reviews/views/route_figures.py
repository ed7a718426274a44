"""The table of thresholds and periods: public, dated, with its sources."""

from flask import render_template

from commissioning.foundation.clock import today
from commissioning.foundation.web import Access, open_to
from commissioning.reviews.rules.clocks import Starts
from commissioning.reviews.rules.figures import PeriodRow, figures
from commissioning.reviews.rules.thresholds import amount_in_words, amounts_on, period_words
from commissioning.reviews.views.blueprint import blueprint


@blueprint.get("/routes/figures")
@open_to(Access.ANYONE)
def route_figures() -> str:
    """Show the amounts and periods that the register works with today, and where they stand."""
    day = today()
    return render_template(
        "reviews/route_figures.html",
        today=day,
        amounts=[
            (what.words, amount_in_words(found) if found else "", found)
            for what, found in amounts_on(day)
        ],
        periods=[(period_words(row.what), _how(row), row) for row in figures().periods],
    )


def _how(row: PeriodRow) -> str:
    return f"{row.count} {row.unit}. {Starts(row.starts).words}."
