"""Proposing a partnership in the browser: with whom, what for, in which form, and then sent."""

import pytest

from commissioning.foundation.sharing import SharingMode
from commissioning.organisations.models import Organisation
from commissioning.partnerships.forms.proposing import MOST_PARTIES
from commissioning.partnerships.views.writing import MANY
from commissioning.places.models import Place
from tests.pages.conftest import Visitor
from tests.pages.inspecting import Page, words
from tests.pages.partnerships.conftest import CHECK, SEND, TYPED, Saltmere, buttons


def opened(town: Saltmere, query: str = "") -> tuple[Visitor, Page]:
    """Give Warm Harbour's officer and the page on which to propose."""
    visitor = town.visit("harbour")
    return visitor, visitor.get(f"/partnerships/new{query}")


def with_eastside(town: Saltmere) -> tuple[Visitor, Page]:
    visitor, page = opened(town, f"?opportunity={town.opportunity}")
    return visitor, town.added(visitor, page, "eastside")


def test_what_was_proposed_stands_on_its_page(saltmere: Saltmere) -> None:
    page = saltmere.visit("harbour").get(saltmere.proposed())
    assert page.heading == "Warm Rooms Together"
    assert "Eastside Kitchen" in page.text
    assert "Warm rooms with a meal" in page.text
    assert saltmere.stored().status == "proposed"


def test_adding_and_taking_out_keep_all_that_was_typed(saltmere: Saltmere) -> None:
    visitor, page = with_eastside(saltmere)
    page = saltmere.added(visitor, page, "quayside", **TYPED)
    page = visitor.submit(page, "Take out Eastside Kitchen", parties__2__role="The ramps")
    typed = page.typed(CHECK)
    assert typed["title"] == [TYPED["title"]]
    assert typed["why_joint"] == [TYPED["why_joint"]]
    assert typed["parties-0-role"] == [TYPED["parties__0__role"]]
    assert typed["parties-2-role"] == ["The ramps"]
    assert "Take out Eastside Kitchen" not in buttons(page)


def offered(page: Page) -> list[str]:
    """Give the names in the list of those who may be asked."""
    return [words(each) for each in page.main.select("select[name=pick] option[value]")][1:]


@pytest.mark.parametrize("do", ["find", ""])
def test_an_organisation_is_found_by_its_name_with_enter_too(saltmere: Saltmere, do: str) -> None:
    typed = {"find": "quayside", "title": "Kept", "do": do}
    page = saltmere.visit("harbour").post("/partnerships/new", typed, status=200)
    assert offered(page) == ["Quayside Transport"]
    assert page.typed(CHECK)["title"] == ["Kept"]
    assert page.errors == []


def test_where_many_could_be_asked_one_is_looked_for_by_name(saltmere: Saltmere) -> None:
    visitor, page = opened(saltmere)
    assert "Find" not in buttons(page)
    with saltmere.site.world() as world:
        place = world.session.get_one(Place, saltmere.place)
        for number in range(MANY):
            world.organisation(f"Helpers {number}", place=place)
    _visitor, page = opened(saltmere)
    assert offered(visitor.submit(page, "Find", find="helpers 7")) == ["Helpers 7"]


def test_what_is_missing_is_said_beside_its_field(saltmere: Saltmere) -> None:
    visitor, page = with_eastside(saltmere)
    errors = visitor.submit(page, CHECK).errors
    assert errors == [
        "Enter what you would call it",
        "Enter what you would do together, in one sentence",
        "Enter what Warm Harbour would do",
        "Enter what Eastside Kitchen would do",
        "Choose the legal form that comes closest",
        "Enter why a joint answer is needed",
    ]


def test_nobody_answers_together_alone(saltmere: Saltmere) -> None:
    visitor, page = opened(saltmere)
    alone = {name: value for name, value in TYPED.items() if name != "parties__1__role"}
    assert visitor.submit(page, CHECK, **alone).errors == ["Choose at least one other organisation"]


def test_a_lead_body_needs_a_lead(saltmere: Saltmere) -> None:
    visitor, page = with_eastside(saltmere)
    page = visitor.submit(page, CHECK, **{**TYPED, "legal_form": "lead_body"})
    assert page.errors == ["Choose who would lead"]


