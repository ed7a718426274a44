"""Which mode counts for a declaration, and the sentences that say who can see it."""

from dataclasses import replace
from itertools import product

import pytest

from commissioning.foundation.sharing import SharingMode
from commissioning.register.rules.sharing import (
    Standing,
    effective_mode,
    who_can_see,
    who_will_see,
    why_this_mode,
)
from commissioning.register.rules.stages import Stage
from tests.rules.register.visibility_oracle import (
    DeclarationFacts,
    ViewerFacts,
    all_declarations,
    may_see,
    mode_that_counts,
)

SHARED, INTRODUCTIONS, SEALED = SharingMode
HARBOUR = Standing(
    owner="Harbour Trust", place="Saltmere", mode=INTRODUCTIONS, stage=Stage.PREPARING
)
MEMBER = ViewerFacts(kind="member", in_the_place=True, verified=True)


@pytest.mark.parametrize(
    ("opportunity", "consented", "counts"),
    [
        (SHARED, SHARED, SHARED),
        (SHARED, INTRODUCTIONS, INTRODUCTIONS),
        (INTRODUCTIONS, SHARED, INTRODUCTIONS),
        (SEALED, SHARED, SEALED),
        (SHARED, SEALED, SEALED),
        (None, SHARED, INTRODUCTIONS),
        (None, SEALED, SEALED),
    ],
)
def test_the_stricter_mode_counts(
    opportunity: SharingMode | None, consented: SharingMode, counts: SharingMode
) -> None:
    assert effective_mode(opportunity, consented, same_place=True) == counts


def test_sharing_chosen_elsewhere_counts_as_introductions_here() -> None:
    assert effective_mode(SHARED, SHARED, same_place=False) == INTRODUCTIONS
    assert effective_mode(SEALED, SHARED, same_place=False) == SEALED


def test_the_mode_agrees_with_the_second_reading_of_the_text() -> None:
    for mode, consented, here in product((None, *SharingMode), SharingMode, (True, False)):
        facts = DeclarationFacts(
            opportunity_mode=mode and mode.value,
            consented_mode=consented.value,
            mode_chosen_here=here,
        )
        assert effective_mode(mode, consented, here) == mode_that_counts(facts)


def test_a_draft_says_that_only_its_owner_sees_it() -> None:
    assert who_can_see(replace(HARBOUR, stage=Stage.DRAFT, mode=SHARED)) == (
        "Only Harbour Trust can see this.",
        "It is a draft.",
    )


def test_a_shared_declaration_names_members_and_commissioners() -> None:
    lines = who_can_see(replace(HARBOUR, mode=SHARED))
    assert lines[0] == "Members of Saltmere can see this."
    assert "no conflict of interest" in lines[1]
    assert len(lines) == 2


def test_what_was_made_public_is_said_only_while_it_is_shown() -> None:
    public = replace(HARBOUR, made_public=True)
    assert any("Anyone" in line for line in who_can_see(replace(public, mode=SHARED)))
    assert who_can_see(public) == ("Only Harbour Trust can see this.",)


def test_in_introductions_mode_only_the_owner_and_those_named_see_it() -> None:
    lines = who_can_see(
        replace(
            HARBOUR,
            partners=("Quay Carers", "Anchor House"),
            talking_with=("Lifeline",),
            consented_to=("Saltmere Council",),
        )
    )
    assert lines == (
        "Only Harbour Trust and those named here can see this.",
        "Quay Carers and Anchor House can see this, as partners in it.",
        "Lifeline can see your card, and nothing else, while you talk.",
        "Saltmere Council can see this, because Harbour Trust agreed to it.",
    )


def test_a_withdrawn_declaration_names_nobody_it_is_no_longer_shared_with() -> None:
    lines = who_can_see(replace(HARBOUR, stage=Stage.WITHDRAWN, partners=("Quay Carers",)))
    assert "Quay Carers" not in " ".join(lines)


def test_after_the_decision_an_introduction_opens_the_card_again_and_no_more() -> None:
    shared = replace(HARBOUR, mode=SHARED, talking_with=("Lifeline",))
    assert "Lifeline can see this, because you were introduced." in who_can_see(shared)
    assert any("your card" in line for line in who_can_see(replace(shared, decided=True)))


def page_of(facts: DeclarationFacts) -> tuple[str, ...]:
    """Print what the owner's page says of a declaration described for the second reading."""
    mode = SharingMode(mode_that_counts(facts))
    stage = Stage.WITHDRAWN if facts.withdrawn else Stage.PREPARING
    shown_public = may_see(ViewerFacts(), facts) == "public part"
    return who_can_see(
        replace(
            HARBOUR,
            mode=mode,
            stage=Stage.DRAFT if facts.draft else stage,
            verified=facts.owner_verified,
            member=facts.decided or not facts.owner_left,  # as queries/standing.py reads it
            made_public=facts.owner_made_public,
            decided=facts.decided,
            awarded=facts.awarded,
            recorded_as_public=facts.decided and shown_public,
            owner_said_so=facts.owner_said_so,
        )
    )


def test_the_page_speaks_of_each_audience_exactly_when_it_can_see_something() -> None:
    clear = replace(MEMBER, kind="commissioner clear")
    for facts in all_declarations():
        page = " ".join(page_of(facts))
        assert ("Members of Saltmere" in page) == (may_see(MEMBER, facts) == "declaration")
        assert ("Anyone" in page) == (may_see(ViewerFacts(), facts) == "public part")
        assert ("ommissioners" in page) == (may_see(clear, facts) == "declaration")


def test_after_the_decision_the_page_says_what_came_of_it() -> None:
    lines = who_can_see(
        replace(HARBOUR, decided=True, awarded=True, recorded_as_public=True, owner_said_so=True)
    )
    assert len(lines) == 3
    assert not any("Only" in line for line in lines)


def test_a_form_says_beforehand_who_will_see_it() -> None:
    said = {
        mode: who_will_see(mode, owner="Harbour Trust", place="Saltmere") for mode in SharingMode
    }
    assert said[SHARED][0] == "Members of Saltmere will see this."
    assert said[INTRODUCTIONS][0].startswith("Only Harbour Trust will see this.")
    assert said[SEALED][0] == "Only Harbour Trust will see this until the decision is recorded."
    assert len({why_this_mode(mode) for mode in SharingMode}) == 3


def test_while_verification_waits_the_form_says_so_first() -> None:
    lines = who_will_see(SHARED, owner="Harbour Trust", place="Saltmere", verified=False)
    assert lines[0].startswith("Until Harbour Trust is verified, only Harbour Trust")
