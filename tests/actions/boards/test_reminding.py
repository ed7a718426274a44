"""Reminders: who has not acted, as the day comes near, once a day, and nobody kept out."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from commissioning.boards.actions.reminding import remind
from commissioning.boards.actions.stopping import stop
from commissioning.boards.commands import boards_commands
from commissioning.boards.models import Resolution
from commissioning.boards.queries.reminding import coming
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import held_at, now, today
from commissioning.foundation.commands import Installation
from commissioning.foundation.db import Database
from commissioning.foundation.outbox import OutboxMessage
from commissioning.people.models import Person
from config import Settings
from tests.actions.agreements.agreeing import SITE
from tests.actions.agreements.at_once import at_once
from tests.actions.boards.deciding import Deciding, deciding
from tests.actions.boards.test_who_is_written_to import bids_elsewhere

SOON = "Your board decides soon"


def soon(days: int = 3) -> date:
    return today() + timedelta(days=days)


def reminded(d: Deciding, actor: Actor) -> list[str]:
    """Give what the reminders to somebody ask."""
    found = [each for each in d.subjects(actor) if each.startswith(SOON)]
    return ["vote" if "voted" in each else "declare" for each in found]


def all_reminded(d: Deciding) -> dict[str, list[str]]:
    """Remind of whatever has its day within three days; give what each of the board is asked."""
    for number in coming(d.session, today(), soon()):
        remind(d.session, number, SITE)
    people = {"chair": d.chair, "ada": d.ada, "ben": d.ben, "secretary": d.secretary}
    found = {name: reminded(d, actor) for name, actor in people.items()}
    return {name: asked for name, asked in found.items() if asked}


def meeting(d: Deciding, on: date | None) -> Resolution:
    d.rule()
    return d.opened(meeting_on=on)


def written(d: Deciding) -> Resolution:
    """Send a decision in writing round, for which answers are hoped for in three days."""
    d.rule()
    resolution = d.opened(Procedure.WRITTEN, reply_by=soon())
    d.declared(resolution)
    return d.frozen(resolution)


def test_before_a_meeting_those_are_reminded_who_have_not_declared(database: Database) -> None:
    with deciding(database) as d:
        resolution = meeting(d, soon())
        d.declared(resolution, d.ada)
        d.declared(resolution, d.chair, kind=Interest.LOYALTY)
        assert all_reminded(d) == {"ben": ["declare"]}


def test_in_writing_those_are_reminded_who_have_not_voted(database: Database) -> None:
    with deciding(database) as d:
        resolution = written(d)
        d.vote(d.ada, resolution)
        assert all_reminded(d) == {"chair": ["vote"], "ben": ["vote"]}


def test_who_has_a_conflict_is_sent_nothing(database: Database) -> None:
    with deciding(database) as d:
        resolution = written(d)
        d.declared(resolution, d.ben, kind=Interest.FINANCIAL)
        d.declared(resolution, d.ada, kind=Interest.LOYALTY)
        assert all_reminded(d) == {"chair": ["vote"]}


def test_who_sent_apologies_is_left_in_peace_and_who_is_there_is_not(database: Database) -> None:
    with deciding(database) as d:
        resolution = meeting(d, today())
        d.declared(resolution, d.chair)
        d.frozen(resolution, d.ada)
        late = d.a.town.world.actor(d.harbour, Role.TRUSTEE)  # not on the list any more
        assert all_reminded(d) == {"chair": ["vote"], "ben": ["declare"]}
        assert reminded(d, late) == []


def test_who_acts_for_another_bid_is_sent_nothing(database: Database) -> None:
    with deciding(database) as d:
        bids_elsewhere(d, d.ada, d.ben)
        meeting(d, soon())
        assert all_reminded(d) == {"chair": ["declare"]}


def test_somebody_with_two_roles_on_a_board_has_one_letter(database: Database) -> None:
    with deciding(database) as d:
        person = d.session.get_one(Person, d.chair.person_id)
        d.a.town.world.actor(d.harbour, Role.TRUSTEE, person)
        meeting(d, soon())
        assert all_reminded(d)["chair"] == ["declare"]


def closed(d: Deciding) -> None:
    resolution = written(d)
    for actor in (d.chair, d.ada):
        d.vote(actor, resolution)
    d.close(resolution)


def stopped(d: Deciding) -> None:
    stop(d.session, d.secretary, written(d).ref, "We begin anew", SITE)


NOTHING_WAITS: dict[str, Callable[[Deciding], object]] = {
    "closed": closed,
    "stopped": stopped,
    "too far off": lambda d: meeting(d, soon(4)),
    "no day set": lambda d: meeting(d, None),
}


@pytest.mark.parametrize("case", NOTHING_WAITS)
def test_nobody_is_reminded_of_what_does_not_wait_soon(database: Database, case: str) -> None:
    with deciding(database) as d:
        NOTHING_WAITS[case](d)
        assert all_reminded(d) == {}


def test_a_decision_closed_meanwhile_reminds_nobody(database: Database) -> None:
    with deciding(database) as d:
        closed(d)
        [number] = [each.id for each in d.session.query(Resolution)]
        assert remind(d.session, number, SITE) == 0


def test_a_day_that_has_passed_reminds_nobody(database: Database) -> None:
    with deciding(database) as d:
        written(d)
        with held_at(now() + timedelta(days=4)):
            assert all_reminded(d) == {}


def test_nobody_has_two_letters_on_a_day_delivered_or_not(database: Database) -> None:
    with deciding(database) as d:
        meeting(d, soon())
        first = all_reminded(d)
        for letter in d.a.letters():
            letter.sent_at, letter.text = now(), ""
        assert all_reminded(d) == first
        with held_at(now() + timedelta(days=1)):
            assert all_reminded(d)["ben"] == ["declare", "declare"]


def test_a_letter_leads_to_the_decision_and_names_no_party_and_no_paper(
    database: Database,
) -> None:
    with deciding(database) as d:
        resolution = meeting(d, soon())
        all_reminded(d)
        letter = next(each for each in d.a.letters() if each.subject.startswith(SOON))
        assert f"{SITE}/decisions/{resolution.ref}?as=" in letter.text
        said = letter.subject + letter.text
        for secret in (d.harbour.name, d.kitchen.name, d.version.agreement.title):
            assert secret not in said


def test_two_runs_at_the_same_moment_post_each_letter_once(database: Database) -> None:
    with deciding(database) as d:
        number = meeting(d, soon()).id
    assert at_once(database, [lambda s: remind(s, number, SITE)] * 2) == [None, None]
    with database.reading() as session:
        found = [each.subject for each in session.query(OutboxMessage)]
    assert len([subject for subject in found if subject.startswith(SOON)]) == 3


def test_the_command_says_how_many_letters_wait(database: Database, tmp_path: Path) -> None:
    settings = Settings.from_env(
        {
            "COMMISSIONING_ENV": "test",
            "COMMISSIONING_VAR": str(tmp_path),
            "SECRET_KEY": "x" * 40,
            "PUBLIC_ADDRESS": SITE,
        }
    )
    with deciding(database) as d:
        meeting(d, soon(5))

    def opened() -> Installation:
        return Installation(settings, database)

    def run(*words: str) -> str:
        return CliRunner().invoke(boards_commands, ["remind", *words], obj=opened).output

    assert run() == "In the outbox: 0 letters about 0 decisions.\n"
    assert run("--days", "5") == "In the outbox: 3 letters about 1 decision.\n"
    assert run("--days", "5") == "In the outbox: 0 letters about 0 decisions.\n"
    assert "not in the range" in run("--days", "-1")
