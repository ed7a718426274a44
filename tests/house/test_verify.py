"""`./dev manage verify` finds an index that says otherwise than the policy."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.cli import manage
from commissioning.foundation.commands import Installation
from commissioning.foundation.fulltext import DECLARATIONS as INDEX
from commissioning.foundation.fulltext import Entry
from commissioning.register.models import Declaration, DeclarationFacets, Disclosure
from tests.house.conftest import Look
from tests.house.looking import Glass
from tests.world import NOBODY

Tamper = Callable[[Session, Declaration], None]


def _verify(glass: Glass) -> Result:
    installation = Installation(glass.settings, glass.database)
    return CliRunner().invoke(manage, ["verify"], obj=lambda: installation)


def _open_to_anyone(session: Session, hidden: Declaration) -> None:
    held = INDEX.tokens_of(session, hidden.id)
    INDEX.put(session, [Entry(hidden.id, frozenset({*held, "v_p"}), 0)])


def _taken_out(session: Session, hidden: Declaration) -> None:
    INDEX.drop(session, [hidden.id])


def _counted_elsewhere(session: Session, hidden: Declaration) -> None:
    session.get_one(DeclarationFacets, hidden.id).tokens += " p_99"


def _disclosed_behind_its_back(session: Session, hidden: Declaration) -> None:
    session.add(Disclosure(declaration_id=hidden.id, ground="partner", viewer_id=1))


def test_a_world_made_through_the_actions_is_filed_as_it_ought_to_be(look: Look) -> None:
    result = _verify(look(NOBODY))
    assert result.exit_code == 0, result.output
    assert "filed as they ought to be" in result.output


@pytest.mark.parametrize(
    "tamper", [_open_to_anyone, _taken_out, _counted_elsewhere, _disclosed_behind_its_back]
)
def test_what_was_tampered_with_is_named(look: Look, tamper: Tamper) -> None:
    glass = look(NOBODY)
    with glass.database.transaction() as session:
        ref = glass.world.tale.refs["h sealed"]
        tamper(session, session.scalars(select(Declaration).where(Declaration.ref == ref)).one())
    result = _verify(glass)
    assert result.exit_code == 1
    assert ref in result.output
