"""A decision by one person: within the board's authority and limit, and on the record."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec import structs
from sqlalchemy import select

from commissioning.agreements.actions.signing import sign
from commissioning.agreements.models import Decision
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.content import as_json
from commissioning.agreements.rules.deciding import Said
from commissioning.agreements.rules.sharing_terms import Band, PartyWeight, TargetCostShares
from commissioning.boards.actions.authorities import end_authority, give_authority
from commissioning.boards.actions.delegating import Delegated, decide_delegated
from commissioning.boards.actions.stopping import stop
from commissioning.boards.models import Resolution, StandingAuthority
from commissioning.boards.queries.board import authorities, authorities_held
from commissioning.boards.rules.board_rule import BoardKind
from commissioning.boards.rules.delegated import Authority
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.questions import KEYS
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import held_at, now, today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.trail import history
from commissioning.people.models import Person
from tests.actions.agreements.agreeing import SITE, signature
from tests.actions.boards.deciding import Deciding, deciding

LIMIT = 500_000  # pence
ANSWERS = {key: f"Our answer to {key}" for key in KEYS}
MONDAY = datetime(2026, 11, 2, 12, tzinfo=UTC)


def authority(**changed: Any) -> Authority:
    said: dict[str, Any] = {
        "given_on": today(),
        "minute": "Minute 7 of March",
        "limit_pence": LIMIT,
        "covers": "Agreements that share no overspends above £5,000",
    }
    return Authority(**(said | changed))


def given(d: Deciding, to: Actor | None = None, **changed: Any) -> StandingAuthority:
    """Let the chair write down an authority for the harbour's officer."""
    seat = (to or d.a.ours).seat_ref
    return give_authority(d.session, d.chair, seat, authority(**changed), SITE)


def decide(
    d: Deciding, under: StandingAuthority, actor: Actor | None = None, **changed: Any
) -> Resolution:
    """Let the officer approve."""
    said = Delegated(
        approve=True,
        fingerprint=d.version.fingerprint or "",
        interest="none",
        answers=ANSWERS,
    )
    delegated = replace(said, **changed)
    return decide_delegated(d.session, actor or d.a.ours, under.ref, d.version.ref, delegated, SITE)


