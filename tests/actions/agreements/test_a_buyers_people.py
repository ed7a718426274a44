"""A public body that is a partner: its commissioners who are not clear are shown nothing of it."""

import pytest

from commissioning.agreements.actions.deciding import acknowledge
from commissioning.agreements.permissions import AGREEMENTS, VERSIONS
from commissioning.foundation.actor import Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden
from tests.actions.agreements.agreeing import SITE
from tests.actions.agreements.test_a_buyer_as_partner import alliance


def test_an_offered_version_is_not_there_for_a_colleague_who_is_not_clear(
    database: Database,
) -> None:
    with alliance(database) as a:
        a.mandate()
        a.confirmed()
        version, session = a.offered(), a.town.session
        colleague = a.town.world.actor(a.town.council, Role.COMMISSIONER, mandated=True)
        for verb in ("see", "read", "follow"):
            assert VERSIONS.may(session, a.buyer, verb, version)
            assert not VERSIONS.may(session, colleague, verb, version)
        for verb in ("see", "open"):
            assert AGREEMENTS.may(session, a.buyer, verb, version.agreement)
            assert not AGREEMENTS.may(session, colleague, verb, version.agreement)
        with pytest.raises(Hidden):
            acknowledge(session, colleague, version.ref, "", SITE)


def test_its_board_is_told_whoever_is_clear(database: Database) -> None:
    with alliance(database) as a:
        a.mandate()
        a.confirmed()
        version = a.offered()
        assert VERSIONS.may(a.town.session, a.secretary, "record decision", version)
