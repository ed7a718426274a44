"""How partners of the world write an agreement, offer it, decide on it and sign it."""

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.beginning import begin
from commissioning.agreements.actions.deciding import Decided, record_board_decision
from commissioning.agreements.actions.drafting import edit
from commissioning.agreements.actions.offering import offer, prepare_offer
from commissioning.agreements.actions.signing import Signed, sign
from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.deciding import Said
from commissioning.agreements.rules.draft_parts import LISTS, WHOLE, stamp, value_of
from commissioning.agreements.rules.parts import Bearer, Clause, Contribution, Review, Risk, Step
from commissioning.agreements.rules.sharing_terms import Band, PartyWeight, TargetCostShares
from commissioning.agreements.rules.starting_points import Start, new_clause
from commissioning.foundation.clock import today
from tests.worlds.partnering import speaker
from tests.worlds.tale import SITE, Tale

LARGE = ("insurance", "intellectual_property")  # what more than £100,000 asks for
OF_MONEY = ("target_cost", "target_changes", "open_book", "lead_authority", "contact", *LARGE)
BANDS = ((8_000, 1_500), (9_000, 3_000), (11_000, 5_000), (None, 2_000))
LADDER = (
    Step(ref="talk", what="The people concerned talk it over", days=14),
    Step(ref="chairs", what="The chairs meet", days=28),
)
Change = Callable[[Content], Content]


def with_money(content: Content) -> Content:
    """Let the parties share savings and overspends, with days on which they look at it."""
    clauses = {each.key: each for each in content.clauses}
    more = {key: new_clause(key, content.legal_form) for key in OF_MONEY if key not in clauses}
    shares = TargetCostShares(
        target_pence=100_000_000,
        bands=tuple(Band(upto_bp=upto, share_bp=share) for upto, share in BANDS),
        overspend_limit_pence=5_000_000,
        weights=tuple(PartyWeight(party=each.ref, gain=1, pain=1) for each in content.parties),
        allowable_cost="What we both count",
        vat="Without VAT",
        changes_of_target="When both say so",
        paid_on="30 June",
        settlement="The day it leaves",
    )
    return replace(
        content,
        clauses=tuple(filled(each) for each in (clauses | more).values()),
        shares=shares,
        reviews=tuple(
            Review(ref=f"after-{days}", on=today() + timedelta(days=days), about="The money")
            for days in (0, 90)
        ),
    )


def filled(clause: Clause) -> Clause:
    """Take the marks round the words that are left to fill in away."""
    return replace(clause, text=clause.text.replace("[", "").replace("]", ""))


def writes_agreement(
    tale: Tale, session: Session, key: str, title: str, who: str, change: Change = lambda c: c
) -> str:
    """Begin an agreement in a partnership and say enough in its draft; gives the draft's ref."""
    actor = tale.actor(session, speaker(who))
    made = begin(session, actor, tale.refs[key], Start.BLANK, title)
    session.flush()
    rewrites(tale, session, made, who, change(_said(content_of_version(made), title)))
    return made.ref


def rewrites(tale: Tale, session: Session, draft: Version, who: str, said: Content) -> None:
    """Write into a draft, part by part, all that it does not say yet."""
    actor = tale.actor(session, speaker(who))
    items = (
        f"{name}/{getattr(item, named_by)}"
        for name, (field, named_by) in LISTS.items()
        for item in getattr(said, field)
    )
    for part in ("about", *sorted(WHOLE - {"parties"}), *items):
        now = content_of_version(draft)
        if value_of(now, part) != (value := value_of(said, part)):
            edit(session, actor, draft.ref, part, value, stamp(now, part))
    session.flush()


def offers(tale: Tale, session: Session, draft: str, who: str) -> Version:
    """Offer a draft to every party."""
    actor = tale.actor(session, speaker(who))
    prepared = prepare_offer(session, actor, draft)
    pdf = f"%PDF {prepared.fingerprint}".encode()
    return offer(session, actor, prepared, {"pdf": pdf}, SITE)


def agrees(
    tale: Tale,
    session: Session,
    key: str,
    title: str,
    who: str,
    change: Change = lambda c: c,
    *,
    named: str = "",
) -> Version:
    """Write an agreement that says enough, and offer it; kept as "agreement of <key>"."""
    made = offers(tale, session, writes_agreement(tale, session, key, title, who, change), who)
    tale.keep(named or f"agreement of {key}", session.get_one(Agreement, made.agreement_id))
    return made


def newest(tale: Tale, session: Session, agreement: str) -> Version:
    """Give the newest version of an agreement, by the agreement's key."""
    of_it = select(Version).join(Agreement).where(Agreement.ref == tale.refs[agreement])
    return session.scalars(of_it.order_by(Version.number.desc()).limit(1)).one()


def approve(tale: Tale, session: Session, version: Version, *boards: str) -> None:
    """Let the chair or secretary of each board record that it approved."""
    for who in boards:
        decided = Decided(Said.APPROVED, today(), "Minute 9", "", version.fingerprint or "")
        record_board_decision(session, tale.actor(session, who), version.ref, decided, SITE)


def sign_for(tale: Tale, session: Session, version: Version, *keys: str) -> None:
    """Let each organisation say who signed for it."""
    for key in keys:
        signed = Signed("Its chair", today(), "In the safe")
        sign(session, tale.actor(session, speaker(key)), version.ref, signed, SITE)


def _said(first: Content, title: str) -> Content:
    more = (new_clause(key, first.legal_form) for key in LARGE)
    evenly = 10_000 // len(first.parties)
    return replace(
        first,
        purpose=f"{title}: why.",
        disputes=first.disputes or LADDER,
        starts_on=today(),
        ends_on=today() + timedelta(days=365),
        clauses=tuple(filled(each) for each in (*first.clauses, *more)),
        contributions=tuple(
            Contribution(ref=f"c{at}", party=party.ref, what="Rooms")
            for at, party in enumerate(first.parties)
        ),
        risks=(
            Risk(
                ref="rain",
                title="Rain",
                mitigation="Umbrellas",
                bearers=tuple(Bearer(party=each.ref, percent_bp=evenly) for each in first.parties),
            ),
        ),
    )
