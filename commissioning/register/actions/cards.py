"""Opting in to introductions with a card, taking it back, and matching cards that fit."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.organisations.models import Organisation
from commissioning.places.models import Place
from commissioning.register import letters
from commissioning.register.actions.declaring import must_have_read
from commissioning.register.actions.keeping import held
from commissioning.register.actions.telling import tell_speakers
from commissioning.register.models import Declaration, Introduction, OptIn
from commissioning.register.queries.cards import (
    cards_of,
    facts_for_opting_in,
    fitting_cards,
    names_of,
    open_card,
    waiting_offers,
)
from commissioning.register.rules.cards import Match, match, what_identifies, what_is_wrong
from commissioning.register.rules.introductions import (
    OFFERS_WAITING_AT_ONCE,
    may_be_offered,
    why_not_yet,
)


@dataclass(frozen=True, kw_only=True)
class CardAsked:
    """What a card says, and what is said in private with it."""

    brings: str
    lacks: str
    alone: bool | None

    @property
    def texts(self) -> dict[str, str]:
        """The two texts that others may read, by field."""
        return {"brings": self.brings, "lacks": self.lacks}


def opt_in(session: Session, actor: Actor, ref: str, card: CardAsked, site: str) -> OptIn:
    """Put a card out for a declaration; where one fits another, both sides are told by letter.

    `site` is the installation's address.

    Raises:
        Hidden, NotAllowed: The declaration is not the actor's to opt in with.
        Refused: Something stands in the way, or the card says too little or too much.
    """
    declaration = held(session, actor, ref, "opt in")
    must_have_read(session, actor)
    _one_at_a_time(session, declaration)
    _refuse_unfit(session, declaration, card)
    made = OptIn(
        declaration=declaration,
        organisation=declaration.organisation,
        opportunity_id=declaration.opportunity_id,
        place_id=declaration.place_id,
        by_seat=actor.seat_ref,
        brings=card.brings.strip(),
        lacks=card.lacks.strip(),
        alone=card.alone,
    )
    declaration.could_answer_alone = card.alone
    session.add(made)
    record(session, actor, "opt_in", made, after={"declaration": declaration.ref, **card.texts})
    for introduction in _introduce(session, made):
        _tell_both(session, introduction, site)
    return made


def take_back(session: Session, actor: Actor, ref: str) -> None:
    """Take a declaration's card back. Offers it has led to stay as they look to the others.

    Raises:
        Refused: It has no card out.
    """
    declaration = held(session, actor, ref, "move")
    card = open_card(session, declaration.id)
    if card is None:
        raise Refused("There is no card to take back")
    card.ended_at = now()
    record(session, actor, "take_back", card)


def _one_at_a_time(session: Session, declaration: Declaration) -> None:
    """Let others who opt in here wait: two at once would not see each other's cards."""
    for kind, number in (
        (Organisation, declaration.organisation_id),
        (Place, declaration.place_id),
    ):
        session.execute(select(kind.id).where(kind.id == number).with_for_update(key_share=True))


def _refuse_unfit(session: Session, declaration: Declaration, card: CardAsked) -> None:
    if open_card(session, declaration.id) is not None:
        raise Refused("Your card is out already. Take it back to write another")
    if reasons := why_not_yet(facts_for_opting_in(session, declaration, card.alone)):
        raise Refused(reasons[0], "alone" if card.alone is None else None)
    wrong = what_is_wrong(card.texts) or what_identifies(
        card.texts, names_of(session, declaration.organisation)
    )
    if wrong:
        field, words = wrong[0]
        raise Refused(words, field)


def _introduce(session: Session, new: OptIn) -> list[Introduction]:
    """Offer the cards that fit a new one best: few at once, one for each organisation."""
    others = [each for each in fitting_cards(session, new) if may_be_offered(new.alone, each.alone)]
    cards = cards_of(session, [new, *others])
    waiting = waiting_offers(session, [each.id for each in others])
    fits = [
        (each, found)
        for each in others
        if waiting[each.id] < OFFERS_WAITING_AT_ONCE
        and (found := match(cards[new.id], cards[each.id]))
    ]
    fits.sort(key=lambda pair: -len(pair[1].reasons))  # stable: the newest stay first
    best = {each.organisation_id: (each, found) for each, found in reversed(fits)}
    chosen = [pair for pair in fits if best[pair[0].organisation_id] == pair]
    return [_offer(session, new, *pair) for pair in chosen[:OFFERS_WAITING_AT_ONCE]]


def _offer(session: Session, new: OptIn, other: OptIn, found: Match) -> Introduction:
    made = Introduction(first=other, second=new, reasons=list(found.reasons))
    session.add(made)
    session.flush()  # the letter names its reference
    return made


def _tell_both(session: Session, introduction: Introduction, site: str) -> None:
    page = f"{site}/register/introductions/{introduction.ref}"
    for side in (introduction.first, introduction.second):
        tell_speakers(session, side.organisation_id, page, letters.someone_to_talk_to)
