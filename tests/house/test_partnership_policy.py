"""Who sees a partnership and its conversations: PRODUCT.md section 3, read once more.

Every combination of facts that counts is stored; for each kind of person the policy's answer is
held against rules written anew.
"""

import pytest
from sqlalchemy.orm import Session

from commissioning.partnerships.permissions import PARTNERSHIPS, THREADS
from tests.house.second_reading import hears, reads_partnership, sees_partnership, talks, works
from tests.house.town import Case, Town, answers_of, parted, town_and_session

__all__ = ["town_and_session"]

CASES: dict[str, Case] = {
    "a partnership": (PARTNERSHIPS, "see", "partnerships", sees_partnership),
    "a partnership inside": (PARTNERSHIPS, "read", "partnerships", reads_partnership),
    "its conversations": (PARTNERSHIPS, "read conversations", "partnerships", hears),
    "its talk": (PARTNERSHIPS, "talk", "partnerships", talks),
    "its work": (PARTNERSHIPS, "work", "partnerships", works),
    "a thread for all": (THREADS, "see", "for_all", hears),
    "saying something to all": (THREADS, "say", "for_all", talks),
    "a thread for them": (THREADS, "see", "for_some", lambda who, _: who == "their officer"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_policy_says_what_the_specification_says(
    town_and_session: tuple[Town, Session], case: str
) -> None:
    assert not parted(*town_and_session, CASES[case])


def test_what_is_shown_and_what_is_not_both_occur(town_and_session: tuple[Town, Session]) -> None:
    town, _ = town_and_session
    assert all(answers_of(town, case) == {False, True} for case in CASES.values())
