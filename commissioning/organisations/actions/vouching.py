"""Vouching: two verified organisations give their word for a group that has no number."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.outbox import post
from commissioning.foundation.trail import record
from commissioning.organisations import letters
from commissioning.organisations.actions.changing import changed
from commissioning.organisations.models import Organisation, Seat, Vouch
from commissioning.organisations.permissions import ORGANISATIONS, stands
from commissioning.organisations.queries.finding import found_by_words
from commissioning.organisations.queries.speakers import speakers_of
from commissioning.organisations.queries.vouches import vouch_between, vouches

MOST_ASKED = 6


def ask_for_vouch(
    session: Session, actor: Actor, group: Organisation, by: Organisation, site: str
) -> None:
    """Ask a verified organisation to vouch for the group; its officers and admins are told.

    Raises:
        Refused: It cannot vouch, was asked before, or very many were asked.
    """
    ORGANISATIONS.require(session, actor, "ask for vouches", group)
    _refuse_unfit(by)
    asked = vouches(session, group.id)
    if any(row[1].id == by.id for row in asked):
        raise Refused(f"You have asked {by.name} already", "name")
    if len(asked) >= MOST_ASKED:
        raise Refused(f"You have asked {MOST_ASKED} organisations. Wait for their answers", "name")
    session.add(Vouch(organisation_id=group.id, by_organisation_id=by.id))
    record(session, actor, "asked for a vouch", group, after={"of": by.name})
    changed(session, group)
    for seat, address in speakers_of(session, by.id):
        page = f"{site}/organisations/{group.ref}/vouching?as={seat}"
        post(session, address, letters.vouch_asked(group.name, by.name, page))


def give_vouch(session: Session, actor: Actor, group: Organisation, words: str) -> None:
    """Give one's organisation's word for the group; the convenor sees it.

    Raises:
        Refused: The person acts for the group too, or says nothing.
    """
    vouch = _waiting(session, actor, group)
    if _acts_for(session, actor, group):
        raise Refused("You act for this group yourself. Ask a colleague to answer")
    if not words.strip():
        raise Refused("Say in a sentence how you know them", "words")
    vouch.given_at, vouch.by_seat, vouch.words = now(), actor.seat_ref, words
    record(session, actor, "vouched", group, after={"words": words})


def decline_vouch(session: Session, actor: Actor, group: Organisation) -> None:
    """Say that one's organisation cannot vouch for the group."""
    vouch = _waiting(session, actor, group)
    vouch.declined_at, vouch.by_seat = now(), actor.seat_ref
    record(session, actor, "could not vouch", group)


def verified_by_name(session: Session, actor: Actor, typed: str) -> Organisation:
    """Give the organisation whose name or number was typed.

    Raises:
        Refused: There is none, or several; the message names them.
    """
    found = found_by_words(session, actor, typed)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refused(
            "We know no organisation by this name or number. Check how it is spelt", "name"
        )
    names = "; ".join(each.name for each in found)
    raise Refused(f"Enter the whole name of one of these: {names}", "name")


def _waiting(session: Session, actor: Actor, group: Organisation) -> Vouch:
    ORGANISATIONS.require(session, actor, "vouch", group)
    found = vouch_between(session, group, actor.organisation_id)
    if found is None:
        raise Hidden
    return found


def _refuse_unfit(by: Organisation) -> None:
    if by.verified_at is None or by.retired_at is not None:
        raise Refused("Choose a verified organisation", "name")
    if by.informal:
        raise Refused("Choose an organisation that is not an informal group itself", "name")


def _acts_for(session: Session, actor: Actor, group: Organisation) -> bool:
    held = select(Seat.id).where(
        Seat.person_id == actor.person_id, Seat.organisation_id == group.id, stands()
    )
    return session.scalar(held.limit(1)) is not None
