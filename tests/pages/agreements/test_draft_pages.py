"""The draft and its parts: what is still to say, who finds it, what is not there."""

import pytest
from sqlalchemy import select

from commissioning.agreements.models import Edit
from commissioning.foundation.clock import now
from commissioning.partnerships.models import Partner, Partnership
from tests.pages.agreements.drafting import Drafting


def test_the_draft_lists_each_part_with_what_is_still_to_say(drafting: Drafting) -> None:
    page = drafting.officer.get(drafting.path)
    assert "Purpose and principles" in page.links
    assert "Say when it starts" in page.text
    assert "Who can see this: only the parties" in page.text


def test_a_part_that_is_written_is_said(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/part/about")
    page = officer.submit(page, "Save", purpose="Warm rooms for everybody", starts_on__day="1")
    assert page.errors == ["Enter the month and year it starts"]
    page = officer.submit(page, "Save", starts_on__month="4", starts_on__year="2027")
    assert page.notice == "Saved."
    assert drafting.says("about")["purpose"] == "Warm rooms for everybody"
    assert drafting.says("about")["starts_on"] == "2027-04-01"


def test_an_agreement_ends_on_or_after_the_day_it_starts(drafting: Drafting) -> None:
    officer = drafting.officer
    days = {"starts_on__day": "2", "starts_on__month": "4", "starts_on__year": "2027"}
    ends = {name.replace("starts", "ends"): text for name, text in days.items()}
    page = officer.get(f"{drafting.path}/part/about")
    page = officer.submit(page, "Save", **days, **{**ends, "ends_on__day": "1"})
    assert page.errors == ["Enter an end that is on or after the day it starts"]
    assert officer.submit(page, "Save", ends_on__day="2").notice == "Saved."


def test_what_each_party_does_is_written_and_who_it_is_stays(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/part/parties")
    role = {f"role_{drafting.kitchen_ref}": "Cooks a hot meal"}
    assert officer.submit(page, "Save", **role).notice == "Saved."
    harbour, kitchen = drafting.content().parties
    assert (kitchen.role, harbour.is_lead) == ("Cooks a hot meal", True)


def test_nobody_but_the_parties_staff_finds_the_draft(drafting: Drafting) -> None:
    pages = ("", "/part/about", "/list/risks", "/shares", "/clauses", "/add-clause")
    stranger = drafting.site.sign_in_seat(drafting.stranger)
    for page in pages:
        stranger.get(drafting.path + page, status=404)
    drafting.site.sign_in_seat(drafting.trustee).get(drafting.path, status=403)


@pytest.mark.parametrize(
    "page",
    [
        "/part/nothing",
        "/list/nothing",
        "/list/risks/nothing",
        f"/list/risks/{'x' * 99}",
        "/clauses/nothing",
        f"/clauses/{'x' * 99}",
        "/shares/nothing",
        "/take-out/nothing",
        "/take-out/risks/nothing",
        "/take-out/nothing/at/all",
        "/before/nothing",
        "/before/clauses/nothing",
    ],
)
def test_a_part_that_is_not_there_is_not_found(drafting: Drafting, page: str) -> None:
    drafting.officer.get(drafting.path + page, status=404)


def test_a_draft_names_a_partner_who_came_later_when_asked_to(drafting: Drafting) -> None:
    with drafting.site.world() as world:
        partnership = world.session.scalars(select(Partnership)).one()
        joined = world.organisation("Third Shed", place=partnership.place)
        world.keep(
            Partner(
                partnership_id=partnership.id,
                organisation_id=joined.id,
                rank=3,
                status="partner",
                joined_at=now(),
            )
        )
    officer = drafting.officer
    page = officer.submit(officer.get(drafting.path), "Name those who are partners now")
    assert [party.name for party in drafting.content().parties][2:] == ["Third Shed"]
    assert "Who is a partner has changed" not in page.text


def test_the_page_of_a_draft_asks_the_database_as_often_for_many_edits(drafting: Drafting) -> None:
    officer = drafting.officer
    officer.get(drafting.path)
    with drafting.site.counting() as few:
        officer.get(drafting.path)
    for number in range(20):
        held = drafting.says("clauses/purpose")
        drafting.write(drafting.kitchen, "clauses/purpose", {**held, "text": f"Text {number}"})
    with drafting.site.counting() as many:
        officer.get(drafting.path)
    assert len(many) <= len(few) + 2  # the names of those who wrote
    with drafting.site.session() as session:
        assert len(session.scalars(select(Edit)).all()) == 20
