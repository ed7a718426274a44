"""Gathers what a board pack is made from; the policy opened the papers to the actor before."""

from sqlalchemy.orm import Session

from commissioning.agreements.models import Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.queries.reserves import own_reserves
from commissioning.agreements.rules.change import Change
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.differences import changes
from commissioning.boards.documents.pack import PackFacts
from commissioning.boards.models import BoardInterest, Resolution
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.boards.queries.before import version_before
from commissioning.boards.queries.board import in_office
from commissioning.boards.rules.board_rule import rule_from
from commissioning.boards.rules.in_words import in_words
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.loss_in_words import in_one_sentence
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.in_words import a_day


def pack_facts(session: Session, actor: Actor, resolution: Resolution) -> PackFacts:
    """Give what the pack of a decision says to this reader; the caller has asked "read papers".

    Others' interests stand in it only for whom the policy lets see them.
    """
    version = resolution.version
    content = content_of_version(version)
    rule = rule_from(resolution.rule)
    number = resolution.in_office or len(in_office(session, resolution.organisation_id))
    return PackFacts(
        board=resolution.organisation.name,
        content=content,
        number=version.number,
        fingerprint=resolution.fingerprint,
        offered_by=version.offered_by.name if version.offered_by else "a party",
        offered_on=version.offered_on,
        printed_on=today(),
        when=_when(resolution),
        most=in_one_sentence(content, resolution.organisation.ref, own_reserves(session, actor)),
        changes=_changes(version_before(session, resolution), content),
        interests=_interests(session, actor, resolution),
        answers=resolution.questions,
        confirmed=resolution.confirmed_at is not None,
        rule_words=in_words(rule, number),
    )


def _when(resolution: Resolution) -> tuple[str, ...]:
    if resolution.procedure == Procedure.WRITTEN:
        hoped = resolution.reply_by
        by = f"Answers are hoped for by {a_day(hoped)}; a day that passes decides nothing."
        return ("In writing.", *([by] if hoped else []))
    day = f" on {a_day(resolution.meeting_on)}" if resolution.meeting_on else ""
    where = f", {resolution.meeting_where}" if resolution.meeting_where else ""
    return (f"In a meeting{day}{where}.",)


def _changes(before: Version | None, content: Content) -> tuple[Change, ...] | None:
    return None if before is None else changes(content_of_version(before), content)


def _interests(
    session: Session, actor: Actor, resolution: Resolution
) -> tuple[tuple[str, str], ...]:
    if not RESOLUTIONS.may(session, actor, "see votes", resolution):
        return ()
    board = in_office(session, resolution.organisation_id)
    named = {(each.person_id, each.member_id): each.name for each in board}
    standing = [each for each in resolution.interests if each.replaced_at is None]
    return tuple(
        (named.get((each.person_id, each.member_id), "Somebody who left the board"), _said(each))
        for each in standing
    )


def _said(interest: BoardInterest) -> str:
    words = f": {interest.words}" if interest.words else ""
    return f"{Interest(interest.kind).words.capitalize()}{words}"
