"""Registering on one page, without any script."""

from commissioning.organisations.models import Organisation, RegisterRow
from tests.pages.conftest import Site
from tests.pages.organisations.conftest import Town


def held(site: Site) -> None:
    with site.world() as world:
        world.keep(
            RegisterRow(
                scheme="GB-CHC",
                number="1000001",
                name="QUAY CARERS OF SALTMERE",
                postcode="PL1 1AA",
                activities="Care at home.",
                website="https://quay.example",
                company_number="01234567",
                themes="ED101",
            )
        )


def test_a_number_fills_in_the_name_and_nothing_is_stored_yet(town: Town) -> None:
    held(town.site)
    visitor = town.newcomer()
    page = visitor.submit(
        visitor.get("/organisations/new"), "Look it up", scheme="GB-CHC", number="1000001"
    )
    assert page.typed("Check and go on")["name"] == ["Quay Carers of Saltmere"]
    assert page.typed("Check and go on")["about"] == ["Care at home."]
    with town.site.session() as session:
        assert session.query(Organisation).filter_by(name="Quay Carers of Saltmere").count() == 0


def test_the_answers_are_read_back_and_then_stored_with_what_the_register_adds(town: Town) -> None:
    held(town.site)
    visitor = town.newcomer()
    typed = {"scheme": "GB-CHC", "number": "1000001", "name": "Quay Carers", "kind": "vcse"}
    check = visitor.submit(visitor.get("/organisations/new"), "Check and go on", **typed)
    assert check.heading == "Check what you have said"
    assert "GB-CHC-1000001, GB-COH-01234567" in check.text
    done = visitor.submit(check, "Register it")
    assert done.heading == "Quay Carers"
    assert "you are its admin" in done.notice
    assert "Waits for verification" in done.text
    assert "https://quay.example" in done.links.values()


def test_what_was_said_can_be_changed_from_the_check_page(town: Town) -> None:
    visitor = town.newcomer()
    typed = {"scheme": "none", "name": "Tuesday Singers", "kind": "vcse", "about": "We\nsing"}
    check = visitor.submit(visitor.get("/organisations/new"), "Check and go on", **typed)
    assert "two verified organisations to vouch" in check.text
    again = visitor.submit(check, "Change something")
    assert again.typed("Check and go on")["name"] == ["Tuesday Singers"]
    assert again.typed("Check and go on")["about"][0].splitlines() == ["We", "sing"]


def test_a_likely_duplicate_is_shown_with_both_ways_on(town: Town) -> None:
    visitor = town.newcomer()
    typed = {"scheme": "none", "name": "The Harbour Trust Ltd", "kind": "vcse"}
    check = visitor.submit(visitor.get("/organisations/new"), "Check and go on", **typed)
    assert check.heading == "Is this one of them?"
    assert check.links["This is us: ask to join Harbour Trust"] == (
        f"/organisations/{town.trust}/join"
    )
    done = visitor.submit(check, "Ours is a different one: register it")
    assert done.heading == "The Harbour Trust Ltd"


def test_storing_a_duplicate_without_having_been_shown_it_shows_it(town: Town) -> None:
    visitor = town.newcomer()
    typed = {"scheme": "none", "name": "Harbour Trust", "kind": "vcse", "step": "store"}
    assert visitor.post("/organisations/new", typed, status=200).heading == "Is this one of them?"


def test_each_wrong_answer_is_said_beside_its_field_and_what_was_typed_is_kept(town: Town) -> None:
    visitor = town.newcomer()
    page = visitor.submit(
        visitor.get("/organisations/new"), "Check and go on", scheme="GB-CHC", number="12"
    )
    assert page.errors == [
        "Enter a charity number of 6 or 7 figures, such as 1234567.",
        "Enter the name of the organisation",
        "Choose its kind",
    ]
    assert page.typed("Check and go on")["number"] == ["12"]


def test_looking_up_says_what_is_missing_or_not_held(town: Town) -> None:
    visitor = town.newcomer()
    new = visitor.get("/organisations/new")
    assert "Enter a number to look up" in visitor.submit(new, "Look it up").errors[0]
    page = visitor.submit(new, "Look it up", number="1000001")
    assert page.errors == ["Choose the register that the number is in"]
    page = visitor.submit(new, "Look it up", number="1000001", scheme="GB-CHC")
    assert "We do not hold this number" in page.text
    page = visitor.submit(new, "Look it up", number="1", scheme="GB-CHC")
    assert page.errors == ["Enter a charity number of 6 or 7 figures, such as 1234567."]


def test_whatever_is_sent_there_is_a_page(town: Town) -> None:
    visitor = town.newcomer()
    for typed in (
        {},
        {"step": "store"},
        {"step": "look", "scheme": "other", "number": "\0"},
        {"scheme": "other", "number": "x" * 90, "name": "n", "kind": "king"},
        {"name": ["a", "b"], "kind": "vcse", "scheme": "none", "about": "a" * 9_000},
    ):
        visitor.post("/organisations/new", typed, status=200)
