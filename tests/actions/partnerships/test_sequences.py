"""No sequence of acts forms, changes or opens what not every party has confirmed."""

from collections.abc import Callable, Sequence
from itertools import chain, count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import RegisterError
from commissioning.partnerships.actions.answering import confirm, decline
from commissioning.partnerships.actions.ending import let_go, propose_end, withdraw
from commissioning.partnerships.actions.joint import bring_in, take_out
from commissioning.partnerships.models import Partnership, Proposal
from commissioning.partnerships.queries.joint import disclosed_wrongly
from commissioning.partnerships.queries.proposals import answers_to, asked_in
from commissioning.register.models import Declaration
from tests.actions.partnerships.test_ending import SOON
from tests.actions.partnerships.together import SITE, Together, together

Do = Callable[[Together, Partnership, Actor], object]

NUMBERS = count(1)


def suggests_all(t: Together, made: Partnership, actor: Actor) -> object:
    return t.change(actor, made, t.asked(t.kitchen, t.garage, title=f"Rooms {next(NUMBERS)}"))


def suggests_two(t: Together, made: Partnership, actor: Actor) -> object:
    return t.change(actor, made, t.asked(t.kitchen, title=f"Rooms {next(NUMBERS)}"))


def newest(t: Together) -> str:
    """Name the newest round, open or not: acting on one that is over must change nothing."""
    return t.session.scalars(select(Proposal.ref).order_by(Proposal.id.desc()).limit(1)).one()


def bid_of(t: Together, actor: Actor) -> str:
    """Name an organisation's bid."""
    own = Declaration.organisation_id == actor.organisation_id
    return t.session.scalars(select(Declaration.ref).where(own)).one()


ACTS: dict[str, Do] = {
    "suggest all three": suggests_all,
    "suggest two": suggests_two,
    "confirm": lambda t, _, actor: confirm(t.session, actor, newest(t), SITE),
    "say no": lambda t, _, actor: decline(t.session, actor, newest(t), "No room", SITE),
    "take back": lambda t, _, actor: withdraw(t.session, actor, newest(t), "Too soon", SITE),
    "let go": lambda t, made, actor: let_go(t.session, actor, made.ref, "Too soon", SITE),
    "propose the end": lambda t, made, actor: propose_end(
        t.session, actor, made.ref, "Done", today() + SOON, SITE
    ),
    "bring in": lambda t, made, actor: bring_in(t.session, actor, made.ref, bid_of(t, actor)),
    "take out": lambda t, made, actor: take_out(t.session, actor, made.ref, bid_of(t, actor)),
}
Steps = list[tuple[str, tuple[int, ...]]]
ONE = st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from([(0,), (1,), (2,)]))
# What all do one after the other, so that sequences come far enough to form and to end.
ALL: list[Steps] = [
    [("confirm", (0, 1, 2))],
    [("bring in", (0, 1, 2))],
    [("take back", (0,))],
    [("propose the end", (0,)), ("confirm", (0, 1, 2))],
]
STEPS = st.lists(
    st.one_of(ONE.map(lambda one: [one]), st.sampled_from(ALL)), min_size=3, max_size=9
)


def act(t: Together, made: Partnership, name: str, actor: Actor) -> None:
    """Let somebody act; a refusal changes nothing."""
    try:
        with t.session.begin_nested():
            ACTS[name](t, made, actor)
    except RegisterError:
        t.session.expire_all()


def all_hold(t: Together, made: Partnership) -> None:
    """Ask of the partnership that it says no more than its parties did."""
    t.session.expire_all()
    found = t.session.scalars(select(Proposal).order_by(Proposal.number)).all()
    assert sum(each.status == "open" for each in found) <= 1
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    settled = [each for each in found if each.status == "confirmed"]
    for each in settled:
        assert answers_to(t.session, each) == dict.fromkeys(asked_in(each), "confirmed")
    _as_confirmed(made, settled)
    assert len({each.rank for each in made.partners}) == len(made.partners)
    assert [*disclosed_wrongly(t.session)] == []


def _as_confirmed(made: Partnership, settled: Sequence[Proposal]) -> None:
    """Ask that it is formed by a confirmed round alone, and is as the last of them says."""
    partners = {each.organisation.ref for each in made.partners if each.status == "partner"}
    if made.status in ("proposed", "not_formed"):
        assert not settled
        assert not partners
        return
    shaping = [each for each in settled if each.kind != "end"]
    assert partners == set(asked_in(shaping[-1]))
    assert made.title == shaping[-1].content["title"]
    assert (made.status == "ended") == any(each.kind == "end" for each in settled)


def test_nothing_forms_or_changes_that_not_every_party_confirmed(database: Database) -> None:
    with together(database) as t:
        actors = (t.ours, t.theirs, t.third)
        for actor in actors:
            t.bid(actor)
        made = t.proposed(t.kitchen, t.garage)
        reached: set[str] = set()

        @settings(
            max_examples=40,
            derandomize=True,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(STEPS)
        def any_sequence(steps: list[Steps]) -> None:
            with t.session.begin_nested() as savepoint:
                for name, who in chain.from_iterable(steps):
                    for one in who:
                        act(t, made, name, actors[one])
                        all_hold(t, made)
                reached.add(made.status)
                savepoint.rollback()
            t.session.expire_all()

        any_sequence()
        assert reached == {"proposed", "formed", "not_formed", "ended"}
