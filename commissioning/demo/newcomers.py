"""Those who came lately, and what waits for the convenor and for admins because of them."""

from sqlalchemy.orm import Session

from commissioning.demo.beginning import account_of, ask_and_admit, join_as, the_place
from commissioning.demo.story import people
from commissioning.demo.story.neighbours import (
    HARBOURSIDE_DADS,
    NIGHT_WALKERS,
    ROPE_STREET_SINGERS,
)
from commissioning.demo.story.places import CITY
from commissioning.demo.story.services_of_care import HARBOUR_LIGHT
from commissioning.demo.story.services_of_community import (
    GOOD_COMPANY,
    NORTHFIELD_NEIGHBOURS,
    VOLUNTARY_ACTION,
    WINDWARD,
)
from commissioning.demo.story.shapes import Body
from commissioning.demo.telling import Telling
from commissioning.foundation.actor import Role
from commissioning.organisations.actions.requests import answer_claim, ask_to_join
from commissioning.organisations.actions.vouching import ask_for_vouch, give_vouch
from commissioning.people.actions.accounts import as_person
from commissioning.places.actions.verifying import verify


def tell_who_came(telling: Telling) -> None:
    """Let groups without a number be vouched for, one wait, and somebody contest a claim."""
    with telling.on(90, "the singers") as session:
        _come(telling, session, ROPE_STREET_SINGERS)
        for body, words in zip((GOOD_COMPANY, WINDWARD), people.SINGERS_KNOWN, strict=True):
            _vouch(telling, session, ROPE_STREET_SINGERS, body, words)
        verify(
            session,
            telling.acting(session, VOLUNTARY_ACTION),
            the_place(session, CITY),
            telling.organisation(session, ROPE_STREET_SINGERS),
            "Two members vouch for them, and I have heard them sing.",
            site=telling.site,
        )
    with telling.on(9, "the walkers") as session:
        _come(telling, session, NIGHT_WALKERS)
        _vouch(telling, session, NIGHT_WALKERS, NORTHFIELD_NEIGHBOURS, people.WALKERS_KNOWN)
        _ask_for_a_vouch(telling, session, NIGHT_WALKERS, HARBOUR_LIGHT)
    with telling.on(6, "the dads") as session:
        _come(telling, session, HARBOURSIDE_DADS)
    with telling.on(5, "the claim") as session:
        _contest(telling, session)
    with telling.on(2, "the fundraiser") as session:
        asker = account_of(session, people.ASKER, HARBOUR_LIGHT)
        organisation = telling.organisation(session, HARBOUR_LIGHT)
        ask_to_join(session, as_person(asker), organisation, message=people.ASKS, site=telling.site)


def _come(telling: Telling, session: Session, body: Body) -> None:
    """Register, and be admitted; verification comes later, or has to wait."""
    join_as(telling, session, body)
    convenor = telling.acting(session, VOLUNTARY_ACTION)
    ask_and_admit(telling, session, body, the_place(session, CITY), convenor)


def _ask_for_a_vouch(telling: Telling, session: Session, group: Body, by: Body) -> None:
    asked = telling.organisation(session, group), telling.organisation(session, by)
    ask_for_vouch(session, telling.acting(session, group), *asked, site=telling.site)


def _vouch(telling: Telling, session: Session, group: Body, by: Body, words: str) -> None:
    _ask_for_a_vouch(telling, session, group, by)
    session.flush()
    give_vouch(session, telling.acting(session, by), telling.organisation(session, group), words)


def _contest(telling: Telling, session: Session) -> None:
    body = people.CLAIMED
    claimant = account_of(session, people.CLAIMANT, body)
    claim = ask_to_join(
        session,
        as_person(claimant),
        telling.organisation(session, body),
        kind="claim",
        role=Role.ADMIN,
        message=people.CLAIM,
        site=telling.site,
    )
    session.flush()
    answer_claim(session, telling.acting(session, body), claim, people.CLAIM_ANSWERED)