def test_everything_is_read_back_and_can_be_changed_before_it_is_sent(
    saltmere: Saltmere,
) -> None:
    visitor, page = with_eastside(saltmere)
    checked = visitor.submit(page, CHECK, **TYPED, message="Shall we?\nIt would be good.")
    for said in (TYPED["title"], TYPED["why_joint"], "The lift there and back", "Shall we?"):
        assert said in checked.text
    again = visitor.submit(checked, "Change something")
    assert again.typed(CHECK)["message"] == ["Shall we?\nIt would be good."]
    assert again.typed(CHECK)["title"] == [TYPED["title"]]


def test_money_talk_is_warned_of_while_a_competition_may_be_live(saltmere: Saltmere) -> None:
    visitor, page = opened(saltmere, f"?organisation={saltmere.organisations['eastside']}")
    typed = {**TYPED, "parties__1__role": "Drivers at £14 an hour"}
    warned = visitor.submit(page, CHECK, **typed)
    assert any("£14" in line for line in warned.errors)
    assert visitor.submit(warned, CHECK).heading == "Check before you send it"


def test_money_is_no_secret_where_there_is_no_competition(saltmere: Saltmere) -> None:
    visitor, page = with_eastside(saltmere)
    typed = {**TYPED, "parties__1__role": "Drivers at £14 an hour"}
    assert visitor.submit(page, CHECK, **typed).errors == []


def test_the_form_begins_with_whose_page_one_came_from(saltmere: Saltmere) -> None:
    visitor = saltmere.visit("harbour")
    profile = visitor.get(f"/organisations/{saltmere.organisations['eastside']}")
    page = visitor.get(profile.links["Propose a partnership"])
    assert "Take out Eastside Kitchen" in buttons(page)


def test_where_a_competition_may_be_live_nobody_is_offered(saltmere: Saltmere) -> None:
    saltmere.mode(SharingMode.INTRODUCTIONS)
    _visitor, page = opened(saltmere, f"?opportunity={saltmere.opportunity}")
    assert offered(page) == []
    assert "you can only ask those you were introduced to" in page.text
    assert "those you ask, and nobody else" in page.text


def test_a_stranger_to_the_competition_is_refused_beside_the_parties(saltmere: Saltmere) -> None:
    visitor, page = with_eastside(saltmere)
    checked = visitor.submit(page, CHECK, **TYPED)
    saltmere.mode(SharingMode.INTRODUCTIONS)
    refused = visitor.submit(checked, SEND)
    assert any("you were introduced to" in line for line in refused.errors)
    assert refused.typed(CHECK)["title"] == [TYPED["title"]]


@pytest.mark.parametrize("name", ["opportunity", "organisation", "declaration", "overlap"])
def test_what_is_not_there_begins_nothing(saltmere: Saltmere, name: str) -> None:
    saltmere.visit("harbour").get(f"/partnerships/new?{name}=0000000000000000", status=404)


@pytest.mark.parametrize(
    "typed",
    [
        {"parties-²-role": "x", "parties-99999999999-role": "x", "parties--role": "x"},
        {"legal_form": "guild", "lead": "0000000000000000", "parties-0-organisation": "\0"},
        {"do": "send", "reply_by-day": "31", "reply_by-month": "2", "reply_by-year": "2027"},
        {"pick": "0000000000000000"},
        {"out": "not there", "warned": "x"},
    ],
)
def test_nothing_odd_that_is_sent_breaks_the_page(
    saltmere: Saltmere, typed: dict[str, str]
) -> None:
    page = saltmere.visit("harbour").post("/partnerships/new", typed, status=200)
    assert page.heading == "Propose a partnership"


def test_no_more_parties_are_taken_than_there_may_be(saltmere: Saltmere) -> None:
    typed = {f"parties-{n}-organisation": f"{n:016}" for n in range(MOST_PARTIES + 5)}
    page = saltmere.visit("harbour").post("/partnerships/new", typed, status=200)
    assert len(page.soup.select("[name^=parties-][name$=-role]")) == MOST_PARTIES


def test_the_names_of_hidden_organisations_are_not_told(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        hidden: Organisation = world.organisation("Not Verified Yet", verified=False)
        ref = hidden.ref
    page = saltmere.visit("harbour").post("/partnerships/new", {"pick": ref}, status=200)
    assert "Not Verified Yet" not in page.response.text
