"""What happens in the second world only, between what happens in both: every kind of hidden thing.

Each step says whom it is not hidden from; everybody else's pages have to be the same without it.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today
from commissioning.foundation.outbox import Letter, post
from commissioning.opportunities.actions.content import Content
from commissioning.opportunities.actions.intentions import Meant, state_intention
from commissioning.opportunities.actions.interests import declare_interest, declare_year
from commissioning.opportunities.actions.publishing import write_draft
from commissioning.opportunities.rules.clear import InterestKind
from commissioning.organisations.actions.inviting import Invited, invite
from commissioning.organisations.actions.mandates import BoardsWord, record_mandate
from commissioning.organisations.actions.requests import ask_to_join
from commissioning.organisations.models import Seat
from commissioning.people.actions.accounts import as_person, open_account
from commissioning.people.models import Person
from commissioning.places.actions.joining import ask_to_join as ask_for_place
from commissioning.places.queries.charters import newest_charter
from commissioning.register.actions.cards import CardAsked, opt_in
from commissioning.register.actions.editing import change
from commissioning.register.actions.introductions import answer
from commissioning.register.actions.looking import log_looks
from commissioning.register.actions.marks import mark_pair
from commissioning.register.actions.moving import move
from commissioning.register.actions.sharing import consent_to_commissioners, give_to_guest
from commissioning.register.models import Introduction
from commissioning.register.rules.introductions import Answer
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.worlds.bidding import TELEPHONES
from tests.worlds.bound import HIDDEN_BOUND
from tests.worlds.deciding import HIDDEN_DECIDING
from tests.worlds.peopled import AREAS, THEMES
from tests.worlds.reviewing import HIDDEN_REVIEWING
from tests.worlds.tale import SITE, Step, Tale
from tests.worlds.together import HIDDEN_TOGETHER

CONVENOR = frozenset({"convenor"})
COMMISSIONERS = frozenset({"clear", "not clear"})
MEMBERS = frozenset({"officer", "trustee", "opted in", "convenor"})
SECRET = "zephyr"  # a word that stands in no visible thing; the search is asked for it
HIDDEN_NAME = "Quokka Cove Trust"
HIDDEN_NUMBER = "GB-CHC-1200001"
FITS_TELEPHONES = {"brings": TELEPHONES["lacks"], "lacks": TELEPHONES["brings"]}
GARDENS = {"brings": "Allotments and greenhouses", "lacks": "Woodworkers with benches"}
BENCHES = {"brings": "Woodworkers with benches", "lacks": "Allotments and greenhouses"}


def _somebody(tale: Tale, session: Session) -> None:
    made = open_account(
        session, name="Quinn Hidden", email="quinn@hidden.example", password_hash=None
    )
    tale.refs["quinn"] = made.ref


def _unverified(tale: Tale, session: Session) -> None:
    tale.registers(session, "cove", HIDDEN_NAME, HIDDEN_NUMBER)
    tale.asks(session, "cove", "saltmere")


def _asks_for_the_place(tale: Tale, session: Session) -> None:
    """A verified organisation of another place asks to come, and has no answer yet."""
    found = tale.place(session, "saltmere")
    far = tale.actor(session, "far admin")
    promised = newest_charter(session, found.id).number
    made = ask_for_place(session, far, found, promised=promised, message="We move.", site=SITE)
    session.flush()
    tale.keep("far asks", made)


def _offer_in_draft(tale: Tale, session: Session) -> None:
    content = Content(
        title=f"The {SECRET} fund", description="Not yet.", areas=AREAS, themes=THEMES
    )
    tale.keep("draft offer", write_draft(session, tale.actor(session, "health buyer"), content, ""))


def _intention_elsewhere(tale: Tale, session: Session) -> None:
    meant = Meant(title=f"{SECRET} grants", text="For Farhaven alone.")
    made = state_intention(session, tale.actor(session, "far buyer"), "", meant)
    tale.keep("far intention", made)


def _interest(tale: Tale, session: Session) -> None:
    health = tale.actor(session, "health buyer")
    declare_year(session, health, f"My sister works for {SECRET}.")
    kind = InterestKind.POTENTIAL
    words = f"I know {SECRET} well."
    made = declare_interest(session, health, tale.refs["carers"], kind, words, site=SITE)
    session.flush()
    tale.keep("another's interest", made)


def _private_changes(tale: Tale, session: Session) -> None:
    """An organisation invites, is asked, and has a mandate recorded: its own affair."""
    harbour = tale.organisation(session, "harbour")
    admin = tale.actor(session, "harbour admin")
    invited = Invited(email=f"{SECRET}@harbour.example", role=Role.TRUSTEE, name="Tia New")
    tale.keep("invitation", invite(session, admin, harbour, invited))
    seat = session.scalars(select(Seat).where(Seat.ref == admin.seat_ref)).one()
    record_mandate(session, admin, harbour, seat, BoardsWord(given_on=today(), minute=SECRET))
    quinn = session.scalars(select(Person).where(Person.ref == tale.refs["quinn"])).one()
    asked = ask_to_join(session, as_person(quinn), harbour, message=f"{SECRET}?", site=SITE)
    session.flush()
    tale.keep("request", asked)


def _draft(tale: Tale, session: Session) -> None:
    words = f"A {SECRET} draft"
    tale.writes(session, "h draft", "harbour admin", words, on="winter", stage=Stage.DRAFT)


def _unverified_bid(tale: Tale, session: Session) -> None:
    words = f"{SECRET} of the cove"
    tale.writes(session, "h unverified", "cove admin", words, on="winter", openness=Openness.PUBLIC)


def _introductions_only(tale: Tale, session: Session) -> None:
    words = f"A {SECRET} for carers"
    tale.writes(session, "h carers", "harbour admin", words, on="carers", openness=Openness.PUBLIC)
    tale.writes(session, "h buses", "lantern admin", f"{SECRET} lifts", on="buses")
    tale.writes(session, "h more buses", "anchor admin", f"{SECRET} vans", on="buses")
    tale.writes(session, "h nothing", "anchor admin", f"{SECRET} alone", title=f"{SECRET} plans")
    tale.writes(session, "h outreach", "anchor admin", f"{SECRET} outreach", on="outreach")


def _sealed(tale: Tale, session: Session) -> None:
    words = f"A {SECRET} at home"
    tale.writes(session, "h sealed", "harbour admin", words, on="home", openness=Openness.PUBLIC)


def _kept_to_itself(tale: Tale, session: Session) -> None:
    """On the same shared opportunity, by an owner who did not agree to be shown."""
    words = f"{SECRET} and quiet"
    tale.writes(session, "h quiet", "anchor admin", words, on="talks", openness=Openness.NOBODY)


def _commissioner_not_clear(tale: Tale, session: Session) -> None:
    words = f"{SECRET} advice"
    tale.writes(session, "h advice", "harbour admin", words, on="advice", openness=Openness.PUBLIC)
    harbour = tale.actor(session, "harbour admin")
    consent_to_commissioners(session, harbour, tale.refs["h advice"])


def _elsewhere(tale: Tale, session: Session) -> None:
    words = f"{SECRET} in Farhaven"
    tale.writes(session, "h far", "far admin", words, on="far-offer", place="farhaven")


def _withdrawn(tale: Tale, session: Session) -> None:
    words = f"{SECRET}, no longer"
    tale.writes(session, "h withdrawn", "anchor admin", words, on="carers")
    move(session, tale.actor(session, "anchor admin"), tale.refs["h withdrawn"], "withdraw")


def _for_members(tale: Tale, session: Session) -> None:
    tale.writes(session, "h members", "anchor admin", f"{SECRET} for members", on="winter")


def _decided_and_untold(tale: Tale, session: Session) -> None:
    words = f"{SECRET} in the park"
    tale.writes(session, "h play", "anchor admin", words, on="play", stage=Stage.SUBMITTED)


def _outcome_untold(tale: Tale, session: Session) -> None:
    anchor = tale.actor(session, "anchor admin")
    move(session, anchor, tale.refs["h play"], "record_no_success", f"{SECRET}.")


def _guest(tale: Tale, session: Session) -> None:
    tale.takes(session, "harbour", "hidden guest", Role.GUEST, "Gil Hidden")


def _guests_draft(tale: Tale, session: Session) -> None:
    harbour = tale.actor(session, "harbour admin")
    give_to_guest(session, harbour, tale.refs["h draft"], tale.seats["hidden guest"])


def _amount(tale: Tale, session: Session) -> None:
    """A change to a visible declaration that only its owner, funder and partners may read."""
    harbour = tale.actor(session, "harbour admin")
    made = tale.declaration(session, "harbour winter")
    change(session, harbour, made.ref, {"amount_pence": 4_321_000}, based_on=made.version)


def _mark(tale: Tale, session: Session) -> None:
    """What two say of their pair is theirs."""
    lantern = tale.actor(session, "lantern admin")
    pair = (tale.refs["lantern winter"], tale.refs["harbour winter"])
    mark_pair(session, lantern, *pair, "go_separately", f"{SECRET} was the reason", SITE)


def _consent(tale: Tale, session: Session) -> None:
    lantern = tale.actor(session, "lantern admin")
    consent_to_commissioners(session, lantern, tale.refs["lantern winter"])


def _opted_in_and_fits(tale: Tale, session: Session) -> None:
    """A card that fits the one shown to nobody: both could answer alone, so none is offered."""
    card = CardAsked(**FITS_TELEPHONES, alone=True)
    made = opt_in(session, tale.actor(session, "harbour admin"), tale.refs["h carers"], card, SITE)
    tale.keep("h card", made)


def _offered(tale: Tale, session: Session) -> None:
    """Two others are offered to each other; one refuses, the other never answers."""
    lantern, anchor = tale.actor(session, "lantern admin"), tale.actor(session, "anchor admin")
    opt_in(session, lantern, tale.refs["h buses"], CardAsked(**GARDENS, alone=False), SITE)
    opt_in(session, anchor, tale.refs["h more buses"], CardAsked(**BENCHES, alone=False), SITE)
    made = session.scalars(select(Introduction).order_by(Introduction.id.desc())).first()
    assert made is not None
    tale.keep("h introduction", made)
    answer(session, lantern, made.ref, Answer.NO, SITE)


def _looks(tale: Tale, session: Session) -> None:
    mill = tale.actor(session, "mill admin")
    number = tale.declaration(session, "harbour winter").id
    log_looks(session, mill, "declaration", [number], "page")


def _letters(_tale: Tale, session: Session) -> None:
    for number in range(3):
        post(session, f"{number}@{SECRET}.example", Letter("A letter", f"The {SECRET} text"))


HIDDEN = (
    Step("somebody", _somebody, after=""),
    Step("letters before", _letters, after=""),
    Step("unverified", _unverified, after="places", seen_by=CONVENOR),
    Step("offer in draft", _offer_in_draft, after="roles"),
    Step("asks for the place", _asks_for_the_place, after="people of quay", seen_by=CONVENOR),
    Step("intention elsewhere", _intention_elsewhere, after="offers"),
    Step("private changes", _private_changes, after="offers"),
    Step("draft", _draft, after="offers"),
    Step("unverified bid", _unverified_bid, after="offers"),
    Step("introductions only", _introductions_only, after="notices"),
    Step("for members", _for_members, after="intentions", seen_by=MEMBERS | {"clear"}),
    Step("decided", _decided_and_untold, after="intentions"),
    Step("interest", _interest, after="interests", seen_by=COMMISSIONERS),
    Step("sealed", _sealed, after="interests"),
    Step("kept to itself", _kept_to_itself, after="bids"),
    Step("not clear", _commissioner_not_clear, after="bids"),
    Step("elsewhere", _elsewhere, after="bids"),
    Step("guest", _guest, after="bids", seen_by=CONVENOR),  # who verifies who speaks for whom
    Step("guest's draft", _guests_draft, after="shares"),
    Step("amount", _amount, after="bids"),
    Step("mark", _mark, after="shares"),
    Step("consent", _consent, after="shares"),
    Step("withdrawn", _withdrawn, after="shares"),
    Step("outcome untold", _outcome_untold, after="decision"),
    Step("offered", _offered, after="deadline"),
    Step("opted in", _opted_in_and_fits, after="talks"),
    Step("looks", _looks, after="talks"),
    Step("letters after", _letters, after="talks"),
    *HIDDEN_TOGETHER,
    *HIDDEN_BOUND,
    *HIDDEN_DECIDING,
    *HIDDEN_REVIEWING,
)
