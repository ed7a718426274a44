"""Partnerships and agreements of the world of the house tests, those in view and those hidden."""

from datetime import timedelta

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.drafting import begin, begin_next, edit
from commissioning.agreements.actions.offering import offer, prepare_offer
from commissioning.agreements.actions.reserves import Entered, enter_reserves
from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.draft_parts import LISTS, stamp, value_of
from commissioning.agreements.rules.parts import Bearer, Contribution, Risk
from commissioning.agreements.rules.starting_points import Start, new_clause
from commissioning.foundation.clock import today
from commissioning.organisations.actions.mandates import BoardsWord, record_mandate
from commissioning.organisations.models import Seat
from commissioning.partnerships.actions.answering import confirm
from commissioning.partnerships.actions.leaving import say_leaving
from commissioning.partnerships.actions.proposing import propose
from commissioning.partnerships.actions.talking import Begun, start_thread
from commissioning.partnerships.models import Partnership, Proposal
from commissioning.partnerships.queries.beginning import Began
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.proposal import Asked, PartyAsked
from tests.worlds.tale import SITE, Step, Tale

SECRET = "zephyr"  # as tests/worlds/hidden.py
SPEAKS = {"quay": "officer", "gulls": "opted in"}  # others by their admin
MEMBERS = frozenset({"officer", "trustee", "opted in", "convenor", "clear"})
OURS = frozenset({"officer"})
LARGE = ("insurance", "intellectual_property")  # what more than £100,000 asks for


def _speaker(key: str) -> str:
    return SPEAKS.get(key, f"{key} admin")


def _mandates(tale: Tale, session: Session) -> None:
    for key in ("lantern", "anchor", "mill"):
        admin = tale.actor(session, f"{key} admin")
        seat = session.scalars(select(Seat).where(Seat.ref == admin.seat_ref)).one()
        word = BoardsWord(given_on=today(), minute="Minute 2")
        record_mandate(session, admin, tale.organisation(session, key), seat, word)


def _asks(
    tale: Tale,
    session: Session,
    key: str,
    title: str,
    keys: tuple[str, ...],
    on: str = "",
    form: LegalForm = LegalForm.ALLIANCE,
) -> None:
    asked = Asked(
        title=title,
        purpose=f"{title}, for everybody.",
        legal_form=form,
        parties=tuple(PartyAsked(tale.refs[each], "Rooms and volunteers") for each in keys),
        reply_by=today() + timedelta(days=30),
        why_joint="None of us could do it alone.",
    )
    actor = tale.actor(session, _speaker(keys[0]))
    began = Began("profile", opportunity=tale.refs[on] if on else None)
    made = propose(session, actor, asked, began, SITE)
    session.flush()
    tale.keep(key, made)


def _forms(tale: Tale, session: Session, key: str, others: tuple[str, ...]) -> None:
    for other in others:
        actor = tale.actor(session, _speaker(other))
        held = select(Proposal.ref).join(Partnership).where(Partnership.ref == tale.refs[key])
        confirm(session, actor, session.scalars(held).one(), SITE)


