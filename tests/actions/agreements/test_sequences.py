"""No sequence of acts brings into force what not every party has agreed to, word for word."""

from collections.abc import Callable
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from commissioning.agreements.actions.deciding import acknowledge, take_back
from commissioning.agreements.actions.offering import withdraw
from commissioning.agreements.actions.signing import sign
from commissioning.agreements.models import Version
from commissioning.agreements.queries.agreements import in_force
from commissioning.agreements.rules.canonical import fingerprint
from commissioning.agreements.rules.deciding import Said
from commissioning.agreements.rules.parts import Clause
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import RegisterError
from tests.actions.agreements.agreeing import SITE, Agreeing, agreeing, fill, signature

Do = Callable[[Agreeing, Version, Actor, Actor], object]

NUMBERS = count(1)
CONTACT = Clause(key="contact", title="Contact details", text="Write to 0@example.org.")


def offers_a_change(a: Agreeing, _: Version, officer: Actor, __: Actor) -> object:
    return a.offered(a.amended("about", purpose=f"Warm for {next(NUMBERS)} years"), officer)


def offers_a_small_change(a: Agreeing, _: Version, officer: Actor, __: Actor) -> object:
    text = f"Write to {next(NUMBERS)}@example.org."
    return a.offered(a.amended("clauses/contact", text=text), officer)


ACTS: dict[str, Do] = {
    "offer a change": offers_a_change,
    "offer a small change": offers_a_small_change,
    "approve": lambda a, version, _, chair: a.decide(chair, version),
    "say no": lambda a, version, _, chair: a.decide(chair, version, Said.REFUSED),
    "acknowledge": lambda a, version, officer, _: acknowledge(
        a.session, officer, version.ref, "", SITE
    ),
    "take a decision back": lambda a, version, _, chair: take_back(
        a.session, chair, version.ref, "Too soon", SITE
    ),
    "take an acknowledgement back": lambda a, version, officer, _: take_back(
        a.session, officer, version.ref, "Too soon", SITE
    ),
    "withdraw": lambda a, version, officer, _: withdraw(
        a.session, officer, version.ref, "Too soon", SITE
    ),
    "sign": lambda a, version, officer, _: sign(a.session, officer, version.ref, signature(), SITE),
}
# What both sides do one after the other, so that sequences come far enough to bind.
TOGETHER = ["approve", "sign", "acknowledge"]
ONE = st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from([(True,), (False,)]))
BOTH = st.tuples(st.sampled_from(TOGETHER), st.just((True, False)))
STEPS = st.lists(
    st.tuples(st.one_of(ONE, BOTH, BOTH), st.sampled_from([0, 0, 0, 1])), min_size=6, max_size=16
)


def versions(a: Agreeing) -> list[Version]:
    """Give every version, newest first, as the database holds it."""
    a.session.expire_all()
    return list(a.session.scalars(select(Version).order_by(Version.number.desc())))


def act(a: Agreeing, name: str, ours: bool, back: int) -> None:
    """Let one side act on the newest version, or the one before; a refusal changes nothing."""
    found = versions(a)
    officer, chair = (a.ours, a.our_chair) if ours else (a.theirs, a.their_chair)
    try:
        with a.session.begin_nested():
            ACTS[name](a, found[min(back, len(found) - 1)], officer, chair)
    except RegisterError:
        return


def all_hold(a: Agreeing) -> None:
    """Ask of every version that its status says no more than its parties did."""
    found = versions(a)
    assert sum(version.status == "offered" for version in found) <= 1
    for version in found:
        parties = {party.organisation_id for party in version.parties}
        standing = [each for each in version.decisions if each.ended_at is None]
        said = {each.organisation_id: (each.said, each.fingerprint) for each in standing}
        assert len(said) == len(standing)
        if version.canonical is not None:
            assert version.fingerprint == fingerprint(version.canonical)
        if version.status in ("approved", "signed"):
            assert said == dict.fromkeys(parties, ("approved", version.fingerprint))
        if version.status == "signed":
            assert {each.organisation_id for each in version.signatures} == parties
        if version.status == "acknowledged":
            assert said == dict.fromkeys(parties, ("acknowledged", version.fingerprint))
            assert not version.material
        if version.status == "refused":
            assert "refused" in {word for word, _ in said.values()}


def test_nothing_binds_that_not_every_party_agreed_to(database: Database) -> None:
    with agreeing(database) as a:
        first = a.begun()
        fill(first)
        clauses = (*(Clause(**each) for each in first.content["clauses"]), CONTACT)
        fill(first, clauses=clauses)
        a.session.flush()
        a.offered(first)
        number = first.agreement_id

        reached: list[str] = []

        @settings(
            max_examples=15,
            derandomize=True,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(STEPS)
        def any_sequence(steps: list[tuple[tuple[str, tuple[bool, ...]], int]]) -> None:
            with a.session.begin_nested() as savepoint:
                for (name, sides), back in steps:
                    for ours in sides:
                        act(a, name, ours, back)
                        all_hold(a)
                binding = in_force(a.session, number, today())
                reached.append(binding.status if binding else "nothing")
                savepoint.rollback()

        any_sequence()
        assert {"nothing", "signed"} <= set(reached)
