"""Settling what partners do not agree on, looking back together, and the papers, as pages."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from docx import Document
from sqlalchemy import select

from commissioning.agreements.models import Agreement, Dispute, Signature, Version, VersionFile
from commissioning.agreements.rules.content import as_json, from_json
from commissioning.foundation.clock import now, today
from commissioning.foundation.sharing import SharingMode
from tests.actions.agreements.agreeing import LADDER
from tests.pages.agreements.sharing import Sharing, sharing_in
from tests.pages.conftest import Site

KEPT = b"%PDF-1.7 as it was offered"
OUTSIDE = ("guest", "member")


def in_force(site: Site, mode: SharingMode = SharingMode.SHARED) -> Sharing:
    """Let three partners have an agreement in force, with steps and a review of last week."""
    sharing = sharing_in(site, mode)
    with site.world() as world:
        version = world.session.scalars(select(Version)).one()
        content = from_json(version.content)
        version.content = as_json(content) | {
            "reviews": [{"ref": "first", "on": last_week().isoformat(), "about": "How it went"}],
            "disputes": [
                {"ref": step.ref, "what": step.what, "who": "", "days": step.days}
                for step in LADDER
            ],
        }
        version.status, version.starts_on = "signed", last_week()
        version.fingerprint, version.offered_at = "ab" * 32, now()
        for party in version.parties:
            signature = Signature(
                version_id=version.id,
                organisation_id=party.organisation_id,
                signed_by="Ada Quill",
                signed_on=last_week(),
                kept_where="In the safe",
                by_seat="",
            )
            world.keep(signature)
        world.keep(VersionFile(version_id=version.id, kind="pdf", sha256="0" * 64, body=KEPT))
    return sharing


def last_week() -> date:
    """Give a day that has passed."""
    return today() - timedelta(days=7)


def disputes(sharing: Sharing) -> str:
    """Give the address of the disputes."""
    return f"/agreements/{sharing.agreement}/disputes"


def test_a_dispute_is_opened_taken_up_a_step_and_settled(site: Site) -> None:
    sharing = in_force(site)
    officer, neighbour = sharing.as_("officer"), sharing.as_("neighbour")
    page = officer.get(f"{disputes(sharing)}/new")
    assert "The people concerned talk it over" in page.text
    page = officer.submit(page, "Open the dispute", about="Who pays for the heating?")
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
    page = neighbour.submit(page, "Say so", said="yes")
    third = sharing.as_("third")
    page = third.submit(third.get(f"{here}/settle"), "Say so", said="yes")
    assert "It was settled on" in page.text
    assert "Half each." in page.text


def test_a_step_that_another_took_meanwhile_is_not_taken_twice(site: Site) -> None:
    sharing = in_force(site)
    officer = sharing.as_("officer")
    page = officer.get(f"{disputes(sharing)}/new")
    here = officer.submit(page, "Open the dispute", about="Heating").path
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
    page = officer.get(f"{disputes(sharing)}/new")
    here = officer.submit(page, "Open the dispute", about="Heating").path
    sent = {"from_step": typed, "words": "We met."}
    officer.post(f"{here}/next-step", sent, status=200)
    with site.session() as session:
        assert session.scalars(select(Dispute)).one().step == 0


def test_the_board_reads_and_does_not_step(site: Site) -> None:
    sharing = in_force(site)
    officer, trustee = sharing.as_("officer"), sharing.as_("trustee")
    page = officer.get(f"{disputes(sharing)}/new")
    here = officer.submit(page, "Open the dispute", about="Heating").path
    assert "Heating" in trustee.get(here).text
    assert "Those who speak for the partners do this." in trustee.get(f"{here}/settle").text
    trustee.get(f"{disputes(sharing)}/new", status=403)


@pytest.mark.parametrize("mode", list(SharingMode))
def test_disputes_and_reviews_are_there_for_the_partners_alone(
    site: Site, mode: SharingMode
) -> None:
    sharing = in_force(site, mode)
    officer = sharing.as_("officer")
    page = officer.get(f"{disputes(sharing)}/new")
    here = officer.submit(page, "Open the dispute", about="Heating").path
    reviews = f"/agreements/{sharing.agreement}/reviews"
    for who in (*OUTSIDE, "clear"):
        for path in (disputes(sharing), here, f"{here}/settle", reviews):
            sharing.as_(who).get(path, status=404)


def test_a_dispute_has_one_address(site: Site) -> None:
    sharing = in_force(site)
    officer = sharing.as_("officer")
    page = officer.get(f"{disputes(sharing)}/new")
    here = officer.submit(page, "Open the dispute", about="Heating").path
    officer.get(here.replace(sharing.agreement, "another"), status=404)


def test_a_review_whose_day_has_come_waits_until_somebody_says_what_was_learnt(
    site: Site,
) -> None:
    sharing = in_force(site)
    officer, path = sharing.as_("officer"), f"/agreements/{sharing.agreement}/reviews"
    assert "The day of a review has come" in officer.get(path).text
    page = officer.get(f"{path}/{last_week().isoformat()}")
    assert "How it went" in page.text
    day = today()
    typed = {"held_on__day": day.day, "held_on__month": day.month, "held_on__year": day.year}
    page = officer.submit(page, "Put it on the record", learnt="Open at four.", **typed)
    assert "Open at four." in page.text
    assert "The day of a review has come" not in page.text
    officer.get(f"{path}/{last_week().isoformat()}", status=404)
    officer.get(f"{path}/yesterday", status=404)


def test_the_pdf_is_the_very_file_that_was_kept(site: Site) -> None:
    sharing = in_force(site)
    path = f"/agreements/{sharing.agreement}/versions/1.pdf"
    page = sharing.as_("neighbour").get(path)
    assert page.response.data == KEPT


def test_the_word_file_is_a_copy(site: Site) -> None:
    sharing = in_force(site)
    path = f"/agreements/{sharing.agreement}/versions/1.docx"
    response = sharing.as_("officer").get(path).response
    header = Document(BytesIO(response.data)).sections[0].header.paragraphs[0].text
    assert header.startswith("COPY.")


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_files_are_for_those_who_may_read_the_text(site: Site, kind: str) -> None:
    sharing = in_force(site)
    path = f"/agreements/{sharing.agreement}/versions/1.{kind}"
    sharing.as_("clear").get(path)
    sharing.as_("member").get(path, status=403)
    sharing.as_("guest").get(path, status=404)
    sharing.as_("officer").get(path.replace("/1.", "/7."), status=404)


@pytest.mark.parametrize("mode", [SharingMode.INTRODUCTIONS, SharingMode.SEALED])
def test_in_other_modes_the_files_are_for_the_parties(site: Site, mode: SharingMode) -> None:
    sharing = in_force(site, mode)
    path = f"/agreements/{sharing.agreement}/versions/1.pdf"
    sharing.as_("officer").get(path)
    for who in (*OUTSIDE, "clear"):
        sharing.as_(who).get(path, status=404)


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
