"""Voting: changed votes are kept, and only the last one of each person counts."""

from sqlalchemy.orm import Session

from commissioning.boards.actions.keeping import held_resolution, voter_named
from commissioning.boards.models import Resolution, Vote, Voter
from commissioning.boards.queries.counting import outcome_of, vote_facts, voters_of, votes_of
from commissioning.boards.rules.board_rule import rule_from
from commissioning.boards.rules.interests import why_no_part
from commissioning.boards.rules.seals import START, vote_digest
from commissioning.boards.rules.voting import (
    LONGEST_SAID,
    Attendance,
    Choice,
    Procedure,
    Voting,
)
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.chance import new_ref
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.trail import record

SAY = "Say whether you approve, do not approve, or abstain"
CASTING_SAY = "A casting vote is for or against"
NO_CASTING = "Only the chair has a casting vote, in a meeting, where the board's rule gives one"
NOT_EQUAL = "A casting vote is given when as many are for as against, and would decide it"
NOT_FROZEN = "The list of voters has not been frozen yet"
AWAY = "They were not there, so they have no vote"
NOT_THEIRS = (
    "Others' votes are written down by a board secretary who has no vote in this. "
    "No one approves alone"
)
HAS_ACCOUNT = "They have an account here, so they vote themselves"


def vote(session: Session, actor: Actor, ref: str, choice: str, words: str) -> Vote:
    """Give our own vote, or change it.

    Raises:
        Hidden, NotAllowed: The actor is not on the frozen list, has not declared, a conflict
            keeps them out, they vote in another board, or it is not the time.
        Refused: It is no vote, or its words are too long; or they act for another side.
    """
    resolution = held_resolution(session, actor, ref, "vote")
    return _kept(session, actor, resolution, _own(resolution, actor), choice, words)


def give_casting_vote(session: Session, actor: Actor, ref: str, choice: str, words: str) -> Vote:
    """Give the chair's second vote where votes are equal, as the rule lets the chair.

    Raises:
        Hidden, NotAllowed, Refused: As `vote`; or there is no casting vote to give now.
    """
    resolution = held_resolution(session, actor, ref, "vote")
    voter = _own(resolution, actor)
    _refuse_casting(resolution, voter, choice)
    return _kept(session, actor, resolution, voter, choice, words, casting=True)


def vote_for_member(
    session: Session,
    actor: Actor,
    ref: str,
    key: str,
    choice: str,
    words: str,
    *,
    casting: bool = False,
) -> Vote:
    """Write down the vote of somebody on the list who has no account.

    Raises:
        Hidden, NotAllowed: Nobody on the list goes by this key, or the actor may not.
        Refused: The actor is no secretary, or votes too (see `writes_down_votes`).
        Refused: They have an account, were not there, have not declared or are kept out by a
            conflict; or as `vote`.
    """
    resolution = held_resolution(session, actor, ref, "close")
    if resolution.status != "voting":
        raise Refused(NOT_FROZEN)
    if not writes_down_votes(actor, resolution):
        raise Refused(NOT_THEIRS)
    voter = voter_named(resolution, key)
    _refuse_member(resolution, voter)
    if casting:
        _refuse_casting(resolution, voter, choice)
    return _kept(session, actor, resolution, voter, choice, words, casting=casting)


def writes_down_votes(actor: Actor, resolution: Resolution) -> bool:
    """Tell whether somebody may write down others' votes: a secretary who has none in this.

    Whoever votes and entered others' votes too could carry a board alone.
    """
    own = (each for each in resolution.voters if each.person_id == actor.person_id)
    votes = any(each.attendance != Attendance.APOLOGIES for each in own)
    return actor.role is Role.SECRETARY and not votes


def _own(resolution: Resolution, actor: Actor) -> Voter:
    found = next((v for v in resolution.voters if v.person_id == actor.person_id), None)
    if found is None:
        raise Hidden
    return found


def _refuse_member(resolution: Resolution, voter: Voter) -> None:
    if voter.member_id is None:
        raise Refused(HAS_ACCOUNT)
    if voter.attendance == Attendance.APOLOGIES:
        raise Refused(AWAY)
    facts = voters_of(resolution)[resolution.voters.index(voter)]
    clause = rule_from(resolution.rule).loyalty_clause
    if why := why_no_part(facts.interest, facts.released, clause):
        raise Refused(f"{voter.name} {why}, so takes no part.")


def _refuse_casting(resolution: Resolution, voter: Voter, choice: str) -> None:
    facts = voters_of(resolution)
    voting = Voting(rule_from(resolution.rule), Procedure(resolution.procedure), facts)
    mine = facts[resolution.voters.index(voter)]
    if voting.chair is not mine:
        raise Refused(NO_CASTING)
    if choice not in (Choice.APPROVE, Choice.NOT_APPROVE):
        raise Refused(CASTING_SAY, "choice")
    if mine.casting is None and not outcome_of(resolution).casting_could_decide:
        raise Refused(NOT_EQUAL)


def _refuse_unsound(choice: str, words: str) -> None:
    if choice not in set(Choice):
        raise Refused(SAY, "choice")
    if len(words) > LONGEST_SAID:
        raise Refused(f"Use {LONGEST_SAID:,} letters or fewer", "words")


def _kept(
    session: Session,
    actor: Actor,
    resolution: Resolution,
    voter: Voter,
    choice: str,
    words: str,
    *,
    casting: bool = False,
) -> Vote:
    _refuse_unsound(choice, words)
    for before in votes_of(resolution, voter, casting=casting):
        before.replaced_at = before.replaced_at or now()
    made = Vote(
        ref=new_ref(),
        created_at=now(),
        resolution_id=resolution.id,
        voter_id=voter.id,
        choice=choice,
        casting=casting,
        words=words.strip(),
        by_seat=actor.seat_ref,
    )
    last = resolution.votes[-1].digest if resolution.votes else START
    made.digest = vote_digest(last, vote_facts(made))
    session.add(made)
    # How somebody voted stays out of the trail, whose readers are more than the board.
    after = {"decision": resolution.ref}
    record(session, actor, "vote", made, after=after, sealed=vote_facts(made))
    session.refresh(resolution, ["votes"])
    return made
