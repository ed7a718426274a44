"""`./dev manage verify` and the index: what is filed equals what ought to be filed."""

from click.testing import CliRunner
from sqlalchemy import text

from commissioning.cli import manage
from commissioning.foundation.commands import Installation
from commissioning.foundation.db import Database
from commissioning.foundation.fulltext import DECLARATIONS, Entry
from commissioning.register.actions.moving import move
from commissioning.register.actions.sharing import consent_to_commissioners
from commissioning.register.queries.verifying import (
    batches,
    filed_wrongly,
    seen_wrongly,
    some_actors,
)
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.actions.register.saltmere import Saltmere, saltmere


def a_busy_register(s: Saltmere) -> None:
    """Declare in several ways."""
    s.drafted()
    for openness in Openness:
        s.declared(openness=openness)
    consent_to_commissioners(s.session, s.officer, s.declared().ref)
    move(s.session, s.officer, s.declared().ref, "withdraw")
    s.drafted(opportunity=None, title="Warm rooms")
    s.declared(Stage.SUBMITTED, summary="Sent in")


def faults(s: Saltmere) -> list[str]:
    """Give every fault that verifying finds."""
    actors = some_actors(s.session, 20)
    return [
        fault
        for batch in batches(s.session)
        for fault in (*filed_wrongly(s.session, batch), *seen_wrongly(s.session, batch, actors))
    ]


def test_whatever_is_done_the_index_equals_the_policy(database: Database) -> None:
    with saltmere(database) as s:
        a_busy_register(s)
        assert faults(s) == []


def test_an_entry_that_shows_too_much_is_named(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared(openness=Openness.NOBODY)
        held = DECLARATIONS.tokens_of(s.session, made.id)
        DECLARATIONS.put(s.session, [Entry(made.id, held | {"v_p"})])
        (fault,) = faults(s)
        assert made.ref in fault
        assert "v_p" in fault


def test_a_change_behind_the_registers_back_is_found(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared()
        s.session.execute(text("UPDATE opportunity SET mode = 'sealed'"))
        s.session.expire_all()
        assert any(made.ref in fault for fault in faults(s))


def test_the_command_ends_well_or_says_what_is_wrong(sqlite_database: Database) -> None:
    with saltmere(sqlite_database) as s:
        a_busy_register(s)
    given = Installation(None, sqlite_database)  # type: ignore[arg-type]  # it reads no settings
    good = CliRunner().invoke(manage, ["verify"], obj=lambda: given)
    assert good.exit_code == 0, good.output
    assert "8 declarations are filed as they ought to be" in good.output
    with sqlite_database.transaction() as session:
        session.execute(text("UPDATE opportunity SET mode = 'sealed'"))
    bad = CliRunner().invoke(manage, ["verify"], obj=lambda: given)
    assert bad.exit_code == 1
    assert "the index differs" in bad.output
