"""Who says what they are bidding for, to whom they show it, and who talks with whom."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.register.actions.cards import CardAsked, opt_in
from commissioning.register.actions.introductions import answer
from commissioning.register.actions.marks import mark_pair
from commissioning.register.actions.moving import move
from commissioning.register.actions.sharing import (
    consent_to_commissioners,
    give_to_guest,
)
from commissioning.register.actions.sharing import (
    tell as tell_others,
)
from commissioning.register.models import Introduction
from commissioning.register.rules.introductions import Answer
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.worlds.tale import SITE, Tale

KITCHEN = {"brings": "A kitchen with trained cooks", "lacks": "Two minibuses with drivers"}
WHEELS = {"brings": "Two minibuses with drivers", "lacks": "A kitchen with trained cooks"}
TELEPHONES = {
    "brings": "A telephone line staffed by carers",
    "lacks": "Rooms with wheelchair lifts",
}


def bids(tale: Tale, session: Session) -> None:
    """What everybody says while bids are being made."""
    write = tale.writes
    write(session, "quay winter", "officer", "Soup and stories on Fridays", on="winter")
    write(
        session,
        "harbour winter",
        "harbour admin",
        "Warm rooms by the docks",
        on="winter",
        openness=Openness.PUBLIC,
    )
    write(
        session,
        "lantern winter",
        "lantern admin",
        "Lanterns and hot drinks",
        on="winter",
        stage=Stage.CONSIDERING,
    )
    write(session, "quay carers", "officer", "Meals for carers at home", on="carers")
    write(session, "gulls carers", "opted in", "Breaks for carers by the sea", on="carers")
    write(session, "lantern carers", "lantern admin", "Carers meet at the house", on="carers")
    write(session, "quay buses", "officer", "Lifts to lunch", on="buses")
    write(session, "mill buses", "mill admin", "Minibuses on Mondays", on="buses")
    write(session, "quay draft", "officer", "Tea in the library", on="talks", stage=Stage.DRAFT)
    write(session, "quay own", "officer", "A garden", title="A community garden")
    write(session, "newtide winter", "unverified", "Singing by the tide", on="winter")
    write(session, "north far", "elsewhere", "Families together", title="Family days")
    write(
        session,
        "lantern play",
        "lantern admin",
        "Play in the dark",
        on="play",
        stage=Stage.SUBMITTED,
    )
    write(session, "quay play", "officer", "Picnics in parks", on="play", stage=Stage.SUBMITTED)


def shares(tale: Tale, session: Session) -> None:
    """Consent, give to a guest, and mark a pair."""
    lantern = tale.actor(session, "lantern admin")
    consent_to_commissioners(session, lantern, tale.refs["lantern carers"])
    officer = tale.actor(session, "officer")
    give_to_guest(session, officer, tale.refs["quay draft"], tale.seats["guest"])
    pair = (tale.refs["quay winter"], tale.refs["harbour winter"])
    mark_pair(session, officer, *pair, "talk", "", SITE)


def tells(tale: Tale, session: Session) -> None:
    """One says what came of its bid, to members; another keeps it to itself."""
    lantern = tale.actor(session, "lantern admin")
    move(session, lantern, tale.refs["lantern play"], "record_success", "We begin in May.")
    tell_others(session, lantern, tale.refs["lantern play"], Openness.MEMBERS)
    officer = tale.actor(session, "officer")
    move(session, officer, tale.refs["quay play"], "record_no_success", "Too far away.")


def opts_in(tale: Tale, session: Session) -> None:
    """One card that finds nobody, and two that meet."""
    alone = CardAsked(**TELEPHONES, alone=True)
    gulls = tale.actor(session, "opted in")
    tale.keep("gulls card", opt_in(session, gulls, tale.refs["gulls carers"], alone, SITE))
    quay, mill = tale.actor(session, "officer"), tale.actor(session, "mill admin")
    opt_in(session, quay, tale.refs["quay buses"], CardAsked(**KITCHEN, alone=False), SITE)
    card = CardAsked(**WHEELS, alone=False)
    made = opt_in(session, mill, tale.refs["mill buses"], card, SITE)
    wanted = select(Introduction).where(Introduction.second == made)
    tale.keep("talks of quay", session.scalars(wanted).one())


def talks(tale: Tale, session: Session) -> None:
    """Let both say yes to talking."""
    for who in ("officer", "mill admin"):
        actor = tale.actor(session, who)
        answer(session, actor, tale.refs["talks of quay"], Answer.YES, SITE)
