"""What a seat could well do when nothing waits: sentences that lead to pages."""

from collections.abc import Callable, Sequence

from commissioning.desk.waiting.waits import Waits
from commissioning.foundation.actor import Actor, Role
from commissioning.opportunities.permissions import BEGINNINGS as OPPORTUNITIES
from commissioning.opportunities.permissions import is_commissioner
from commissioning.partnerships.permissions import BEGINNINGS as PARTNERING
from commissioning.register.permissions import BEGINNINGS as REGISTER


def could_do(actor: Actor) -> list[Waits]:
    """Give what this seat could well do when nothing waits."""
    return [thing for may, thing in COULD_DO if may(actor)]


def _reads_intentions(actor: Actor) -> bool:
    known = actor.verified and bool(actor.places) and not actor.buys
    return known and actor.role is not Role.GUEST


def _only_reads_partnerships(actor: Actor) -> bool:
    return PARTNERING.may(actor, "have partnerships") and not PARTNERING.may(actor, "propose")


COULD_DO: Sequence[tuple[Callable[[Actor], bool], Waits]] = (
    (
        lambda actor: REGISTER.may(actor, "declare"),
        Waits("Find an opportunity, and say that you are bidding", "", "opportunities.browse"),
    ),
    (
        lambda actor: REGISTER.may(actor, "declare"),
        Waits("Say what you are bidding for that is not listed here", "", "register.declare"),
    ),
    (
        lambda actor: REGISTER.may(actor, "declare"),
        Waits("Go on with what you have said you are bidding for", "", "register.mine"),
    ),
    (
        lambda actor: REGISTER.may(actor, "be introduced"),
        Waits("Look at your introductions", "", "register.introductions"),
    ),
    (
        lambda actor: PARTNERING.may(actor, "propose"),
        Waits("See your partnerships, or propose one", "", "partnerships.ours"),
    ),
    (
        _only_reads_partnerships,
        Waits("See your partnerships", "", "partnerships.ours"),
    ),
    (
        lambda actor: OPPORTUNITIES.may(actor, "publish an opportunity"),
        Waits("Publish an opportunity", "", "opportunities.new"),
    ),
    (
        lambda actor: OPPORTUNITIES.may(actor, "state an intention"),
        Waits("Say what you mean to fund", "", "opportunities.intentions"),
    ),
    (
        is_commissioner,
        Waits("See what is going on in your place", "", "desk.places_going_on"),
    ),
    (
        is_commissioner,
        Waits("See your interests, and what you are clear for", "", "opportunities.interests"),
    ),
    (
        _reads_intentions,
        Waits("Read what commissioners mean to fund", "", "opportunities.intentions"),
    ),
    (
        lambda actor: REGISTER.may(actor, "find partners"),
        Waits("Find who could work with you", "", "register.partners"),
    ),
    (lambda _: True, Waits("Look at what is on the register", "", "register.search")),
)
