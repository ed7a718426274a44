"""What an agreement in force tells of its partnership: the pack, and what is written down."""

from sqlalchemy import select

from commissioning.agreements.models import Version
from commissioning.partnerships.models import Partnership
from tests.pages.agreements.boards import Boards


def partnership(boards: Boards) -> str:
    """Give the address of the partnership."""
    with boards.drafting.site.session() as session:
        return f"/partnerships/{session.scalars(select(Partnership)).one().ref}"


def put_in_force(boards: Boards) -> str:
    """Let all decide and sign; give the fingerprint of the version."""
    boards.offered()
    for who in ("chair", "secretary"):
        boards.decides(who)
    for who in ("officer", "neighbour"):
        boards.signs(who)
    with boards.drafting.site.session() as session:
        return session.scalars(select(Version)).one().fingerprint or ""


def pack(boards: Boards) -> str:
    """Give the pack as text, on one line."""
    answer = boards.as_("officer").client.get(f"{partnership(boards)}/papers/pack.txt")
    return " ".join(answer.text.split())


def test_the_pack_names_the_version_in_force_by_its_fingerprint(boards: Boards) -> None:
    assert "Ask the partners whether there is one" in pack(boards)
    fingerprint = put_in_force(boards)
    assert "Version 1 is in force since" in pack(boards)
    assert fingerprint in pack(boards)


def test_what_the_agreement_in_force_says_is_done_on_the_partnership(boards: Boards) -> None:
    here = partnership(boards)
    asked = "How somebody joins or leaves, and how you settle a dispute."
    page = boards.as_("officer").get(here)
    assert f"{asked} In the agreement" in page.text
    put_in_force(boards)
    page = boards.as_("officer").get(here)
    assert f"{asked} Done" in page.text


def test_a_list_of_agreements_says_which_version_binds_and_what_is_next(boards: Boards) -> None:
    put_in_force(boards)
    officer, here = boards.as_("officer"), partnership(boards)
    assert "Version 1 is in force" in officer.get(f"{here}/agreements").text
    assert officer.get(boards.page).links["Read what binds you"] == boards.version
    officer.submit(officer.get(f"{boards.page}/next"), "Begin the next version")
    listed = officer.get(f"{here}/agreements").text
    assert "Version 1 is in force; version 2 is a draft" in listed


def test_a_first_draft_leads_to_writing(boards: Boards) -> None:
    page = boards.as_("officer").get(boards.page)
    assert page.links["Go on writing"] == f"{boards.page}/draft"


def test_before_a_partnership_ends_the_agreement_that_stays_is_named(boards: Boards) -> None:
    officer, here = boards.as_("officer"), partnership(boards)
    assert "stays in force" not in officer.get(f"{here}/end").text
    put_in_force(boards)
    page = officer.get(f"{here}/end")
    assert "The agreement “Warm rooms” stays in force until" in page.text
    assert page.links["End that agreement first"] == f"{boards.page}/end"
