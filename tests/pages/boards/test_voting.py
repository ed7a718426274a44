"""Voting on the page, in writing and in a meeting, for oneself and for who has no account."""

import pytest
from sqlalchemy import select

from commissioning.boards.models import BoardMember, Vote
from tests.pages.boards.deciding import VOTERS, Deciding, day


def member(deciding: Deciding, name: str = "Eve Shore", **typed: str) -> str:
    """Write somebody without an account down, and give how forms name them."""
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.board}/members")
    secretary.submit(page, "Write them down", name=name, **day("since"), **typed)
    with deciding.site.session() as session:
        wanted = select(BoardMember.ref).where(BoardMember.name == name)
        return session.scalars(wanted).one()


def enters(deciding: Deciding, whom: str, what: str, **typed: str) -> str:
    """Let the secretary enter something for somebody; give what the page then says."""
    secretary = deciding.as_("secretary")
    form = secretary.get(f"{deciding.page}/hold/{whom}/{what}")
    button = "Yes, they have decided" if what == "release" else "Keep it"
    return secretary.submit(form, button, **typed).text


def test_a_vote_without_a_choice_is_asked_for_and_words_are_kept(deciding: Deciding) -> None:
    deciding.voting()
    visitor = deciding.as_("trustee")
    page = visitor.submit(visitor.get(deciding.page), "Vote", words="I am torn")
    assert page.errors == ["Choose how you vote"]
    assert "I am torn" in page.text


def test_a_changed_vote_counts_last_and_the_first_is_kept(deciding: Deciding) -> None:
    deciding.voting()
    deciding.votes("trustee")
    visitor = deciding.as_("trustee")
    page = visitor.submit(visitor.get(deciding.page), "Change your vote", choice="abstain")
    assert "You voted: abstain" in page.text
    with deciding.site.session() as session:
        said = session.scalars(select(Vote.choice).order_by(Vote.id)).all()
    assert said == ["approve", "abstain"]


def test_nobody_votes_before_the_list_is_frozen(deciding: Deciding) -> None:
    deciding.open_()
    page = deciding.declares("trustee")
    assert not page.main.select("#vote")
    deciding.as_("trustee").post(f"{deciding.page}/vote", {"choice": "approve"}, status=403)


def test_who_is_kept_out_has_no_vote(deciding: Deciding) -> None:
    deciding.open_()
    page = deciding.declares("trustee", "financial", "My sister lets out the hall")
    deciding.begins()
    assert not deciding.as_("trustee").get(deciding.page).main.select("#vote")
    assert not page.main.select("#vote")
    deciding.as_("trustee").post(f"{deciding.page}/vote", {"choice": "approve"}, status=403)


def test_a_meeting_asks_of_everybody_whether_they_are_there(deciding: Deciding) -> None:
    deciding.open_("meeting", meeting_where="The old net loft")
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.page}/hold")
    page = secretary.submit(page, "Freeze the list, and open the vote")
    assert page.errors == ["Say whether they were there"] * 4
    assert deciding.newest().status == "open"
    after = deciding.begins()
    assert "The list is frozen, and the vote is open." in after.notice
    assert "present" in after.text


def test_who_sent_apologies_does_not_vote(deciding: Deciding) -> None:
    deciding.open_("meeting")
    deciding.all_declare()
    deciding.begins(**{deciding.seats["trustee"].ref: "apologies"})
    assert not deciding.as_("trustee").get(deciding.page).main.select("#vote")
    assert "Sent apologies" in deciding.as_("chair").get(deciding.page).text


def test_attendance_is_set_right_and_opens_the_vote(deciding: Deciding) -> None:
    deciding.open_("meeting")
    deciding.all_declare()
    whom = deciding.seats["trustee"].ref
    deciding.begins(**{whom: "apologies"})
    enters(deciding, whom, "attendance", attendance="remote")
    assert deciding.as_("trustee").get(deciding.page).main.select("#vote")


