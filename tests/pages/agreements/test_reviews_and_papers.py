"""Looking back together, and the papers, as pages."""

from io import BytesIO

import pytest
from docx import Document

from commissioning.foundation.clock import today
from commissioning.foundation.sharing import SharingMode
from tests.pages.agreements.binding import KEPT, OUTSIDE, in_force, last_week
from tests.pages.conftest import Site


def test_a_review_whose_day_has_come_waits_until_somebody_says_what_was_learnt(
    site: Site,
) -> None:
    sharing = in_force(site)
    officer, path = sharing.as_("officer"), f"/agreements/{sharing.agreement}/reviews"
    assert "The day to look at it together has come" in officer.get(path).text
    page = officer.get(f"{path}/{last_week().isoformat()}")
    assert "How it went" in page.text
    day = today()
    typed = {"held_on__day": day.day, "held_on__month": day.month, "held_on__year": day.year}
    page = officer.submit(page, "Put it on the record", learnt="Open at four.", **typed)
    assert "Open at four." in page.text
    assert "The day to look at it together has come" not in page.text
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
