"""Writing the next version: what offering it would stop is said before anything happens."""

from sqlalchemy import select

from commissioning.agreements.models import Version
from tests.pages.agreements.boards import Boards

STOPS = "Offering the next version withdraws version 1"


def statuses(boards: Boards) -> list[str]:
    """Give how each version stands, the oldest first."""
    with boards.drafting.site.session() as session:
        return list(session.scalars(select(Version.status).order_by(Version.number)))


def test_before_the_next_version_is_begun_the_page_says_what_offering_it_stops(
    boards: Boards,
) -> None:
    boards.offered()
    boards.decides("chair")
    officer = boards.as_("officer")
    page = officer.get(f"{boards.page}/next")
    assert "Version 1 waits for Eastside Kitchen to decide." in page.text
    assert STOPS in page.text
    assert "Warm Harbour has had its say on it." in page.text
    assert "version 1, offered" in page.text
    assert statuses(boards) == ["offered"]
    page = officer.submit(page, "Begin the next version")
    assert statuses(boards) == ["offered", "draft"]
    assert STOPS in page.text


def test_the_page_that_offers_it_says_so_again(boards: Boards) -> None:
    boards.offered()
    officer = boards.as_("officer")
    officer.submit(officer.get(f"{boards.page}/next"), "Begin the next version")
    with boards.drafting.site.world() as world:
        first, draft = world.session.scalars(select(Version).order_by(Version.number)).all()
        draft.content = first.content | {"purpose": "Warm mornings too"}
    page = officer.get(f"{boards.page}/versions/2/offer")
    assert STOPS in page.text
    officer.submit(page, "Offer it to every party")
    assert statuses(boards) == ["withdrawn", "offered"]


def test_what_waits_to_be_signed_is_not_stopped_and_the_page_says_so(boards: Boards) -> None:
    boards.offered()
    boards.decides("chair")
    boards.decides("secretary")
    page = boards.as_("officer").get(f"{boards.page}/next")
    assert "waits for Warm Harbour and Eastside Kitchen to sign" in page.text
    assert "does not stop version 1" in page.text
    assert STOPS not in page.text


def test_with_a_draft_there_the_page_leads_to_it(boards: Boards) -> None:
    page = boards.as_("officer").get(f"{boards.page}/next", status=302)
    assert page.location.endswith(f"{boards.page}/draft")


def test_where_one_is_in_force_and_a_newer_one_was_refused_the_writer_chooses(
    boards: Boards,
) -> None:
    boards.offered()
    boards.decides("chair")
    boards.decides("secretary")
    boards.signs("officer")
    boards.signs("neighbour")
    with boards.drafting.site.world() as world:
        first = world.session.scalars(select(Version)).one()
        refused = Version(
            agreement_id=first.agreement_id,
            number=2,
            status="refused",
            content=first.content | {"purpose": "Warm mornings too"},
            fingerprint="cd" * 32,
        )
        world.keep(refused)
    officer = boards.as_("officer")
    page = officer.get(f"{boards.page}/next")
    assert "Version 2: refused" in page.text
    assert officer.submit(page, "Begin the next version").errors == ["Choose what it starts from"]
    officer.submit(page, "Begin the next version", start="2")
    with boards.drafting.site.session() as session:
        draft = session.scalars(select(Version).where(Version.status == "draft")).one()
        assert draft.content["purpose"] == "Warm mornings too"
