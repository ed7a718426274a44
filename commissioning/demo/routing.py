"""How a commissioner of the story finds the lawful route, and tells all what was told to anyone."""

from datetime import timedelta

from sqlalchemy.orm import Session

from commissioning.demo.funding import commissioner
from commissioning.demo.partnering import speaker
from commissioning.demo.story.routes import AID, FOUND, SAID, SAID_ABOUT, Found, Had, ToAll
from commissioning.demo.telling import Telling
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.reviews.actions.aid import enter_aid
from commissioning.reviews.actions.equal_information import correct, say_to_all
from commissioning.reviews.actions.noticing import note_notice
from commissioning.reviews.actions.routing import answer, choose_route, keep_entry


def tell_how_it_is_funded(telling: Telling) -> None:
    """Answer the questions, choose routes, keep their records; say to all; enter public money."""
    for found in FOUND:
        _find(telling, found)
    for number, said in enumerate(SAID):
        _say(telling, number, said)
    for number, had in enumerate(AID):
        _enter(telling, number, had)


def _find(telling: Telling, found: Found) -> None:
    ref = telling.refs[found.about.key]
    with telling.on(found.days_ago, f"route of {found.about.key}") as session:
        actor = commissioner(telling, session, found.about.buyer)
        answer(session, actor, ref, found.answers, "")
        session.flush()
        choose_route(session, actor, ref, found.route, found.reason)
        for item, words in found.written.items():
            keep_entry(session, actor, ref, item, words)
    for each in found.notices:
        with telling.on(each.days_ago, f"{each.kind} of {found.about.key}", hour=16) as session:
            actor = commissioner(telling, session, found.about.buyer)
            note_notice(session, actor, ref, each.kind, today(), each.where)


def _say(telling: Telling, number: int, said: ToAll) -> None:
    with telling.on(said.days_ago, f"said to all {number}", hour=17) as session:
        actor = _buyer(telling, session)
        ref = telling.refs[SAID_ABOUT.key]
        entry = say_to_all(session, actor, ref, today(), said.setting, said.words)
        session.flush()
        entry_ref, said_on = entry.ref, entry.said_on
    if said.corrected:
        with telling.on(said.days_ago - 1, f"said to all {number} corrected") as session:
            actor = _buyer(telling, session)
            correct(session, actor, entry_ref, said_on, said.setting, said.corrected)


def _enter(telling: Telling, number: int, had: Had) -> None:
    with telling.on(7, f"public money {number}") as session:
        actor = speaker(telling, session, had.by)
        given_on = today() - timedelta(days=had.days_ago)
        enter_aid(session, actor, had.giver, had.pounds * 100, given_on, had.purpose)


def _buyer(telling: Telling, session: Session) -> Actor:
    return commissioner(telling, session, SAID_ABOUT.buyer)
