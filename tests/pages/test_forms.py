"""A form is made for one role, keeps what was typed, and says where to look again."""

from pathlib import Path

import pytest
from flask import Flask, g

from commissioning.foundation import forms
from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Refused
from commissioning.foundation.fields import DateParts, Line
from commissioning.foundation.forms import ErrorLink, RegisterForm
from tests.pages.look import AMINA, AMINA_ELSEWHERE, look_app


class Asks(RegisterForm):
    """Two fields, one of them a date."""

    name = Line("Name", missing="Enter the name")
    start = DateParts("Start", when="the work would start")


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """Give the app, in which Amina has two roles."""
    monkeypatch.setattr(forms, "other_actors", lambda: [AMINA_ELSEWHERE])
    return look_app(tmp_path)


def send(app: Flask, actor: Actor, **typed: str) -> Asks:
    """Send the form as this actor, and check it."""
    with app.test_request_context(method="POST", data=typed):
        g.actor = actor
        form = Asks()
        form.validate()
        return form


WHOLE = {"name": "Warm Harbour", "start-day": "1", "start-month": "4", "start-year": "2027"}


def test_a_form_carries_the_role_it_was_made_for(app: Flask) -> None:
    with app.test_request_context():
        g.actor = AMINA
        assert Asks().acting_as.data == "seat-one"


def test_a_form_sent_in_the_role_it_was_made_for_is_taken(app: Flask) -> None:
    assert not send(app, AMINA, acting_as="seat-one", **WHOLE).errors


@pytest.mark.parametrize("made_for", ["seat-two", "", "no-such-seat"])
def test_a_form_made_for_another_role_is_refused_and_keeps_what_was_typed(
    app: Flask, made_for: str
) -> None:
    form = send(app, AMINA, acting_as=made_for, **WHOLE)
    assert len(form.form_errors) == 1
    assert form.name.data == "Warm Harbour"
    assert form.start.typed["month"] == "4"


def test_the_refusal_names_both_roles(app: Flask) -> None:
    (said,) = send(app, AMINA, acting_as="seat-two", **WHOLE).form_errors
    assert "as trustee at Tamar Carers" in said
    assert "acting as officer at Harbour Kitchen" in said


def test_sending_it_again_is_a_choice_made_in_the_role_in_use(app: Flask) -> None:
    form = send(app, AMINA, acting_as="seat-two", **WHOLE)
    assert form.acting_as.data == "seat-one"


def test_nobody_elses_role_is_named(app: Flask) -> None:
    (said,) = send(app, AMINA, acting_as="no-such-seat", **WHOLE).form_errors
    assert "as another of your roles" in said


def test_the_summary_leads_to_the_first_input_to_mend(app: Flask) -> None:
    form = send(app, AMINA, acting_as="seat-one", **{"start-day": "1", "start-year": "2027"})
    assert form.error_links() == [
        ErrorLink("Enter the name", "#name"),
        ErrorLink("Enter the month the work would start", "#start-month"),
    ]


def test_a_rule_speaks_beside_the_field_it_names(app: Flask) -> None:
    form = send(app, AMINA, acting_as="seat-one", **WHOLE)
    form.refused(Refused("Choose another name: this one is taken", "name"))
    form.refused(Refused("The place is closed", None))
    form.refuse("This has no field here", "no_such_field")
    assert form.error_links() == [
        ErrorLink("The place is closed"),
        ErrorLink("This has no field here"),
        ErrorLink("Choose another name: this one is taken", "#name"),
    ]


def test_a_page_without_its_token_says_to_send_it_again(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    form = send(app, AMINA, acting_as="seat-one", **WHOLE)
    assert form.error_links() == [ErrorLink(forms.GONE_STALE)]
    assert form.name.data == "Warm Harbour"


def test_who_can_see_a_form_is_said_once(app: Flask) -> None:
    form = send(app, AMINA, acting_as="seat-one", **WHOLE)
    form.who_can_see = "anyone."
    assert [form.who_can_see_once(), form.who_can_see_once()] == ["anyone.", ""]
