"""Drafting the minute of a decision from what is on its record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from commissioning.boards.models import BoardInterest, Resolution, Voter
from commissioning.boards.queries.counting import (
    declared_before,
    interest_of,
    interests_before,
    votes_of,
)
from commissioning.boards.rules.board_rule import rule_from
from commissioning.boards.rules.interests import Interest, why_no_part
from commissioning.boards.rules.minute import minute_as_dict, minute_of
from commissioning.boards.rules.minute_facts import (
    DELEGATED,
    Attended,
    Declared,
    MinuteFacts,
    Papers,
)
from commissioning.boards.rules.voting import Attendance, Choice, Procedure
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import day_in_london, today


def drafted_minute(
    actor: Actor, resolution: Resolution, entered: Mapping[str, str]
) -> dict[str, Any]:
    """Give the minute of a decision that `actor` is closing, as plain JSON.

    `entered` names who entered votes for others, by the reference of their seat.
    """
    version, rule = resolution.version, rule_from(resolution.rule)
    authority = resolution.authority
    facts = MinuteFacts(
        board=resolution.organisation.name,
        agreement=version.agreement.title,
        version=version.number,
        fingerprint=resolution.fingerprint,
        procedure=resolution.procedure,
        decided_on=resolution.meeting_on or today(),
        where=resolution.meeting_where,
        clause=rule.clause,
        loyalty_clause=resolution.loyalty_clause,
        authority=authority.minute if authority else "",
        people=[_attended(resolution, voter, entered) for voter in resolution.voters],
        answers=resolution.questions,
        confirmed=resolution.confirmed_at is not None,
        result=resolution.status,
        reasons=resolution.outcome["reasons"],
        closed_by=_by(actor, resolution),
        call_in_ends=resolution.call_in_ends,
    )
    return minute_as_dict(minute_of(facts))


def _attended(resolution: Resolution, voter: Voter, entered: Mapping[str, str]) -> Attended:
    declared = interest_of(resolution, voter)
    kind = Interest(declared.kind) if declared else None
    why = _why_no_part(resolution, voter, kind)
    voted = votes_of(resolution, voter)
    votes = [] if why else voted
    return Attended(
        name=voter.name,
        chair=voter.chair,
        part="none" if why else _part(resolution, voter, answered=bool(votes)),
        why_no_part=why,
        words=declared.words if declared else "",
        declared_on=_day(declared) if declared else None,
        in_advance=_in_advance(resolution, declared),
        earlier=[_earlier(each) for each in interests_before(resolution, voter)],
        papers=_papers(resolution, voter),
        voted_before=bool(why and voted),
        released=voter.released,
        vote=Choice(votes[-1].choice).words if votes else "",
        vote_words=votes[-1].words if votes else "",
        entered_by=entered.get(votes[-1].by_seat, "") if votes and voter.member_id else "",
    )


def _why_no_part(resolution: Resolution, voter: Voter, kind: Interest | None) -> str:
    """Say why somebody took no part; of who was away, or silent in writing, that says enough."""
    there = voter.attendance in (Attendance.PRESENT, Attendance.REMOTE)
    if kind is None and not there:
        return ""
    return why_no_part(kind, voter.released, rule_from(resolution.rule).loyalty_clause)


def _part(resolution: Resolution, voter: Voter, *, answered: bool) -> str:
    if resolution.procedure == Procedure.WRITTEN:
        return "answered" if answered else "silent"
    return voter.attendance or Attendance.APOLOGIES


def _in_advance(resolution: Resolution, declared: BoardInterest | None) -> bool:
    frozen = resolution.frozen_at
    return declared is not None and frozen is not None and declared.created_at <= frozen


def _earlier(interest: BoardInterest) -> Declared:
    return Declared(what=Interest(interest.kind).words, words=interest.words, on=_day(interest))


def _day(interest: BoardInterest) -> date:
    return day_in_london(interest.created_at)


def _papers(resolution: Resolution, voter: Voter) -> Papers:
    """Tell from what stood before whether the papers had been open to somebody."""
    before = {each.kind for each in declared_before(resolution, voter)}
    if Interest.NONE in before:
        return Papers.BEFORE
    perhaps_released = Interest.LOYALTY in before and resolution.loyalty_clause
    return Papers.UNSAID if perhaps_released else Papers.NEVER


def _by(actor: Actor, resolution: Resolution) -> str:
    """Name who closes it; where one person decides, with the role they decide in."""
    if resolution.procedure == DELEGATED and actor.role:
        return f"{actor.name}, {actor.role.words}"
    return actor.name
