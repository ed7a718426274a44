"""Opening a board's decision on an offered version: the parties are told before any paper."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from commissioning.agreements.actions.deciding import DECIDED, OTHER_TEXT
from commissioning.agreements.actions.keeping import held_version
from commissioning.agreements.models import Version
from commissioning.agreements.queries.standing import why_not_agreed_now
from commissioning.boards import letters
from commissioning.boards.actions.other_sides import note_in_other_boards
from commissioning.boards.actions.telling import tell_board
from commissioning.boards.models import Resolution
from commissioning.boards.queries.begun import has_begun, has_decided
from commissioning.boards.queries.board import rule_now
from commissioning.boards.queries.resolutions import whole_now
from commissioning.boards.rules.board_rule import BoardKind, rule_from
from commissioning.boards.rules.outcome import NOT_IN_WRITING
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record

LONGEST_WHERE = 300
NO_RULE = "Say first how your board decides: its rule is kept with each decision"
OFFICER = "Your rule names an officer who decides. They decide under their standing authority"
SMALL = "This is a small change: an officer of each party acknowledges it"
OPEN_ALREADY = "Your board has a decision on this version open already"
AHEAD = "Enter a day that is not before today. A day that passes decides nothing"
BEFORE_OFFERED = "Enter a day on or after the day this version was offered"


@dataclass(frozen=True, slots=True)
class Opening:
    """How a board is asked to decide.

    Attributes:
        fingerprint: The hash of the text that is decided on, as the form carried it.
        meeting_on, meeting_where: For a meeting, where it is known already.
        reply_by: For a decision in writing: when answers are hoped for. It decides nothing.
    """

    procedure: Procedure
    fingerprint: str
    meeting_on: date | None = None
    meeting_where: str = ""
    reply_by: date | None = None


def open_resolution(
    session: Session, actor: Actor, version_ref: str, opening: Opening, site: str
) -> Resolution:
    """Open our own board's decision on an offered version, by the board's rule as it stands.

    Raises:
        Hidden, NotAllowed: The actor is not chair or secretary of a party, or nothing waits.
        Refused: There is no rule, or it does not allow this; one is open, or the board has
            decided; the version is not for boards, or another text; the partners have changed.
    """
    version = held_version(session, actor, version_ref, "record decision")
    refuse_undecidable(session, actor, version, opening.fingerprint)
    rule = standing_rule(session, actor)
    _refuse_procedure(rule, opening)
    _refuse_days(version, opening)
    made = _begun(actor, version, opening, rule)
    session.add(made)
    after = {"version": version.ref, "fingerprint": version.fingerprint, "how": opening.procedure}
    record(session, actor, "open", made, after=after)
    tell_board(session, made, site, letters.opened)
    opened = whole_now(session, made.id)
    note_in_other_boards(session, actor, opened)
    return opened


def _begun(actor: Actor, version: Version, opening: Opening, rule: dict[str, object]) -> Resolution:
    """Make the decision as it begins; what belongs to the other way of deciding is left out."""
    meets = opening.procedure is Procedure.MEETING
    return Resolution(
        version_id=version.id,
        organisation_id=actor.organisation_id,
        fingerprint=version.fingerprint,
        rule=rule,
        procedure=opening.procedure,
        opened_seat=actor.seat_ref,
        meeting_on=opening.meeting_on if meets else None,
        meeting_where=opening.meeting_where.strip() if meets else "",
        reply_by=None if meets else opening.reply_by,
    )


def refuse_undecidable(session: Session, actor: Actor, version: Version, fingerprint: str) -> None:
    """Refuse where the actor's board cannot begin to decide on this version now.

    Raises:
        Refused: It is another text or a small change; the board has decided, or has begun to; or
            the partners are no longer those that it names.
    """
    named = frozenset(party.organisation.ref for party in version.parties)
    checks = (
        (fingerprint != version.fingerprint, OTHER_TEXT),
        (not version.material, SMALL),
        (has_decided(session, actor, version), DECIDED),
        (has_begun(session, actor, version), OPEN_ALREADY),
    )
    for holds, words in checks:
        if holds:
            raise Refused(words)
    if why := why_not_agreed_now(session, version, named):
        raise Refused(why)


def standing_rule(session: Session, actor: Actor) -> dict[str, object]:
    """Give the rule of the actor's board as it is kept.

    Raises:
        Refused: There is none yet.
    """
    kept = rule_now(session, actor.organisation_id)
    if kept is None:
        raise Refused(NO_RULE)
    return kept.rule


def refuse_meeting(version: Version, on: date | None, where: str) -> None:
    """Refuse a day or a place at which no board can meet about this version.

    Raises:
        Refused: The day is before it was offered (field "meeting_on"), or the place is too long
            ("meeting_where").
    """
    if on is not None and on < version.offered_on:
        raise Refused(BEFORE_OFFERED, "meeting_on")
    if len(where) > LONGEST_WHERE:
        raise Refused(f"Use {LONGEST_WHERE} letters or fewer", "meeting_where")


def _refuse_procedure(kept: dict[str, object], opening: Opening) -> None:
    rule = rule_from(kept)
    if rule.kind is BoardKind.OFFICER:
        raise Refused(OFFICER)
    if opening.procedure is Procedure.WRITTEN and rule.written is None:
        raise Refused(NOT_IN_WRITING, "procedure")


def _refuse_days(version: Version, opening: Opening) -> None:
    if opening.procedure is Procedure.MEETING:
        refuse_meeting(version, opening.meeting_on, opening.meeting_where)
    elif opening.reply_by is not None and opening.reply_by < today():
        raise Refused(AHEAD, "reply_by")
