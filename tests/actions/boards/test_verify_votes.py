"""`./dev manage verify` finds what was changed by hand before a decision was closed."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from commissioning.boards.actions.declaring import declare_interest
from commissioning.boards.actions.releasing import release_loyalty
from commissioning.boards.models import BoardInterest, Resolution, Vote, Voter
from commissioning.boards.queries.counting import vote_facts
from commissioning.boards.queries.verifying import decided_wrongly
from commissioning.boards.rules.seals import START, vote_digest
from commissioning.boards.rules.voting import Attendance, Choice
from commissioning.foundation.db import Database
from commissioning.foundation.trail import Told
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.two_boards import TwoBoards, two_boards


def faults(database: Database) -> list[str]:
    with database.reading() as session:
        return list(decided_wrongly(session))


def under_way(t: TwoBoards) -> None:
    """Let a board vote: two conflicts of loyalty, one of them released; the others voted no."""
    version = t.a.offered()
    ref = t.opened(t.kitchen, version).ref
    chair, released, kept_out = t.kitchen.voters
    declare_interest(t.session, chair, ref, "none", "")
    for voter in (released, kept_out):
        declare_interest(t.session, voter, ref, "loyalty", "A friend cooks there")
    t.frozen(t.kitchen, ref)
    release_loyalty(t.session, t.kitchen.secretary, ref, released.seat_ref, SITE)
    t.voted(ref, (chair, released), Choice.ABSTAIN)
    t.voted(ref, (chair, released), Choice.NOT_APPROVE)


def turned_to_yes(session: Session) -> None:
    """Turn every vote, and work out their whole chain anew."""
    before = START
    for vote in session.scalars(select(Vote).order_by(Vote.id)).all():
        vote.choice = "approve"
        before = vote.digest = vote_digest(before, vote_facts(vote))


def last_vote_out(session: Session) -> None:
    last = session.scalar(select(func.max(Vote.id)))
    session.execute(delete(Vote).where(Vote.id == last))


def without_votes(session: Session) -> None:
    """Take out one on the list who has no vote yet."""
    voted = select(Vote.voter_id)
    struck = session.scalars(select(Voter).where(Voter.id.not_in(voted))).first()
    session.delete(struck)


BY_HAND: dict[str, Callable[[Session], object]] = {
    "every vote": turned_to_yes,
    "the last vote taken out": last_vote_out,
    "which vote counts": lambda s: s.execute(update(Vote).values(replaced_at=None)),
    "an interest turned to none": lambda s: s.execute(update(BoardInterest).values(kind="none")),
    "an interest taken out": lambda s: s.execute(
        delete(BoardInterest).where(BoardInterest.kind == "loyalty")
    ),
    "who is released": lambda s: s.execute(update(Voter).values(released=True)),
    "that nobody is released": lambda s: s.execute(update(Voter).values(released=False)),
    "one struck off the list": without_votes,
    "who is chair": lambda s: s.execute(update(Voter).values(chair=True)),
    "who was there": lambda s: s.execute(update(Voter).values(attendance=Attendance.APOLOGIES)),
}


@pytest.mark.parametrize("what", sorted(BY_HAND))
def test_what_is_changed_by_hand_before_closing_is_found(database: Database, what: str) -> None:
    with two_boards(database) as t:
        under_way(t)
    assert faults(database) == []
    with database.transaction() as session:
        BY_HAND[what](session)
    assert faults(database)


def test_who_declares_anew_after_a_release_is_in_order(database: Database) -> None:
    with two_boards(database) as t:
        under_way(t)
        ref = t.session.scalars(select(Resolution.ref)).one()
        declare_interest(t.session, t.kitchen.voters[1], ref, "financial", "My firm cooks")
    assert faults(database) == []


def test_an_entry_without_a_digest_is_older_than_it_and_is_believed() -> None:
    assert Told(1, {}, {"decision": "d"}, b"salt").holds({"choice": "approve"})
    assert not Told(1, {}, {"sealed": "0" * 64}, b"salt").holds({"choice": "approve"})
