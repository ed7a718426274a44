"""Commissioners' interests: the year's, one for each opportunity, and how one is dealt with."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import acted, done
from commissioning.foundation.clock import today
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.opportunities.actions.interests import (
    declare_interest,
    declare_year,
    record_mitigation,
)
from commissioning.opportunities.forms.interests import InterestForm, MitigationForm, YearForm
from commissioning.opportunities.permissions import BEGINNINGS, INTERESTS
from commissioning.opportunities.queries.interests import (
    declared_by,
    earlier_interests,
    is_clear,
    newest_interest,
    one_of_others,
    this_years,
    waiting_for,
)
from commissioning.opportunities.rules.clear import InterestKind
from commissioning.opportunities.rules.interests import interests_year
from commissioning.opportunities.views.asking_commissioners import opportunity_for
from commissioning.opportunities.views.blueprint import blueprint


@blueprint.get("/interests", endpoint="interests")
@open_to(Access.SEATED)
def interests_page() -> str:
    """Show what I am clear for, what is missing, and whose interests wait for me."""
    BEGINNINGS.require(actor(), "declare interests")
    return render_template(
        "opportunities/interests.html",
        year=_year_words(),
        years=this_years(reading(), actor()),
        declared=declared_by(reading(), actor()),
        asked_of_me=waiting_for(reading(), actor()),
        kinds=InterestKind,
    )


@blueprint.route("/interests/year", methods=["GET", "POST"], endpoint="year_interests")
@open_to(Access.SEATED)
def year_page() -> Response | str:
    """Make the year's declaration."""
    BEGINNINGS.require(actor(), "declare interests")
    held = this_years(reading(), actor())
    form = YearForm(data={"text": held.text if held else ""})
    if done(form, lambda s: declare_year(s, actor(), form.text.data or "")):
        flash("Your declaration for the year is made.", "success")
        return redirect(url_for("opportunities.interests"))
    return render_template(
        "opportunities/year_interests.html", form=form, year=_year_words(), held=held
    )


@blueprint.route("/opportunities/<ref>/interest", methods=["GET", "POST"], endpoint="interest")
@open_to(Access.SEATED)
def interest_page(ref: str) -> Response | str:
    """Say whether I have an interest in this opportunity."""
    found = opportunity_for(ref, "declare interest")
    form = _interest_form(found.id)
    if done(
        form,
        lambda s: declare_interest(
            s, actor(), ref, InterestKind(form.kind.data), form.text.data or "", site=site()
        ),
    ):
        flash("Your declaration is made.", "success")
        return redirect(url_for("opportunities.interest", ref=ref))
    return render_template(
        "opportunities/interest.html",
        form=form,
        opportunity=found,
        clearness=is_clear(reading(), actor(), found),
        year_made=this_years(reading(), actor()) is not None,
        earlier=earlier_interests(reading(), actor(), found.id),
        kinds=InterestKind,
    )


@blueprint.route("/interests/<ref>", methods=["GET", "POST"], endpoint="mitigation")
@open_to(Access.SEATED)
def mitigation_page(ref: str) -> Response | str:
    """Read another officer's interest, and record how it is dealt with."""
    interest = INTERESTS.find(reading(), actor(), ref)
    form = MitigationForm()
    may = INTERESTS.may(reading(), actor(), "mitigate", interest)
    if (
        may
        and form.validate_on_submit()
        and acted(form, lambda s: record_mitigation(s, actor(), ref, form.words.data, site=site()))
    ):
        flash("Recorded, with your name. We told them.", "success")
        return redirect(url_for("opportunities.interests"))
    return render_template(
        "opportunities/mitigation.html",
        form=form,
        may=may,
        about=one_of_others(reading(), interest),
        kind=InterestKind(interest.kind),
    )


def _interest_form(opportunity_id: int) -> InterestForm:
    held = newest_interest(reading(), actor().person_id, opportunity_id)
    return InterestForm(data={"kind": held.kind, "text": held.text} if held else {})


def _year_words() -> str:
    first = interests_year(today())
    return f"April {first} to March {first + 1}"
