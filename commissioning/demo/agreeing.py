"""How those who work together agree: drafts, versions, what boards said, signatures."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.beginning import begin, begin_next
from commissioning.agreements.actions.deciding import Decided, record_board_decision
from commissioning.agreements.actions.drafting import edit
from commissioning.agreements.actions.offering import offer, prepare_offer
from commissioning.agreements.actions.reserves import Entered, enter_reserves
from commissioning.agreements.actions.signing import Signed, sign
from commissioning.agreements.documents.offered import files_of
from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.deciding import Said
from commissioning.agreements.rules.draft_parts import LISTS, stamp, value_of
from commissioning.demo.partnering import speaker
from commissioning.demo.story.agreed import (
    ALLIANCE,
    GRANT,
    REFUSED_BECAUSE,
    Agreed,
    as_agreed,
    before_it_was_refused,
    filled,
    others_of,
    with_the_amendment,
)
from commissioning.demo.story.people import SECRETARIES
from commissioning.demo.story.services_of_care import HARBOUR_LIGHT
from commissioning.demo.story.services_of_community import (
    GOOD_COMPANY,
    HOP_ABOARD,
    MERROW_CARERS,
)
from commissioning.demo.story.shapes import Body
from commissioning.demo.telling import Telling
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today

MINUTE = "Board meeting, item 5; the minute book is kept at the office"
WHOLE = ("about", "parties", "shares", "disputes")


def tell_what_was_agreed(telling: Telling) -> None:
    """An alliance in force with an amendment under way; a grant refused, that came back better."""
    begin_agreement(telling, ALLIANCE, days_ago=200, starts_in=30)
    offer_draft(telling, ALLIANCE, days_ago=190)
    for body in others_of(ALLIANCE):
        _decide(telling, ALLIANCE, body, days_ago=180)
    for body in others_of(ALLIANCE):
        sign_for(telling, ALLIANCE, body, days_ago=175)
    _write(telling, ALLIANCE, with_the_amendment, days_ago=14)
    offer_draft(telling, ALLIANCE, days_ago=12)
    for body in others_of(ALLIANCE)[1:]:
        _decide(telling, ALLIANCE, body, days_ago=5)
    _reserves(telling, HARBOUR_LIGHT, 1_850_000)
    begin_agreement(telling, GRANT, days_ago=20, starts_in=16, change=before_it_was_refused)
    offer_draft(telling, GRANT, days_ago=19)
    _decide(telling, GRANT, HOP_ABOARD, days_ago=16, why=REFUSED_BECAUSE)
    _write(telling, GRANT, as_agreed, days_ago=14)
    offer_draft(telling, GRANT, days_ago=13)
    for body in (GOOD_COMPANY, MERROW_CARERS):  # Hop Aboard's board decides in the register
        _decide(telling, GRANT, body, days_ago=9)


def begin_agreement(
    telling: Telling,
    agreed: Agreed,
    *,
    days_ago: int,
    starts_in: int,
    change: Callable[[Content], Content] = lambda content: content,
) -> None:
    """Begin an agreement of the story, and write all that it says."""
    starts_on = telling.day(starts_in - days_ago)
    with telling.on(days_ago, f"begin {agreed.key}") as session:
        actor = _first(telling, session, agreed)
        made = begin(session, actor, telling.refs[agreed.of.key], agreed.start, agreed.title)
        session.flush()
        telling.keep(agreed.key, session.get_one(Agreement, made.agreement_id).ref)
        said = change(filled(agreed, content_of_version(made), starts_on))
        _write_all(session, actor, made, said)


def _write(
    telling: Telling, agreed: Agreed, change: Callable[[Content], Content], *, days_ago: int
) -> None:
    """Begin the next version, and write what changes in it."""
    with telling.on(days_ago, f"next {agreed.key}") as session:
        actor = _first(telling, session, agreed)
        made = begin_next(session, actor, telling.refs[agreed.key])
        _write_all(session, actor, made, change(content_of_version(made)))


def _write_all(session: Session, actor: Actor, version: Version, said: Content) -> None:
    for part in _parts_of(said):
        now = content_of_version(version)
        if value_of(now, part) != (value := value_of(said, part)):
            edit(session, actor, version.ref, part, value, stamp(now, part))


def _parts_of(said: Content) -> list[str]:
    items = [
        f"{name}/{getattr(item, named_by)}"
        for name, (field, named_by) in LISTS.items()
        for item in getattr(said, field)
    ]
    return [*WHOLE, *items]


def offer_draft(telling: Telling, agreed: Agreed, *, days_ago: int) -> None:
    """Offer the draft, with its document, as the page does."""
    with telling.day_of(days_ago, f"print {agreed.key} {days_ago}"):
        with telling.database.reading() as session:
            actor = _first(telling, session, agreed)
            draft = newest(telling, session, agreed, "draft")
            prepared = prepare_offer(session, actor, draft.ref)
        files = files_of(prepared, today())
    with telling.on(days_ago, f"offer {agreed.key} {days_ago}") as session:
        offer(session, _first(telling, session, agreed), prepared, files, telling.site)


def _decide(telling: Telling, agreed: Agreed, body: Body, *, days_ago: int, why: str = "") -> None:
    with telling.on(days_ago, f"{body.key} decides {agreed.key} {days_ago}", hour=18) as session:
        version = newest(telling, session, agreed, "offered")
        decided = Decided(
            said=Said.REFUSED if why else Said.APPROVED,
            decided_on=today(),
            minute=MINUTE,
            words=why,
            fingerprint=version.fingerprint or "",
        )
        name = SECRETARIES.get(body, "Elin Marwood")
        secretary = telling.acting(session, body, name)
        record_board_decision(session, secretary, version.ref, decided, telling.site)


def sign_for(telling: Telling, agreed: Agreed, body: Body, *, days_ago: int) -> None:
    """Say who signed for one party."""
    with telling.on(days_ago, f"{body.key} signs {agreed.key}", hour=12) as session:
        version = newest(telling, session, agreed, "approved")
        signed = Signed(
            signed_by=f"{body.admin}, chief officer",
            signed_on=today(),
            kept_where="In the agreements file at the office",
        )
        sign(session, speaker(telling, session, body), version.ref, signed, telling.site)


def _reserves(telling: Telling, body: Body, pence: int) -> None:
    with telling.on(30, f"reserves of {body.key}") as session:
        actor = speaker(telling, session, body)
        source = "Annual accounts, note 14"
        entered = Entered(pence=pence, as_of=telling.day(-240), source=source)
        enter_reserves(session, actor, entered)


def _first(telling: Telling, session: Session, agreed: Agreed) -> Actor:
    return speaker(telling, session, others_of(agreed)[0])


def newest(telling: Telling, session: Session, agreed: Agreed, status: str) -> Version:
    """Give the version of an agreement of the story that stands at this status."""
    held = (
        select(Version)
        .join(Agreement, Agreement.id == Version.agreement_id)
        .where(Agreement.ref == telling.refs[agreed.key], Version.status == status)
    )
    return session.scalars(held).one()
