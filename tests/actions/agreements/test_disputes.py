"""Disputes walk up the agreed steps by acts alone, and a review is what somebody wrote down."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from commissioning.agreements.actions.answering import answer
from commissioning.agreements.actions.asking import ask_to_settle
from commissioning.agreements.actions.disputes import add_note, open_dispute, step_up
from commissioning.agreements.actions.reviews import hold_review
from commissioning.agreements.models import Dispute, ReviewHeld
from commissioning.agreements.queries.disputes import disputes_of
from commissioning.agreements.rules.ladder import ahead, steps_of
from commissioning.agreements.rules.parts import Review
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, IllegalMove, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from tests.actions.agreements.agreeing import LADDER, SITE, Agreeing, agreeing

ABOUT = "Who pays for the heating in March?"


def opened(a: Agreeing, actor: Actor | None = None) -> Dispute:
    """Let a partner open a dispute under an agreement in force."""
    version = a.signed()
    ref = open_dispute(a.session, actor or a.ours, version.agreement.ref, ABOUT, SITE)
    return a.session.scalars(select(Dispute).where(Dispute.ref == ref)).one()


def test_a_dispute_begins_on_the_first_of_the_agreed_steps(database: Database) -> None:
    with agreeing(database) as a:
        dispute = opened(a)
        assert steps_of(dispute.ladder) == LADDER
        assert (dispute.step, dispute.status) == (0, "open")
        first, second = ahead(dispute.ladder, dispute.step, dispute.step_since)
        assert first.ends_on == today() + timedelta(days=14)
        assert second.ends_on == today() + timedelta(days=42)


def test_nothing_is_opened_while_no_version_is_in_force(database: Database) -> None:
    with agreeing(database) as a:
        version = a.approved()
        with pytest.raises(Refused, match="No version is in force"):
            open_dispute(a.session, a.ours, version.agreement.ref, ABOUT, SITE)


def test_the_partners_are_told_with_a_link_and_without_the_words(database: Database) -> None:
    with agreeing(database) as a:
        dispute = opened(a)
        page = f"/agreements/{dispute.agreement.ref}/disputes/{dispute.ref}?as="
        told = [letter for letter in a.letters() if page in letter.text]
        roles = {letter.address.partition(".")[0] for letter in told}
        assert roles == {"officer", "admin", "chair", "secretary"}
        assert not any("heating" in letter.text for letter in told)


def test_the_next_step_is_taken_by_either_partner_and_has_its_own_days(database: Database) -> None:
    with agreeing(database) as a:
        dispute = opened(a)
        dispute.step_since = today() - timedelta(days=20)
        step_up(a.session, a.theirs, dispute.ref, 0, "We met twice.", SITE)
        assert (dispute.step, dispute.step_since) == (1, today())
        assert dispute.status == "open"


def test_of_two_who_take_the_next_step_at_once_one_is_told(database: Database) -> None:
    with agreeing(database) as a:
        dispute = opened(a)
        step_up(a.session, a.ours, dispute.ref, 0, "We met.", SITE)
        with pytest.raises(Refused, match="meanwhile"):
            step_up(a.session, a.theirs, dispute.ref, 0, "We met.", SITE)
        with pytest.raises(Refused, match="last"):
            step_up(a.session, a.theirs, dispute.ref, 1, "The chairs met.", SITE)


def test_a_dispute_is_settled_when_all_said_yes_to_the_same_words(database: Database) -> None:
    with agreeing(database) as a:
        dispute = opened(a)
        ask = ask_to_settle(a.session, a.theirs, dispute.ref, "We pay half each.", today(), SITE)
        assert dispute.status == "open"
        answer(a.session, a.ours, ask.ref, "yes", "", SITE)
        assert (dispute.status, dispute.settled_how) == ("settled", "We pay half each.")
        add_note(a.session, a.ours, dispute.ref, "Paid.")
        a.session.refresh(dispute, ["notes"])
        assert [note.verb for note in dispute.notes] == ["settle", "note"]
        with pytest.raises(Refused, match="settled already"):
            ask_to_settle(a.session, a.ours, dispute.ref, "Again.", today(), SITE)
        with pytest.raises(IllegalMove):
            step_up(a.session, a.ours, dispute.ref, 0, "More.", SITE)


@pytest.mark.parametrize("days", [1, -1])
def test_it_is_settled_neither_ahead_nor_before_it_was_opened(
    database: Database, days: int
) -> None:
    with agreeing(database) as a:
        dispute = opened(a)
        with pytest.raises(Refused):
            ask_to_settle(
                a.session, a.ours, dispute.ref, "Half.", today() + timedelta(days=days), SITE
            )
        assert dispute.status == "open"


@pytest.mark.parametrize("mode", list(SharingMode))
def test_a_dispute_is_there_for_the_partners_alone(database: Database, mode: SharingMode) -> None:
    with agreeing(database, SharingMode.SHARED) as a:
        dispute = opened(a)
        a.partnership.consented_mode = mode
        a.session.flush()
        w = a.town.world
        stranger = w.actor(w.organisation("Somebody Else", place=a.town.place))
        guest = w.actor(a.town.harbour, Role.GUEST)
        for actor in (stranger, guest):
            assert not disputes_of(a.session, actor, dispute.agreement)
            with pytest.raises(Hidden):
                add_note(a.session, actor, dispute.ref, "Let us in.")
        assert disputes_of(a.session, a.our_chair, dispute.agreement) == [dispute]
        with pytest.raises(NotAllowed):
            add_note(a.session, a.our_chair, dispute.ref, "From the chair.")


def reviewed(a: Agreeing, *days: date) -> str:
    """Let an agreement be in force that foresees reviews on these days."""
    reviews = tuple(Review(ref=f"r{n}", on=day) for n, day in enumerate(days))
    return a.signed(a.completed(reviews=reviews)).agreement.ref


def test_a_review_is_written_down_once(database: Database) -> None:
    with agreeing(database) as a:
        ref = reviewed(a, today())
        hold_review(a.session, a.theirs, ref, today(), today(), "Open earlier.")
        with pytest.raises(Refused, match="already"):
            hold_review(a.session, a.ours, ref, today(), today(), "Open later.")
        [held] = a.session.scalars(select(ReviewHeld))
        assert held.learnt == "Open earlier."


def test_a_review_that_nobody_foresaw_is_not_there(database: Database) -> None:
    with agreeing(database) as a:
        ref = reviewed(a, today())
        with pytest.raises(Hidden):
            hold_review(a.session, a.ours, ref, today() + timedelta(days=1), today(), "Learnt.")


def test_a_review_is_held_today_or_before_and_teaches_something(database: Database) -> None:
    with agreeing(database) as a:
        ref = reviewed(a, today())
        with pytest.raises(Refused):
            hold_review(a.session, a.ours, ref, today(), today() + timedelta(days=1), "Learnt.")
        with pytest.raises(Refused):
            hold_review(a.session, a.ours, ref, today(), today(), "  ")