def _agrees(tale: Tale, session: Session, key: str, title: str, who: str) -> None:
    """Write an agreement that says enough, and offer it."""
    actor = tale.actor(session, _speaker(who))
    made = begin(session, actor, tale.refs[key], Start.BLANK, title)
    session.flush()
    first = content_of_version(made)
    more = (new_clause(key, first.legal_form) for key in LARGE)
    said = replace(
        first,
        purpose=f"{title}: why.",
        starts_on=today(),
        ends_on=today() + timedelta(days=365),
        clauses=tuple(
            replace(each, text=each.text.replace("[", "").replace("]", ""))
            for each in (*first.clauses, *more)
        ),
        contributions=tuple(
            Contribution(ref=f"c{at}", party=party.ref, what="Rooms")
            for at, party in enumerate(first.parties)
        ),
        risks=(
            Risk(
                ref="rain",
                title="Rain",
                mitigation="Umbrellas",
                bearers=tuple(
                    Bearer(party=party.ref, percent_bp=10_000 // len(first.parties))
                    for party in first.parties
                ),
            ),
        ),
    )
    items = (
        f"{name}/{getattr(item, named_by)}"
        for name, (field, named_by) in LISTS.items()
        for item in getattr(said, field)
    )
    for part in ("about", *items):
        now = content_of_version(made)
        if value_of(now, part) != (value := value_of(said, part)):
            edit(session, actor, made.ref, part, value, stamp(now, part))
    session.flush()
    prepared = prepare_offer(session, actor, made.ref)
    offer(session, actor, prepared, {"pdf": f"%PDF {title}".encode()}, SITE)
    tale.keep(f"agreement of {key}", session.get_one(Agreement, made.agreement_id))


def _together(tale: Tale, session: Session) -> None:
    """What everybody of the place sees, and a proposal that waits for quay."""
    _mandates(tale, session)
    _asks(tale, session, "kitchens", "Kitchens together", ("quay", "lantern"), on="winter")
    _forms(tale, session, "kitchens", ("lantern",))
    _asks(tale, session, "waits for quay", "Suppers on Sundays", ("lantern", "quay"))


def _agreed(tale: Tale, session: Session) -> None:
    _agrees(tale, session, "kitchens", "Kitchens agreed", "quay")
    reserves = Entered(pence=1_234_500, as_of=today(), source="Accounts")
    enter_reserves(session, tale.actor(session, "officer"), reserves)
    begun = Begun(title="Keys", body="Who has the keys?")
    start_thread(session, tale.actor(session, "officer"), tale.refs["kitchens"], begun, SITE)
    _asks(tale, session, "gardens", "Gardens together", ("quay", "lantern", "mill"))
    _forms(tale, session, "gardens", ("lantern", "mill"))
    quay = tale.actor(session, "officer")
    day = today() + timedelta(days=20)
    say_leaving(session, quay, tale.refs["gardens"], day, "We have no garden.", SITE)


def _next_draft(tale: Tale, session: Session) -> None:
    officer = tale.actor(session, "officer")
    tale.keep("draft", begin_next(session, officer, tale.refs["agreement of kitchens"]))


VISIBLE_TOGETHER = (
    Step("together", _together, day=52),
    Step("agreed", _agreed, day=53),
    Step("next draft", _next_draft, day=54),
)


def _formed_unseen(tale: Tale, session: Session) -> None:
    """Two who answer together where nothing may be shown, with all that comes of it."""
    _asks(tale, session, "h together", f"{SECRET} together", ("lantern", "anchor"))
    _forms(tale, session, "h together", ("anchor",))
    begun = Begun(title=f"{SECRET} talk", body=f"Who knows {SECRET}?")
    lantern = tale.actor(session, "lantern admin")
    start_thread(session, lantern, tale.refs["h together"], begun, SITE)
    _agrees(tale, session, "h together", f"{SECRET} agreed", "lantern")
    enter_reserves(session, lantern, Entered(pence=98_765_400, as_of=today(), source=SECRET))


def _proposed_unseen(tale: Tale, session: Session) -> None:
    keys = ("lantern", "anchor")
    _asks(tale, session, "h proposed", f"{SECRET} rooms", keys, on="winter")


def _formed_in_the_open(tale: Tale, session: Session) -> None:
    keys = ("mill", "anchor")
    _asks(tale, session, "h open", f"{SECRET} for all", keys, on="winter")
    _forms(tale, session, "h open", ("anchor",))


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


HIDDEN_TOGETHER = (
    Step("h formed unseen", _formed_unseen, after="together"),
    Step("h proposed unseen", _proposed_unseen, after="together"),
    Step("h formed in the open", _formed_in_the_open, after="together", seen_by=MEMBERS),
    Step("h said inside", _said_inside, after="together", seen_by=OURS),
    Step("h written inside", _written_inside, after="next draft", seen_by=OURS),
)
