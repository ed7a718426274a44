"""The whole way of one decision: opened, declared, read, voted, closed, minuted."""

from tests.pages.boards.deciding import TEXT, Deciding


def test_a_board_decides_in_writing_from_opening_to_minute(deciding: Deciding) -> None:
    opened = deciding.open_("written")
    assert opened.path.endswith("/hold")
    before = deciding.as_("trustee").get(deciding.page)
    assert before.heading == "Do we agree to “Warm rooms”, version 1?"
    assert "The papers are not here yet" in before.text
    assert TEXT not in before.text
    assert "This could cost us" not in before.text
    after = deciding.declares("trustee")
    assert "Thank you. The papers are open to you now." in after.notice
    assert "The most we could lose" in after.text
    assert "The agreement, word for word (PDF)" in after.links
    for who in ("chair", "second trustee", "third trustee"):
        deciding.declares(who)
    deciding.begins()
    voted = deciding.votes("trustee", words="It is right for us")
    assert "You voted: approve" in voted.notice
    deciding.votes("chair")
    deciding.votes("second trustee", "not_approve")
    said = deciding.as_("chair").get(deciding.page)
    assert "Has said nothing, which is not a yes" in said.text
    closed = deciding.closes()
    assert closed.path == deciding.page
    assert "Our board approved it" in closed.text
    secretary = deciding.as_("secretary")
    minute = secretary.get(closed.links["The minute"])
    assert minute.heading == "Decision of the board of Warm Harbour"
    assert secretary.get(minute.links["as text"]).response.mimetype == "text/plain"
