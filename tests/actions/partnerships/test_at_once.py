"""Two who act at the same moment: what both do together happens once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, RegisterError
from commissioning.foundation.trail import TrailEntry
from commissioning.partnerships.actions.answering import confirm, decline
from commissioning.partnerships.actions.joint import bring_in
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.queries.beginning import Began
from commissioning.partnerships.queries.joint import disclosed_wrongly
from commissioning.register.actions.sharing import choose_openness
from commissioning.register.models import Disclosure
from commissioning.register.rules.openness import Openness
from tests.actions.partnerships.together import SITE, together

Act = Callable[[Session], object]


def at_once(database: Database, *acts: Act) -> list[RegisterError]:
    """Do all of these, each in a transaction of its own, beginning together; give refusals."""
    ready = Barrier(len(acts))

    def do(act: Act) -> RegisterError | None:
        ready.wait(timeout=30)
        try:
            with database.transaction() as session:
                act(session)
        except RegisterError as error:
            return error
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        done = [pool.submit(do, act) for act in acts]
        return [error for each in done if (error := each.result())]


def test_two_last_confirmations_at_once_form_it_once(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        asked, ref, two = t.open(made).ref, made.ref, (t.theirs, t.third)

    def yes(actor: Actor) -> Act:
        return lambda session: confirm(session, actor, asked, SITE)

    assert at_once(database, *(yes(actor) for actor in two)) == []
    with database.reading() as session:
        assert session.scalars(select(Partnership.status)).one() == "formed"
        assert set(session.scalars(select(Partner.status))) == {"partner"}
        formed = select(TrailEntry).where(TrailEntry.thing == ref, TrailEntry.verb == "form")
        assert len(session.scalars(formed).all()) == 1


def test_a_yes_and_a_no_at_once_never_form_it(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        t.confirmed(t.theirs, made)
        asked, third = t.open(made).ref, t.third
        colleague = t.colleague(t.garage)
    at_once(
        database,
        lambda session: confirm(session, third, asked, SITE),
        lambda session: decline(session, colleague, asked, "We have no drivers", SITE),
    )
    with database.reading() as session:
        status, parts = (
            session.scalars(select(Partnership.status)).one(),
            set(session.scalars(select(Partner.status))),
        )
    assert (status, parts) in (("formed", {"partner"}), ("proposed", {"invited", "declined"}))


def test_a_bid_brought_into_two_partnerships_at_once_is_disclosed_once(
    database: Database,
) -> None:
    with together(database) as t:
        one, other, bid = t.formed(), t.formed(), t.bid(t.ours)
        ours, places, ref = t.ours, (one.ref, other.ref), bid.ref

    def bring(place: str) -> Act:
        return lambda session: bring_in(session, ours, place, ref)

    assert at_once(database, *(bring(place) for place in places)) == []
    with database.reading() as session:
        assert len(session.scalars(select(Disclosure)).all()) == 1
        assert [*disclosed_wrongly(session)] == []


def test_a_person_in_two_roles_takes_one_side_at_once(database: Database) -> None:
    with together(database) as t:
        person = t.world.person("Two Hats")
        hats = [
            t.world.actor(each, Role.OFFICER, person, mandated=True)
            for each in (t.kitchen, t.garage)
        ]
        asked = t.open(t.proposed(t.kitchen, t.garage)).ref

    def yes(actor: Actor) -> Act:
        return lambda session: confirm(session, actor, asked, SITE)

    (refused,) = at_once(database, *(yes(actor) for actor in hats))
    assert isinstance(refused, Hidden)


def test_a_bid_edited_while_the_last_confirms_stays_as_both_left_it(database: Database) -> None:
    with together(database) as t:
        bid = t.bid(t.ours)
        made = t.proposed(began=Began("declaration", t.opportunity.ref, bid.ref))
        asked = t.open(made).ref
        theirs, colleague, ref = t.theirs, t.colleague(t.harbour), bid.ref
    refused = at_once(
        database,
        lambda session: confirm(session, theirs, asked, SITE),
        lambda session: choose_openness(session, colleague, ref, Openness.NOBODY),
    )
    assert refused == []
    with database.reading() as session:
        assert session.scalars(select(Partnership.status)).one() == "formed"
        assert [*disclosed_wrongly(session)] == []
