"""Partnerships of the world of the house tests and their drafts, in view and hidden."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.beginning import begin_next
from commissioning.agreements.actions.drafting import edit
from commissioning.agreements.actions.reserves import Entered, enter_reserves
from commissioning.agreements.models import Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.draft_parts import stamp, value_of
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.partnerships.actions.answering import decline
from commissioning.partnerships.actions.leaving import say_leaving, write_checklist
from commissioning.partnerships.actions.proposing import suggest_change
from commissioning.partnerships.actions.talking import Begun, start_thread
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.queries.proposals import stands_now
from commissioning.partnerships.rules.leaving import KEYS
from commissioning.partnerships.rules.proposal import PartyAsked
from tests.worlds.agreeing import agrees
from tests.worlds.partnering import asks, forms, mandates, round_of
from tests.worlds.tale import SITE, Step, Tale

SECRET = "zephyr"  # as tests/worlds/hidden.py
MEMBERS = frozenset({"officer", "trustee", "opted in", "convenor", "clear"})
OURS = frozenset({"officer"})
INSIDE = frozenset({"officer", "trustee"})  # quay is a partner
SETTLED = {**dict.fromkeys(KEYS, "It is all settled."), "measure": "time"}


def _together(tale: Tale, session: Session) -> None:
    """What everybody of the place sees, and a proposal that waits for quay."""
    mandates(tale, session, "lantern", "anchor", "mill")
    asks(tale, session, "kitchens", "Kitchens together", ("quay", "lantern"), on="winter")
    forms(tale, session, "kitchens", "lantern")
    asks(tale, session, "waits for quay", "Suppers on Sundays", ("lantern", "quay"))


def _asked(tale: Tale, session: Session) -> None:
    """What quay can take back, and what it can only let go of: the other said no."""
    asks(tale, session, "asked by quay", "Walks along the shore", ("quay", "gulls"))
    asks(tale, session, "refused to quay", "Boats for all", ("quay", "mill", "lantern"))
    mill = tale.actor(session, "mill admin")
    decline(session, mill, round_of(tale, session, "refused to quay"), "We get seasick.", SITE)


def _agreed(tale: Tale, session: Session) -> None:
    agrees(tale, session, "kitchens", "Kitchens agreed", "quay")
    reserves = Entered(pence=1_234_500, as_of=today(), source="Accounts")
    enter_reserves(session, tale.actor(session, "officer"), reserves)
    begun = Begun(title="Keys", body="Who has the keys?")
    start_thread(session, tale.actor(session, "officer"), tale.refs["kitchens"], begun, SITE)
    asks(tale, session, "gardens", "Gardens together", ("quay", "lantern", "mill"))
    forms(tale, session, "gardens", "lantern", "mill")
    quay = tale.actor(session, "officer")
    day = today() + timedelta(days=20)
    say_leaving(session, quay, tale.refs["gardens"], day, "We have no garden.", SITE)


def _goes(tale: Tale, session: Session) -> None:
    """All is settled, and the day has come by when the pages are looked at."""
    asks(tale, session, "orchard", "An orchard together", ("lantern", "quay", "mill"))
    forms(tale, session, "orchard", "quay", "mill")
    quay = tale.actor(session, "officer")
    ref = tale.refs["orchard"]
    said = say_leaving(session, quay, ref, today() + timedelta(days=2), "We have no tree.", SITE)
    session.flush()
    write_checklist(session, quay, ref, said.ref, SETTLED)


def _next_draft(tale: Tale, session: Session) -> None:
    officer = tale.actor(session, "officer")
    tale.keep("draft", begin_next(session, officer, tale.refs["agreement of kitchens"]))


VISIBLE_TOGETHER = (
    Step("together", _together, day=52),
    Step("asked", _asked, day=52),
    Step("agreed", _agreed, day=53),
    Step("goes", _goes, day=53),
    Step("next draft", _next_draft, day=54),
)


def _formed_unseen(tale: Tale, session: Session) -> None:
    """Two who answer together where nothing may be shown, with all that comes of it."""
    asks(tale, session, "h together", f"{SECRET} together", ("lantern", "anchor"))
    forms(tale, session, "h together", "anchor")
    begun = Begun(title=f"{SECRET} talk", body=f"Who knows {SECRET}?")
    lantern = tale.actor(session, "lantern admin")
    start_thread(session, lantern, tale.refs["h together"], begun, SITE)
    agrees(tale, session, "h together", f"{SECRET} agreed", "lantern")
    enter_reserves(session, lantern, Entered(pence=98_765_400, as_of=today(), source=SECRET))


def _proposed_unseen(tale: Tale, session: Session) -> None:
    keys = ("lantern", "anchor")
    asks(tale, session, "h proposed", f"{SECRET} rooms", keys, on="winter")


def _formed_in_the_open(tale: Tale, session: Session) -> None:
    keys = ("mill", "anchor")
    asks(tale, session, "h open", f"{SECRET} for all", keys, on="winter")
    forms(tale, session, "h open", "anchor")


def _leaves_unseen(tale: Tale, session: Session) -> None:
    anchor, ref = tale.actor(session, "anchor admin"), tale.refs["h together"]
    said = say_leaving(session, anchor, ref, today() + timedelta(days=1), f"{SECRET}.", SITE)
    session.flush()
    write_checklist(session, anchor, ref, said.ref, SETTLED)


def _said_inside(tale: Tale, session: Session) -> None:
    begun = Begun(title=f"{SECRET} keys", body=f"{SECRET} has them.")
    start_thread(session, tale.actor(session, "lantern admin"), tale.refs["kitchens"], begun, SITE)


def _written_inside(tale: Tale, session: Session) -> None:
    held = select(Version).where(Version.ref == tale.refs["draft"])
    draft = session.scalars(held).one()
    now = content_of_version(draft)
    about = {**value_of(now, "about"), "purpose": f"For {SECRET}."}
    lantern = tale.actor(session, "lantern admin")
    edit(session, lantern, draft.ref, "about", about, stamp(now, "about"))


def _asked_inside(tale: Tale, session: Session) -> None:
    """Somebody is asked to join partners whom everybody of the place sees."""
    asked = stands_now(session, *_of(tale, session, "kitchens"))
    more = PartyAsked(tale.refs["anchor"], f"{SECRET} rooms")
    wanted = replace(
        asked,
        parties=(*asked.parties, more),
        reply_by=today() + timedelta(days=30),
        message=f"We need {SECRET}.",
    )
    lantern = tale.actor(session, "lantern admin")
    suggest_change(session, lantern, tale.refs["kitchens"], wanted, SITE)


def _of(tale: Tale, session: Session, key: str) -> tuple[Actor, Partnership]:
    """Give lantern's admin, and one of its partnerships."""
    wanted = select(Partnership).where(Partnership.ref == tale.refs[key])
    return tale.actor(session, "lantern admin"), session.scalars(wanted).one()


HIDDEN_TOGETHER = (
    Step("h formed unseen", _formed_unseen, after="together"),
    Step("h proposed unseen", _proposed_unseen, after="together"),
    Step("h formed in the open", _formed_in_the_open, after="together", seen_by=MEMBERS),
    Step("h said inside", _said_inside, after="together", seen_by=OURS),
    Step("h leaves unseen", _leaves_unseen, after="goes"),
    Step("h asked inside", _asked_inside, after="next draft", seen_by=INSIDE),
    Step("h written inside", _written_inside, after="next draft", seen_by=OURS),
)
