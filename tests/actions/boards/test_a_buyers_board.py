"""The decision of a public body that is a partner, and its commissioners who are not clear."""

from commissioning.boards.actions.opening import Opening, open_resolution
from commissioning.boards.actions.rules import keep_rule
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.actor import Role
from commissioning.foundation.db import Database
from tests.actions.agreements.agreeing import SITE
from tests.actions.agreements.test_a_buyer_as_partner import alliance
from tests.actions.boards.deciding import a_rule


def test_a_body_s_decision_is_there_for_its_clear_commissioners_alone(database: Database) -> None:
    with alliance(database) as a:
        a.mandate()
        a.confirmed()
        version, session = a.offered(), a.town.session
        keep_rule(session, a.secretary, a_rule(), SITE)
        opening = Opening(Procedure.MEETING, version.fingerprint or "")
        resolution = open_resolution(session, a.secretary, version.ref, opening, SITE)
        colleague = a.town.world.actor(a.town.council, Role.COMMISSIONER)
        for verb in ("see", "see questions", "draft questions"):
            assert RESOLUTIONS.may(session, a.buyer, verb, resolution)
            assert not RESOLUTIONS.may(session, colleague, verb, resolution)
        assert RESOLUTIONS.may(session, a.secretary, "hold", resolution)
