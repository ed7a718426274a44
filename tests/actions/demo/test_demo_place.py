"""The demo place holds what a visitor is promised, and never stands where it could do harm."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, Dispute, Version
from commissioning.agreements.permissions import AGREEMENTS, VERSIONS
from commissioning.agreements.queries.asking import asks_waiting
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.app import open_database
from commissioning.boards.models import BoardRule, Resolution
from commissioning.boards.queries.verifying import decided_wrongly
from commissioning.boards.queries.waiting import waiting
from commissioning.boards.rules.board_rule import BoardKind, rule_from
from commissioning.demo.build import build
from commissioning.demo.commands import demo_commands
from commissioning.demo.funding import commissioner
from commissioning.demo.partnering import speaker
from commissioning.demo.story.accounts import ACCOUNTS, PASSWORD
from commissioning.demo.story.commissioners import ADULTS
from commissioning.demo.story.living import GUEST, GUEST_WROTE
from commissioning.demo.story.services_of_care import HARBOUR_LIGHT, SECOND_TIDE, STILLWATER
from commissioning.demo.story.services_of_community import PLAIN_SAILING
from commissioning.demo.story.shapes import Body
from commissioning.demo.telling import Telling
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.commands import Installation
from commissioning.foundation.migrate import upgrade
from commissioning.foundation.trail_heads import faults, read_heads
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation, Seat
from commissioning.people.rules.passwords import weakness
from commissioning.register.models import Declaration, Introduction
from commissioning.register.rules.stages import Stage
from commissioning.reviews.models import Review, RouteRecord, WorkingView
from commissioning.reviews.queries.route_facts import facts_for
from commissioning.reviews.queries.routes import answers_of, entries_of
from commissioning.reviews.rules.records import Line, checklist, is_complete
from config import ROOT, Settings


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    made = Settings.from_env({"COMMISSIONING_VAR": str(tmp_path_factory.mktemp("demo"))})
    upgrade(made.database_url)
    return made


@pytest.fixture(scope="module")
def told(settings: Settings) -> Iterator[Telling]:
    database = open_database(settings)
    yield build(database, settings.address)
    database.dispose()


def test_every_mode_and_stage_of_an_opportunity_can_be_seen(told: Telling) -> None:
    with told.database.reading() as session:
        modes = set(session.scalars(select(Opportunity.mode)))
        stages = set(session.scalars(select(Opportunity.stage)))
        sources = set(session.scalars(select(Opportunity.source)))
    assert modes == {"shared", "introductions", "sealed"}
    assert {"open", "engagement", "awarded", "cancelled"} <= stages
    assert len(sources) == 2


def test_every_stage_of_a_declaration_can_be_seen(told: Telling) -> None:
    with told.database.reading() as session:
        stages = set(session.scalars(select(Declaration.stage)))
    assert stages == set(Stage)


def test_one_pair_talks_and_one_introduction_waits_for_the_officer(told: Telling) -> None:
    with told.database.reading() as session:
        said = session.execute(
            select(Introduction.status, Introduction.first_said, Introduction.second_said)
        ).all()
    assert sorted(tuple(row) for row in said) == [("offered", "yes", ""), ("talking", "yes", "yes")]


def test_every_role_can_be_signed_in_as(told: Telling) -> None:
    with told.database.reading() as session:
        held = {role for account in ACCOUNTS for _, role in account.seats}
        people = session.scalar(select(func.count()).select_from(Seat))
    assert held == set(Role)
    assert people is not None
    assert people > 40


def test_deadlines_lie_in_the_weeks_to_come_but_for_those_that_have_passed(told: Telling) -> None:
    with told.database.reading() as session:
        deadlines = [
            each for each in session.scalars(select(Opportunity.deadline_at)) if each is not None
        ]
    to_come = [each for each in deadlines if each > now()]
    assert len(to_come) >= 10
    assert len(deadlines) > len(to_come)
    assert all(each.weekday() < 5 for each in deadlines)
    assert all((each.date() - today()).days < 130 for each in to_come)


def test_boards_decide_by_different_rules_and_each_has_come_to_another_point(
    told: Telling,
) -> None:
    with told.database.reading() as session:
        rules = [rule_from(each.rule) for each in session.scalars(select(BoardRule)).all()]
        stand = {
            (each.procedure, each.status) for each in session.scalars(select(Resolution)).all()
        }
        faults_found = list(decided_wrongly(session))
    assert {rule.kind for rule in rules} >= {BoardKind.TRUSTEES, BoardKind.OFFICER}
    assert any(rule.written is None for rule in rules if rule.kind is BoardKind.TRUSTEES)
    assert any(rule.call_in_days for rule in rules)
    assert stand == {
        ("meeting", "carried"),
        ("written", "voting"),
        ("delegated", "carried"),
        ("meeting", "too_few"),
        ("meeting", "open"),
    }
    assert faults_found == []


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Gloria Penrose", HARBOUR_LIGHT),
        ("Ranjit Sohal", HARBOUR_LIGHT),
        ("Desmond Iyer", PLAIN_SAILING),
    ],
)
def test_a_decision_waits_for_each_trustee_in_the_address_book(
    told: Telling, name: str, body: Body
) -> None:
    with told.database.reading() as session:
        assert waiting(session, told.acting(session, body, name))


def test_a_dispute_is_on_its_second_step_and_waits_for_one_yes(told: Telling) -> None:
    with told.database.reading() as session:
        [dispute] = session.scalars(select(Dispute))
        [ask] = asks_waiting(session, speaker(told, session, HARBOUR_LIGHT))
        assert (dispute.status, dispute.step, ask.dispute) == ("open", 1, dispute)
        for body in (SECOND_TIDE, STILLWATER):
            assert not asks_waiting(session, speaker(told, session, body))


def test_a_guest_was_let_into_a_draft_and_wrote_in_it(told: Telling) -> None:
    with told.database.reading() as session:
        guest = told.acting(session, HARBOUR_LIGHT, GUEST)
        [agreement] = session.scalars(select(Agreement).where(AGREEMENTS.rows(guest, "write")))
        [draft] = session.scalars(select(Version).where(VERSIONS.rows(guest, "write")))
        assert draft.agreement_id == agreement.id
        assert content_of_version(draft).purpose == GUEST_WROTE


def test_a_review_can_be_seen_at_each_point_it_comes_to(told: Telling) -> None:
    with told.database.reading() as session:
        reviews = session.execute(select(Review.status, Review.conclusion)).all()
        spoken = session.execute(select(WorkingView.replaced_at, WorkingView.answer)).all()
    assert {tuple(row) for row in reviews} == {
        ("draft", ""),
        ("shared", ""),
        ("concluded", "not_yet"),
        ("concluded", "suggestions"),
        ("concluded", "supportive"),
    }
    assert any(row.replaced_at for row in spoken)
    assert any(row.answer for row in spoken)


def test_one_route_has_a_whole_record_and_one_still_lacks_something(told: Telling) -> None:
    with told.database.reading() as session:
        actor = commissioner(told, session, ADULTS)
        whole = {
            found.route: is_complete(_checklist(session, actor, found))
            for found in session.scalars(select(RouteRecord))
        }
    assert whole == {"engagement": True, "act_open": False}


def _checklist(session: Session, actor: Actor, found: RouteRecord) -> tuple[Line, ...]:
    entries = entries_of(session, [found]).get(found.id, ())
    words = {entry.item: entry.words for entry in entries}
    facts = facts_for(session, actor, found.opportunity, found)
    return checklist(found.route, answers_of(found), facts, words)


def test_the_trail_of_the_demo_is_whole(told: Telling, settings: Settings) -> None:
    with told.database.reading() as session:
        assert list(faults(session, read_heads(settings.trail_heads))) == []


def test_no_number_could_be_that_of_a_real_charity(told: Telling) -> None:
    with told.database.reading() as session:
        for organisation in session.scalars(select(Organisation)):
            for held in organisation.identifiers:
                if held.scheme in ("GB-CHC", "GB-COH"):
                    assert held.number.startswith("99"), organisation.name


def test_the_shared_password_passes_our_own_rule() -> None:
    for account in ACCOUNTS:
        assert not weakness(PASSWORD, (account.name, account.email))


def test_the_readme_lists_the_address_book() -> None:
    readme = Path(ROOT / "README.md").read_text()
    listed = re.findall(r"^\| (\S+@saltmere\.example) \| (.+) \|$", readme, re.MULTILINE)
    assert listed == [(each.email, f"{each.name}: {each.what}") for each in ACCOUNTS]
    assert PASSWORD in readme


def test_a_database_that_holds_a_place_is_left_alone(told: Telling, settings: Settings) -> None:
    installation = Installation(settings, told.database)
    again = CliRunner().invoke(demo_commands, ["build", "--if-empty"], obj=lambda: installation)
    assert again.exit_code == 0
    assert "nothing was added" in again.output
    refused = CliRunner().invoke(demo_commands, ["build"], obj=lambda: installation)
    assert refused.exit_code != 0


def test_the_demo_is_never_built_in_production(told: Telling, settings: Settings) -> None:
    live = Installation(replace(settings, environment="production"), told.database)
    refused = CliRunner().invoke(demo_commands, ["build"], obj=lambda: live)
    assert "not built in production" in str(refused.exception)


@pytest.mark.postgres
def test_the_demo_is_built_on_postgresql_too(postgresql_url: str, tmp_path: Path) -> None:
    settings = Settings.from_env(
        {"COMMISSIONING_VAR": str(tmp_path), "DATABASE_URL": postgresql_url}
    )
    database = open_database(settings)
    build(database, settings.address)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Introduction)) == 2
    database.dispose()
