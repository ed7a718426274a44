"""What a change of the sharing mode does at once to what organisations had said."""

import pytest

from commissioning.foundation.actor import Role
from commissioning.foundation.db import Database
from commissioning.foundation.fulltext import DECLARATIONS as INDEX
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.actions.sharing import ModeChoice, choose_mode
from commissioning.register.audiences import tokens_of
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.rules.openness import Openness
from tests.actions.register.saltmere import Saltmere, saltmere


def seen_by_the_other(place: Saltmere, declaration: Declaration) -> bool:
    """Ask the policy and the index whether the other organisation sees it; they must agree."""
    may = DECLARATIONS.may(place.session, place.other, "see", declaration)
    question = [tokens_of(place.session, place.other)]
    assert may == (declaration.id in INDEX.newest(place.session, question, limit=50))
    return may


def choose(place: Saltmere, mode: SharingMode) -> None:
    """Let the council's commissioner choose a mode."""
    buyer = place.world.actor(place.council, Role.COMMISSIONER)
    choice = ModeChoice(mode=mode, reason="Words", agreed_name="Pat Proper", agreed_post="Head")
    choose_mode(place.session, buyer, place.opportunity.ref, choice)


@pytest.mark.parametrize("stricter", [SharingMode.INTRODUCTIONS, SharingMode.SEALED])
def test_tightening_hides_at_once_and_loosening_shows_what_was_agreed_to(
    database: Database, stricter: SharingMode
) -> None:
    with saltmere(database) as place:
        declaration = place.declared()
        assert seen_by_the_other(place, declaration)
        choose(place, stricter)
        assert not seen_by_the_other(place, declaration)
        choose(place, SharingMode.SHARED)
        assert seen_by_the_other(place, declaration)


def test_loosening_never_opens_what_its_owner_did_not_agree_to(database: Database) -> None:
    with saltmere(database, SharingMode.INTRODUCTIONS) as place:
        declaration = place.declared(openness=Openness.NOBODY)
        choose(place, SharingMode.SHARED)
        assert not seen_by_the_other(place, declaration)
