"""Who sees a partnership and its conversations: PRODUCT.md section 3, read once more.

Every combination of facts that counts is stored; for each kind of person the policy's answer is
held against rules written anew.
"""

import pytest
from sqlalchemy.orm import Session

from commissioning.partnerships.permissions import PARTNERSHIPS, THREADS
from tests.house.facts import Facts
from tests.house.held_against import Held
from tests.house.second_reading import hears, reads_partnership, sees_partnership, talks, works
from tests.house.town import Town

CASES: dict[str, tuple[str, Held[Facts]]] = {
    "a partnership": ("partnerships", Held(PARTNERSHIPS, "see", sees_partnership)),
    "a partnership inside": ("partnerships", Held(PARTNERSHIPS, "read", reads_partnership)),
    "its conversations": ("partnerships", Held(PARTNERSHIPS, "read conversations", hears)),
    "its talk": ("partnerships", Held(PARTNERSHIPS, "talk", talks)),
    "its work": ("partnerships", Held(PARTNERSHIPS, "work", works)),
    "a thread for all": ("for_all", Held(THREADS, "see", hears)),
    "saying something to all": ("for_all", Held(THREADS, "say", talks)),
    "a thread for them": ("for_some", Held(THREADS, "see", lambda who, _: who == "their officer")),
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
