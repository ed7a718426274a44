"""What binds partners of the world, and what comes of it: signatures, reviews, disputes."""

from msgspec.structs import replace
from sqlalchemy.orm import Session

from commissioning.agreements.actions.answering import answer
from commissioning.agreements.actions.asking import ask_to_settle
from commissioning.agreements.actions.beginning import begin_next
from commissioning.agreements.actions.deciding import acknowledge
from commissioning.agreements.actions.disputes import add_note, open_dispute, step_up
from commissioning.agreements.actions.reserves import Entered, enter_reserves
from commissioning.agreements.actions.reviews import hold_review
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.foundation.clock import today
from commissioning.partnerships.actions.authority import Written, give_authority
from commissioning.partnerships.models import Authority
from commissioning.partnerships.rules.forms import LegalForm
from tests.worlds.agreeing import agrees, approve, newest, offers, rewrites, sign_for, with_money
from tests.worlds.partnering import asks, forms, speaker
from tests.worlds.tale import SITE, Step, Tale
from tests.worlds.together import SECRET

INSIDE = frozenset({"officer", "trustee"})  # quay is a partner
FORM = LegalForm.JOINT_BID


def _lifts(tale: Tale, session: Session) -> None:
    """Two who share money where everyone may see that they do; mill leads."""
    asks(tale, session, "lifts", "Lifts together", ("mill", "quay"), on="talks", form=FORM)
    forms(tale, session, "lifts", "quay")
    tale.keep("authority", _authorises(tale, session, "lifts", "quay"))


def _in_force(tale: Tale, session: Session) -> None:
    made = agrees(tale, session, "lifts", "Lifts agreed", "mill", with_money)
    approve(tale, session, made, "secretary", "mill chair")
    sign_for(tale, session, made, "quay", "mill")
    mill, ref = tale.actor(session, "mill admin"), tale.refs["agreement of lifts"]
    hold_review(session, mill, ref, today(), today(), "We drive less than we thought.")
    _argue(tale, session, "lifts", ("quay", "mill"), "Whose turn it is")


def _to_sign(tale: Tale, session: Session) -> None:
    """All boards approved one; its next draft is begun, and shares money."""
    named = "agreement to sign"
    made = agrees(tale, session, "lifts", "Vans agreed", "mill", with_money, named=named)
    approve(tale, session, made, "secretary", "mill chair")
    begin_next(session, tale.actor(session, "officer"), tale.refs[named])


def _waits_for_boards(tale: Tale, session: Session) -> None:
    agrees(tale, session, "lifts", "Fuel agreed", "quay", named="agreement half decided")


def _small_change(tale: Tale, session: Session) -> None:
    """A telephone number changes, which an officer of every party acknowledges."""
    mill = tale.actor(session, "mill admin")
    draft = begin_next(session, mill, tale.refs["agreement of lifts"])
    session.flush()
    said = content_of_version(draft)
    clauses = tuple(
        replace(each, text=f"{each.text} Mill Lane: 01632 960 001.")
        if each.key == "contact"
        else each
        for each in said.clauses
    )
    rewrites(tale, session, draft, "mill", replace(said, clauses=clauses))
    assert not offers(tale, session, draft.ref, "mill").material


VISIBLE_BOUND = (
    Step("lifts", _lifts, day=54),
    Step("in force", _in_force, day=55),
    Step("to sign", _to_sign, day=55),
    Step("waits for boards", _waits_for_boards, day=55),
    Step("small change", _small_change, day=56),
)


def _authorises(tale: Tale, session: Session, partnership: str, key: str) -> Authority:
    written = Written(covers="To speak for us", given_on=today(), kept_where="In the office")
    actor = tale.actor(session, speaker(key))
    made = give_authority(session, actor, tale.refs[partnership], written, SITE)
    session.flush()
    return made


def _argue(
    tale: Tale, session: Session, partnership: str, sides: tuple[str, str], about: str
) -> None:
    """Settle one dispute on its last step, and leave another open on its first."""
    one, other = (tale.actor(session, speaker(key)) for key in sides)
    agreement = tale.refs[f"agreement of {partnership}"]
    settled = open_dispute(session, one, agreement, f"{about}, in spring", SITE)
    step_up(session, other, settled, 0, "We talked twice.", SITE)
    asked = ask_to_settle(session, one, settled, "By turns.", today(), SITE)
    answer(session, other, asked.ref, "yes", "", SITE)
    tale.refs[f"dispute of {partnership}"] = open_dispute(session, one, agreement, about, SITE)
    add_note(session, other, tale.refs[f"dispute of {partnership}"], "We meet on Monday.")


def _bound_unseen(tale: Tale, session: Session) -> None:
    """The same again between two others where nothing may be shown."""
    lantern, anchor = tale.actor(session, "lantern admin"), tale.actor(session, "anchor admin")
    asks(tale, session, "h lifts", f"{SECRET} lifts", ("lantern", "anchor"), form=FORM)
    forms(tale, session, "h lifts", "anchor")
    tale.keep("h authority", _authorises(tale, session, "h lifts", "anchor"))
    made = agrees(tale, session, "h lifts", f"{SECRET} in force", "lantern", with_money)
    approve(tale, session, made, "lantern chair", "anchor chair")
    sign_for(tale, session, made, "lantern", "anchor")
    _argue(tale, session, "h lifts", ("lantern", "anchor"), f"The {SECRET}")
    ref = tale.refs["agreement of h lifts"]
    hold_review(session, lantern, ref, today(), today(), f"{SECRET} taught us.")
    enter_reserves(session, anchor, Entered(pence=11_111, as_of=today(), source=SECRET))


def _argued_inside(tale: Tale, session: Session) -> None:
    """A dispute under an agreement whose title everyone of the place may read."""
    mill, ref = tale.actor(session, "mill admin"), tale.refs["agreement of lifts"]
    tale.refs["h dispute"] = open_dispute(session, mill, ref, f"The {SECRET} is late", SITE)
    enter_reserves(session, mill, Entered(pence=22_222, as_of=today(), source=SECRET))


def _said_by_one(tale: Tale, session: Session) -> None:
    """One board, one signature and one officer of two: theirs alone until the last."""
    approve(tale, session, newest(tale, session, "agreement half decided"), "secretary")


def _signed_by_one(tale: Tale, session: Session) -> None:
    draft = newest(tale, session, "agreement to sign")
    [offered] = (each for each in draft.agreement.versions if each.status == "approved")
    sign_for(tale, session, offered, "mill")


def _acknowledged_by_one(tale: Tale, session: Session) -> None:
    version = newest(tale, session, "agreement of lifts")
    acknowledge(session, tale.actor(session, "mill admin"), version.ref, f"{SECRET}.", SITE)


HIDDEN_BOUND = (
    Step("h bound unseen", _bound_unseen, after="lifts"),
    Step("h argued inside", _argued_inside, after="in force", seen_by=INSIDE),
    Step("h signed by one", _signed_by_one, after="to sign", seen_by=INSIDE),
    Step("h said by one", _said_by_one, after="waits for boards", seen_by=INSIDE),
    Step("h acknowledged by one", _acknowledged_by_one, after="small change", seen_by=INSIDE),
)
