"""Who sees an agreement, its versions and what parties say of them: PRODUCT.md section 3 again."""

import pytest
from sqlalchemy.orm import Session

from commissioning.agreements.permissions import AGREEMENTS, RESERVES, VERSIONS
from tests.house.facts import Facts
from tests.house.held_against import Held, shown
from tests.house.second_reading import BOARD, STAFF, from_outside, hears, reads_partnership, works
from tests.house.town import Town


def _sees_agreement(who: str, facts: Facts) -> bool:
    was_party = who == "gone officer"
    return was_party or reads_partnership(who, facts) or from_outside(who, facts)


def _reads_offered(who: str, facts: Facts) -> bool:
    if who in STAFF or who == "gone officer" or (who == "asked officer" and hears(who, facts)):
        return True
    return from_outside(who, facts) and (who == "clear" or facts.opened)


def _sees_draft(who: str, facts: Facts) -> bool:
    return works(who, facts)


def _follows(who: str, facts: Facts) -> bool:
    """What each party said, with reasons, is for the parties, whoever else reads the text."""
    return who == "gone officer" or reads_partnership(who, facts)


CASES: dict[str, tuple[str, Held[Facts]]] = {
    "an agreement": ("agreements", Held(AGREEMENTS, "see", _sees_agreement)),
    "an offered version": ("offered", Held(VERSIONS, "see", _sees_agreement)),
    "its text": ("offered", Held(VERSIONS, "read", _reads_offered)),
    "a draft": ("drafts", Held(VERSIONS, "see", _sees_draft)),
    "the text of a draft": ("drafts", Held(VERSIONS, "read", _sees_draft)),
    "what each party said of it": ("offered", Held(VERSIONS, "follow", _follows)),
    "what is said of a draft": ("drafts", Held(VERSIONS, "follow", _sees_draft)),
}


@pytest.mark.parametrize("case", CASES)
def test_the_policy_says_what_the_specification_says(
    town_and_session: tuple[Town, Session], case: str
) -> None:
    town, session = town_and_session
    kind, held = CASES[case]
    assert not held.parted(session, town.people, getattr(town, kind))


def test_what_is_shown_and_what_is_not_both_occur(town_and_session: tuple[Town, Session]) -> None:
    town, _ = town_and_session
    for kind, held in CASES.values():
        assert held.answers(town.people, getattr(town, kind)) == {False, True}


def test_reserves_are_for_the_partys_own_staff_and_board(
    town_and_session: tuple[Town, Session],
) -> None:
    town, session = town_and_session
    see = {who for who, actor in town.people.items() if shown(session, RESERVES, actor, "see")}
    assert see == {"our officer", "our mandated officer", *BOARD, "two sides"}
