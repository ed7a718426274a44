"""Letting members read an agreement in full, who looked at it, and who still has to decide."""

from tests.pages.agreements.boards import Boards


def test_each_partner_sees_who_agreed_and_members_read_once_all_have(boards: Boards) -> None:
    boards.offered()
    boards.shared()
    here = f"{boards.page}/open"
    member = boards.as_("member")
    assert "Nobody is cold" in member.get(boards.version).text
    assert "word for word" not in member.get(boards.version).text
    for who in ("officer", "neighbour"):
        one = boards.as_(who)
        page = one.submit(one.get(here), "Agree to it")
        assert page.notice == "You have agreed."
    assert "Version 1: all have agreed" in page.text
    assert "word for word" in member.get(boards.version).text
    assert "all parties let members read the text" in boards.as_("officer").get(boards.page).text
    page = one.submit(page, "Take it back")
    assert page.notice == "You have taken it back."
    assert "word for word" not in member.get(boards.version).text


def test_one_that_left_finds_its_own_word_and_nobody_elses(boards: Boards) -> None:
    boards.offered()
    boards.shared()
    for who in ("officer", "neighbour"):
        one = boards.as_(who)
        one.submit(one.get(f"{boards.page}/open"), "Agree to it")
    boards.leaves("neighbour")
    neighbour, member = boards.as_("neighbour"), boards.as_("member")
    page = neighbour.get(boards.page)
    page = neighbour.get(page.links["Let members read what you were a party to"])
    assert "Who has agreed" not in page.text
    assert "Version 1: all have agreed" in page.text
    page = neighbour.submit(page, "Take it back")
    assert "Version 1 stays closed: not all have agreed." in page.text
    assert "word for word" not in member.get(boards.version).text
    officer = boards.as_("officer")
    assert "until Eastside Kitchen agrees." in officer.get(f"{boards.page}/open").text
    assert "Members there see its title" in officer.get(boards.version).text


def test_while_it_is_not_shared_the_page_says_that_nothing_opens_yet(boards: Boards) -> None:
    boards.offered()
    page = boards.as_("officer").get(f"{boards.page}/open")
    assert "is shown to members now" in page.text
    boards.as_("trustee").get(f"{boards.page}/open", status=403)
    boards.as_("member").get(f"{boards.page}/open", status=404)


def test_the_partners_see_who_looked(boards: Boards) -> None:
    boards.offered()
    boards.as_("neighbour").get(boards.page)
    page = boards.as_("trustee").get(f"{boards.page}/looks")
    assert "Eastside Kitchen" in page.text
    boards.shared()
    boards.as_("member").get(f"{boards.page}/looks", status=403)


def test_the_agreement_says_who_still_has_to_decide_and_to_sign(boards: Boards) -> None:
    boards.offered()
    boards.decides("chair")
    officer = boards.as_("officer")
    page = officer.get(boards.page)
    assert "Warm Harbour The board approved it" in page.text
    assert "Eastside Kitchen Has not decided yet" in page.text
    boards.shared()
    assert "Has not decided yet" not in boards.as_("member").get(boards.page).text
    boards.decides("secretary")
    boards.signs("officer")
    page = officer.get(boards.page)
    assert "Warm Harbour Has signed" in page.text
    assert "Eastside Kitchen Has not signed yet" in page.text


def test_after_the_decision_the_page_names_those_who_see_it_now(boards: Boards) -> None:
    boards.offered()
    boards.shared()
    officer = boards.as_("officer")
    assert "Members there see its title" in officer.get(boards.version).text
    boards.awarded()
    assert "Members there are shown nothing of it" in officer.get(boards.version).text
    boards.as_("member").get(boards.version, status=404)
    boards.awarded(False)
    assert "only the parties" in officer.get(boards.version).text
