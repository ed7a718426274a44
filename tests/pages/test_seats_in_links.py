"""Links in emails name the seat they are for; forms carry their own, and are never led away."""

from sqlalchemy import func, select

from commissioning.foundation.actor import Role
from commissioning.organisations.models import Seat
from commissioning.register.models import Declaration
from tests.pages.conftest import Site


def _two_seats(site: Site) -> tuple[Seat, Seat]:
    with site.world() as world:
        place = world.place()
        first = world.organisation("Harbour Light", place=place)
        second = world.organisation("Second Tide", place=place)
        person = world.person("Two Hats")
        mine = world.seat(first, Role.OFFICER, person)
        other = world.seat(second, Role.TRUSTEE, person)
        return mine, other


def test_a_link_for_another_role_asks_first_and_keeps_the_whole_address(site: Site) -> None:
    mine, other = _two_seats(site)
    visitor = site.sign_in_seat(mine)
    answer = visitor.client.get(f"/opportunities?q=abuse&as={other.ref}")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"/roles?wanted={other.ref}")
    assert "q%3Dabuse" in answer.headers["Location"]
    assert other.ref not in answer.headers["Location"].split("next=")[1]


def test_a_form_sent_to_such_a_link_is_not_led_away(site: Site) -> None:
    mine, other = _two_seats(site)
    visitor = site.sign_in_seat(mine)
    answer = visitor.client.post(f"/account/name?as={other.ref}", data={"name": "Typed at length"})
    assert answer.status_code == 200
    assert "Typed at length" in answer.text


def test_a_link_for_the_role_in_use_opens_at_once(site: Site) -> None:
    mine, _other = _two_seats(site)
    assert site.sign_in_seat(mine).client.get(f"/opportunities?as={mine.ref}").status_code == 200


def test_what_was_typed_is_kept_when_the_new_role_could_not_even_open_the_page(
    site: Site,
) -> None:
    mine, other = _two_seats(site)
    visitor = site.sign_in_seat(mine)
    page = visitor.get("/register/new")
    visitor.submit(visitor.get(f"/roles?wanted={other.ref}"), "Act in this role", seat=other.ref)
    summary = "We would walk with people who come home from hospital"
    shown = visitor.submit(page, "Say we're bidding", summary=summary)
    assert shown.status == 200
    assert summary in shown.text
    assert "Nothing was sent" in shown.text
    with site.session() as session:
        assert session.scalar(select(func.count()).select_from(Declaration)) == 0
    assert "Officer at Harbour Light" in visitor.get("/").text or "officer" in visitor.get("/").text
