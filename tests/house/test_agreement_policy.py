"""Who sees an agreement, its versions and what parties say of them: PRODUCT.md section 3 again."""

import pytest
from sqlalchemy.orm import Session

from commissioning.agreements.permissions import AGREEMENTS, RESERVES, VERSIONS
from tests.house.facts import Facts
from tests.house.second_reading import BOARD, STAFF, from_outside, hears, reads_partnership, works
from tests.house.town import Case, Town, answers_of, parted, shown, town_and_session

__all__ = ["town_and_session"]


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


CASES: dict[str, Case] = {
    "an agreement": (AGREEMENTS, "see", "agreements", _sees_agreement),
    "an offered version": (VERSIONS, "see", "offered", _sees_agreement),
    "its text": (VERSIONS, "read", "offered", _reads_offered),
    "a draft": (VERSIONS, "see", "drafts", _sees_draft),
    "the text of a draft": (VERSIONS, "read", "drafts", _sees_draft),
    "what each party said of it": (VERSIONS, "follow", "offered", _follows),
    "what is said of a draft": (VERSIONS, "follow", "drafts", _sees_draft),
}


@pytest.mark.parametrize("case", CASES)
def test_the_policy_says_what_the_specification_says(
    town_and_session: tuple[Town, Session], case: str
) -> None:
    assert not parted(*town_and_session, CASES[case])


def test_what_is_shown_and_what_is_not_both_occur(town_and_session: tuple[Town, Session]) -> None:
    town, _ = town_and_session
    assert all(answers_of(town, case) == {False, True} for case in CASES.values())


def test_reserves_are_for_the_partys_own_staff_and_board(
    town_and_session: tuple[Town, Session],
) -> None:
    town, session = town_and_session
    see = {who for who, actor in town.people.items() if shown(session, RESERVES, actor, "see")}
    assert see == {"our officer", "our mandated officer", *BOARD, "two sides"}