def test_the_secretary_enters_what_somebody_without_an_account_says(deciding: Deciding) -> None:
    whom = member(deciding)
    deciding.open_("meeting")
    enters(deciding, whom, "interest", kind="none")
    deciding.begins()
    said = enters(deciding, whom, "vote", choice="approve", words="On the phone, today")
    assert "Eve Shore's vote is kept." in said
    assert "Approve" in said


def test_nobody_votes_for_who_has_an_account(deciding: Deciding) -> None:
    deciding.voting()
    whom = deciding.seats["trustee"].ref
    secretary = deciding.as_("secretary")
    assert "Vote of" not in secretary.get(f"{deciding.page}/hold").text
    form = secretary.get(f"{deciding.page}/hold/{whom}/vote")
    page = secretary.submit(form, "Keep it", choice="approve")
    assert page.errors == ["They have an account here, so they vote themselves"]


def test_the_others_may_let_in_who_has_a_conflict_of_loyalty(deciding: Deciding) -> None:
    deciding.open_()
    deciding.declares("trustee", "loyalty", "I sit on the kitchen's board")
    deciding.begins()
    whom = deciding.seats["trustee"].ref
    secretary = deciding.as_("secretary")
    assert "Let them take part" in secretary.get(f"{deciding.page}/hold").text
    enters(deciding, whom, "release")
    page = deciding.as_("trustee").get(deciding.page)
    assert page.main.select("#vote")
    assert "The others let you take part, under clause 8." in page.text


def test_a_financial_interest_is_never_let_in(deciding: Deciding) -> None:
    deciding.open_()
    deciding.declares("trustee", "financial", "My sister lets out the hall")
    deciding.begins()
    secretary = deciding.as_("secretary")
    assert "Let them take part" not in secretary.get(f"{deciding.page}/hold").text
    for who in ("trustee", "chair"):  # a financial interest; one who has declared nothing
        whom = f"{deciding.page}/hold/{deciding.seats[who].ref}/release"
        assert secretary.get(whom, status=302).location.endswith("/hold")


def test_who_was_let_in_is_not_asked_about_again(deciding: Deciding) -> None:
    deciding.open_()
    deciding.declares("trustee", "loyalty", "I sit on the kitchen's board")
    whom = f"{deciding.page}/hold/{deciding.seats['trustee'].ref}/release"
    secretary = deciding.as_("secretary")
    assert secretary.get(whom, status=302).location.endswith("/hold")  # no list yet
    deciding.begins()
    secretary.submit(secretary.get(whom), "Yes, they have decided")
    assert secretary.get(whom, status=302).location.endswith("/hold")


def test_a_casting_vote_is_entered_for_a_chair_without_an_account_alone(
    deciding: Deciding,
) -> None:
    whom = member(deciding)
    deciding.voting("meeting")
    for who in ("trustee", "chair"):
        deciding.votes(who, "approve" if who == "chair" else "not_approve")
    secretary = deciding.as_("secretary")
    for key in (whom, deciding.seats["chair"].ref):
        address = f"{deciding.page}/hold/{key}/casting"
        assert secretary.get(address, status=302).location.endswith("/hold")


def test_the_chair_gives_a_casting_vote_when_votes_are_equal(deciding: Deciding) -> None:
    deciding.voting("meeting")
    chair = deciding.as_("chair")
    assert chair.get(f"{deciding.page}/casting", status=302).location == deciding.page
    for who, choice in zip(
        VOTERS, ("approve", "approve", "not_approve", "not_approve"), strict=True
    ):
        deciding.votes(who, choice)
    page = chair.get(chair.get(deciding.page).links["Give your casting vote"])
    after = chair.submit(page, "Give the casting vote", choice="approve")
    assert "casting vote: approve" in after.text
    assert "Our board approved it" in deciding.closes().text


@pytest.mark.parametrize("what", ["vote", "interest", "attendance", "release", "casting"])
def test_nobody_is_entered_who_is_not_on_the_board(deciding: Deciding, what: str) -> None:
    deciding.voting()
    deciding.as_("secretary").get(f"{deciding.page}/hold/0123456789abcdef/{what}", status=404)
