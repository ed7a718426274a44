"""Who sees an agreement, its versions and what parties say of them: PRODUCT.md section 3 again."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Version
from commissioning.agreements.permissions import AGREEMENTS, RESERVES, VERSIONS
from commissioning.agreements.queries.opening import eyes_of
from commissioning.agreements.rules.seen import who_sees
from commissioning.foundation.actor import Actor
from tests.house.facts import Facts
from tests.house.held_against import Held, shown
from tests.house.second_reading import BOARD, STAFF, from_outside, hears, reads_partnership, works
from tests.house.town import Town

GONE = ("gone officer", "gone mandated officer")


def _sees_agreement(who: str, facts: Facts) -> bool:
    was_party = who in GONE
    return was_party or reads_partnership(who, facts) or from_outside(who, facts)


def _reads_offered(who: str, facts: Facts) -> bool:
    if who in STAFF or who in GONE or (who == "asked officer" and hears(who, facts)):
        return True
    return from_outside(who, facts) and (who == "clear" or facts.in_full)


def _sees_draft(who: str, facts: Facts) -> bool:
    return works(who, facts)


def _opens(who: str, facts: Facts) -> bool:
    """Whoever was a party to the text and holds a mandate; leaving ends no word on it."""
    return who in ("our mandated officer", "gone mandated officer")


def _follows(who: str, facts: Facts) -> bool:
    """What each party said, with reasons, is for the parties, whoever else reads the text."""
    return who in GONE or reads_partnership(who, facts)


CASES: dict[str, tuple[str, Held[Facts]]] = {
    "an agreement": ("agreements", Held(AGREEMENTS, "see", _sees_agreement)),
    "letting members read it": ("agreements", Held(AGREEMENTS, "open", _opens)),
    "an offered version": ("offered", Held(VERSIONS, "see", _sees_agreement)),
    "its text": ("offered", Held(VERSIONS, "read", _reads_offered)),
    "a draft": ("drafts", Held(VERSIONS, "see", _sees_draft)),
    "the text of a draft": ("drafts", Held(VERSIONS, "read", _sees_draft)),
    "what each party said of it": ("offered", Held(VERSIONS, "follow", _follows)),
    "what is said of a draft": ("drafts", Held(VERSIONS, "follow", _sees_draft)),
}


def people(town: Town) -> dict[str, Actor]:
    """Give everybody who looks, and somebody with a mandate of the partner that left."""
    gone = replace(town.people["gone officer"], mandated=True)
    return town.people | {"gone mandated officer": gone}


@pytest.mark.parametrize("case", CASES)
def test_the_policy_says_what_the_specification_says(
    town_and_session: tuple[Town, Session], case: str
) -> None:
    town, session = town_and_session
    kind, held = CASES[case]
    assert not held.parted(session, people(town), getattr(town, kind))


@pytest.mark.parametrize("who", ["member", "member trustee", "clear"])
def test_the_page_says_of_each_what_the_policy_does(
    town_and_session: tuple[Town, Session], who: str
) -> None:
    town, session = town_and_session
    sees = shown(session, VERSIONS, town.people[who], "see")
    reads = shown(session, VERSIONS, town.people[who], "read")
    formed = {ref for ref, facts in town.offered.items() if facts.was_formed}
    versions = session.scalars(select(Version).where(Version.ref.in_(formed))).all()
    said = {each.ref: said_of(who, who_sees(eyes_of(session, each))) for each in versions}
    assert {ref for ref, (see, _) in said.items() if see} == sees & formed
    assert {ref for ref, (_, read) in said.items() if read} == reads & formed
    assert {True, False} <= {read for _, read in said.values()}


def said_of(who: str, words: str) -> tuple[bool, bool]:
    """Give whether a page's words promise somebody that it is there, and its text."""
    if who == "clear":
        return ("commissioners" in words,) * 2
    read = "let members read the text" in words
    return read or "see its title" in words, read


def test_what_is_shown_and_what_is_not_both_occur(town_and_session: tuple[Town, Session]) -> None:
    town, _ = town_and_session
    for kind, held in CASES.values():
        assert held.answers(people(town), getattr(town, kind)) == {False, True}


def test_reserves_are_for_the_partys_own_staff_and_board(
    town_and_session: tuple[Town, Session],
) -> None:
    town, session = town_and_session
    see = {who for who, actor in town.people.items() if shown(session, RESERVES, actor, "see")}
    assert see == {"our officer", "our mandated officer", *BOARD, "two sides"}
