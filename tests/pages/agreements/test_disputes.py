"""Settling what partners do not agree on, as pages."""

import pytest
from sqlalchemy import select

from commissioning.agreements.models import Agreement, Dispute
from commissioning.foundation.clock import today
from commissioning.foundation.sharing import SharingMode
from tests.pages.agreements.binding import OUTSIDE, disputes, in_force, opened
from tests.pages.conftest import Site


def test_a_dispute_is_opened_taken_up_a_step_and_settled(site: Site) -> None:
    sharing = in_force(site)
    officer, neighbour = sharing.as_("officer"), sharing.as_("neighbour")
    page = officer.get(f"{disputes(sharing)}/new")
    assert "The people concerned talk it over" in page.text
    page = opened(sharing, "Who pays for the heating?")
    assert "Step 1 of 2: The people concerned talk it over" in page.text

    assert ": 1 dispute open" in neighbour.get(f"/agreements/{sharing.agreement}").text
    page = neighbour.get(page.path)
    page = neighbour.submit(page, "Add the note", words="We meet on Monday.")
    assert "We meet on Monday." in page.text
    here = page.path
    page = neighbour.get(f"{here}/next-step")
    page = neighbour.submit(page, "Take the next step", words="We met twice.")
    assert "Step 2 of 2: The chairs meet" in page.text
    assert "Take the next step" not in page.links

    page = officer.get(f"{here}/settle")
    day = today()
    typed = {"settled_on__day": day.day, "settled_on__month": day.month}
    page = officer.submit(
        page, "Put it to all partners", how="Half each.", settled_on__year=day.year, **typed
    )
    assert "Has not answered" in page.text
    page = neighbour.get(here)
    page = neighbour.get(page.links["Read what Warm Harbour put to all"])
    page = neighbour.submit(page, "Send our answer", said="yes")
    third = sharing.as_("third")
    page = third.submit(third.get(f"{here}/settle"), "Send our answer", said="yes")
    assert "It was settled on" in page.text
    assert "Half each." in page.text
    agreed = page.text.split("Who agreed to it")[1]
    assert all(name in agreed for name in ("Warm Harbour", "Eastside Kitchen"))
    assert "All had agreed to that by" in page.text


def test_a_step_that_another_took_meanwhile_is_not_taken_twice(site: Site) -> None:
    sharing = in_force(site)
    officer = sharing.as_("officer")
    here = opened(sharing).path
    old = officer.get(f"{here}/next-step")
    with site.world() as world:
        world.session.scalars(select(Dispute)).one().step = 1
    page = officer.submit(old, "Take the next step", words="We met.")
    assert "There is no further step to take" in page.text
    with site.session() as session:
        assert session.scalars(select(Dispute)).one().step == 1


@pytest.mark.parametrize("typed", ["", "x", "²", "-1", "9" * 400])
def test_an_odd_step_takes_none(site: Site, typed: str) -> None:
    sharing = in_force(site)
    officer = sharing.as_("officer")
    here = opened(sharing).path
    sent = {"from_step": typed, "words": "We met."}
    officer.post(f"{here}/next-step", sent, status=200)
    with site.session() as session:
        assert session.scalars(select(Dispute)).one().step == 0


def test_the_board_reads_and_does_not_step(site: Site) -> None:
    sharing = in_force(site)
    trustee = sharing.as_("trustee")
    here = opened(sharing).path
    assert "Heating" in trustee.get(here).text
    assert "Those who speak for the partners do this." in trustee.get(f"{here}/settle").text
    trustee.get(f"{disputes(sharing)}/new", status=403)


@pytest.mark.parametrize("mode", list(SharingMode))
def test_disputes_and_reviews_are_there_for_the_partners_alone(
    site: Site, mode: SharingMode
) -> None:
    sharing = in_force(site, mode)
    here = opened(sharing).path
    reviews = f"/agreements/{sharing.agreement}/reviews"
    for who in (*OUTSIDE, "clear"):
        for path in (disputes(sharing), here, f"{here}/settle", reviews):
            sharing.as_(who).get(path, status=404)


def test_a_dispute_has_one_address(site: Site) -> None:
    sharing = in_force(site)
    officer = sharing.as_("officer")
    here = opened(sharing).path
    officer.get(here.replace(sharing.agreement, "another"), status=404)


def test_forty_disputes_cost_no_more_questions_than_two(site: Site) -> None:
    sharing = in_force(site)
    counts = []
    for number in (2, 38):
        with site.world() as world:
            agreement = world.session.scalars(select(Agreement)).one()
            partner = sharing.seats["officer"].organisation_id
            for _ in range(number):
                made = Dispute(
                    agreement_id=agreement.id,
                    by_organisation_id=partner,
                    by_seat="",
                    about="Heating",
                    ladder=[],
                    step_since=today(),
                )
                world.keep(made)
        officer = sharing.as_("officer")
        officer.get(disputes(sharing))
        with site.counting() as counted:
            officer.get(disputes(sharing))
        counts.append(len(counted))
    assert counts[0] == counts[1]