def test_one_person_approves_under_the_boards_authority(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        made = decide(d, given(d))
        [decision] = d.session.scalars(select(Decision))
        assert (made.status, made.procedure) == ("carried", "delegated")
        assert (decision.said, decision.fingerprint) == (Said.APPROVED, d.version.fingerprint)
        assert "Minute 7 of March" in str(made.minute)
        assert f"{d.a.ours.name}, officer" in str(made.minute)
        assert made.seal
        assert "Your board has approved" in d.subjects(d.ada)


def test_the_last_word_by_one_person_approves_the_version(database: Database) -> None:
    with deciding(database) as d:
        d.kitchen_carried()
        d.rule()
        decide(d, given(d))
        assert d.version.status == "approved"


def test_one_person_may_say_no_with_a_reason(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        under = given(d)
        with pytest.raises(Refused) as error:
            decide(d, under, approve=False)
        assert error.value.field == "words"
        assert decide(d, under, approve=False, words="Not now").status == "not_carried"
        assert d.version.status == "refused"


REFUSED: dict[str, tuple[dict[str, Any], str | None]] = {
    "an interest": ({"interest": "loyalty", "interest_words": "My sister"}, "interest"),
    "nothing declared": ({"interest": ""}, "interest"),
    "new or very risky": ({"novel": True}, "novel"),
    "another text": ({"fingerprint": "0" * 64}, None),
    "an endless answer": ({"answers": ANSWERS | {"powers": "x" * 4_001}}, "powers"),
    "a question not answered": ({"answers": ANSWERS | {"risk_not_doing": " "}}, "risk_not_doing"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_the_boards_own_stays_with_it(database: Database, case: str) -> None:
    changed, field = REFUSED[case]
    with deciding(database) as d:
        d.rule()
        under = given(d)
        with pytest.raises(Refused) as error:
            decide(d, under, **changed)
        assert error.value.field == field
        assert d.session.scalars(select(Resolution)).all() == []


def test_who_decides_alone_answers_the_questions_a_board_asks_itself(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        made = decide(d, given(d))
        assert made.questions == ANSWERS
        assert made.confirmed_seat == made.questions_seat == d.a.ours.seat_ref
        assert all(answer in str(made.minute) for answer in ANSWERS.values())
        verbs = [entry.verb for entry, _ in history(d.session, made.ref)]
        assert "confirm_questions" in verbs


def test_a_no_may_leave_questions_open_and_does_not_confirm_them(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        some = {"powers": "Clause 3 lets us"}
        made = decide(d, given(d), approve=False, words="Not now", answers=some)
        assert made.questions["powers"] == "Clause 3 lets us"
        assert made.confirmed_at is None


def test_the_authority_is_named_in_the_middle_of_a_sentence(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        made = decide(d, given(d, minute="The scheme of delegation, 4.2"))
        [reason] = made.outcome["reasons"]
        assert "under the scheme of delegation, 4.2, which allows up to £5,000" in reason


def sharing(d: Deciding, limit: int | None) -> None:
    """Let the version say that half of each overspend is the two partners', up to a limit."""
    refs = [d.harbour.ref, d.kitchen.ref]
    shares = TargetCostShares(
        target_pence=100_000_000,
        bands=(Band(share_bp=5_000),),
        overspend_limit_pence=limit,
        no_limit_confirmed=limit is None,
        weights=tuple(PartyWeight(party=ref, gain=1, pain=1) for ref in refs),
    )
    content = content_of_version(d.version)
    d.version.content = as_json(structs.replace(content, shares=shares))


@pytest.mark.parametrize(("limit", "allowed"), [(500_000, True), (500_001, False), (None, False)])
def test_an_approval_stays_under_the_limit(
    database: Database, limit: int | None, allowed: bool
) -> None:
    with deciding(database) as d:
        d.rule()
        sharing(d, limit)
        under = given(d)
        if allowed:
            assert decide(d, under).status == "carried"
            return
        with pytest.raises(Refused, match="could lose"):
            decide(d, under)


def test_an_authority_counts_on_its_days_for_its_seat_alone(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        under = given(d, until=today() + timedelta(days=10))
        with pytest.raises(Hidden):
            decide(d, under, d.a.theirs)
        with pytest.raises(NotAllowed):
            decide(d, under, d.secretary)
        with held_at(now() + timedelta(days=11)), pytest.raises(NotAllowed):
            decide(d, under)
        assert [each.id for each in authorities_held(d.session, d.a.ours)] == [under.id]


def test_an_authority_that_was_ended_decides_nothing(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        under = given(d)
        end_authority(d.session, d.secretary, under.ref)
        with pytest.raises(NotAllowed):
            decide(d, under)
        assert authorities_held(d.session, d.a.ours) == []
        assert list(authorities(d.session, d.ada)) == [under]


def test_nobody_gives_an_authority_to_themselves(database: Database) -> None:
    with deciding(database) as d:
        with pytest.raises(Refused) as error:
            given(d, to=d.chair)
        assert error.value.field == "seat"
        for actor in (d.ada, d.a.ours):
            with pytest.raises(NotAllowed):
                give_authority(d.session, actor, d.secretary.seat_ref, authority(), SITE)
        with pytest.raises(Hidden):
            given(d, to=d.a.theirs)


def test_who_decides_alone_is_somebody_who_reads_agreements_at_work(database: Database) -> None:
    with deciding(database) as d:
        for actor in (d.ada, d.secretary):
            with pytest.raises(Refused) as error:
                given(d, to=actor)
            assert error.value.field == "seat"


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"minute": " "}, "minute"), ({"covers": ""}, "covers"), ({"limit_pence": -1}, "limit_pence")],
)
def test_an_authority_is_whole(database: Database, changed: dict[str, Any], field: str) -> None:
    with deciding(database) as d:
        with pytest.raises(Refused) as error:
            given(d, **changed)
        assert error.value.field == field


@pytest.mark.parametrize("kind", [Interest.FINANCIAL, Interest.LOYALTY])
def test_who_declared_a_conflict_on_the_board_does_not_decide_alone_in_another_role(
    database: Database, kind: Interest
) -> None:
    with deciding(database) as d:
        d.rule()
        before = d.opened()
        d.declared(before, d.ada, kind=kind)
        stop(d.session, d.secretary, before.ref, "Too many of us are in conflict", SITE)
        person = d.session.get_one(Person, d.ada.person_id)
        officer = d.a.town.world.actor(d.harbour, Role.OFFICER, person)
        with pytest.raises(Refused, match="Take it to the board"):
            decide(d, given(d, to=officer), officer)
        assert decide(d, given(d)).status == "carried"


def test_a_public_bodys_decision_says_until_when_it_can_be_called_in(database: Database) -> None:
    with held_at(MONDAY), deciding(database) as d:
        d.rule(kind=BoardKind.OFFICER, scheme="Scheme of delegation, 4.2", call_in_days=5)
        made = decide(d, given(d))
        assert made.call_in_ends == date(2026, 11, 9)
        assert "9 November 2026" in str(made.minute)


def test_nobody_signs_while_a_decision_can_be_called_in(database: Database) -> None:
    with held_at(MONDAY), deciding(database) as d:
        d.rule(kind=BoardKind.OFFICER, scheme="Scheme of delegation, 4.2", call_in_days=5)
        decide(d, given(d))
        d.kitchen_carried()
        assert d.version.status == "approved"
        with held_at(MONDAY + timedelta(days=7)), pytest.raises(Refused) as error:
            sign(d.session, d.a.theirs, d.version.ref, signature(), SITE)
        assert error.value.field == "signed_on"
        with held_at(MONDAY + timedelta(days=8)):
            for actor in (d.a.theirs, d.a.ours):
                sign(d.session, actor, d.version.ref, signature(), SITE)
        assert d.version.status == "signed"
