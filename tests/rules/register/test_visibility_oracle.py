"""The oracle itself: promises of PRODUCT.md section 3 that hold over all combinations of facts."""

from dataclasses import replace
from itertools import product

import pytest

from tests.rules.register.visibility_oracle import (
    DeclarationFacts,
    Mode,
    Sight,
    ViewerFacts,
    all_declarations,
    all_viewers,
    may_see,
    may_see_the_amount,
    may_see_the_stage,
    mode_that_counts,
)

VIEWERS = all_viewers()
DECLARATIONS = all_declarations()
MEMBER = ViewerFacts(kind="member", in_the_place=True, verified=True)
CLEAR = replace(MEMBER, kind="commissioner clear")
NOT_CLEAR = replace(MEMBER, kind="commissioner not clear", granted="before it was sealed")
INTRODUCED = replace(MEMBER, kind="introduced", granted="before it was sealed")
PARTNER = ViewerFacts(kind="partner", verified=True, granted="before it was sealed")
ANYONE = ViewerFacts()
AMOUNT_OF_SIGHT = {"nothing": 0, "card": 1, "public part": 1, "declaration": 2, "everything": 3}


def test_the_facts_describe_every_mode_and_every_kind_of_viewer() -> None:
    assert {mode_that_counts(d) for d in DECLARATIONS} == {"shared", "introductions", "sealed"}
    assert len({viewer.kind for viewer in VIEWERS}) == 8


def test_the_owner_always_sees_everything_and_nobody_else_does() -> None:
    for viewer, declaration in product(VIEWERS, DECLARATIONS):
        sees_all = may_see(viewer, declaration) == "everything"
        assert sees_all == (viewer.kind == "owner")


def test_a_draft_and_an_unverified_owner_show_nothing_to_anyone_else() -> None:
    hidden = [d for d in DECLARATIONS if d.draft or not d.owner_verified]
    others = [viewer for viewer in VIEWERS if viewer.kind != "owner"]
    assert {may_see(v, d) for v, d in product(others, hidden)} == {"nothing"}


def test_a_commissioner_who_is_not_clear_sees_what_the_public_sees() -> None:
    not_clear = [viewer for viewer in VIEWERS if viewer.kind == "commissioner not clear"]
    for viewer, declaration in product(not_clear, DECLARATIONS):
        assert may_see(viewer, declaration) == may_see(ANYONE, declaration)


def test_a_seat_that_is_not_verified_sees_what_the_public_sees() -> None:
    waiting = [v for v in VIEWERS if not v.verified and v.kind != "owner"]
    for viewer, declaration in product(waiting, DECLARATIONS):
        assert may_see(viewer, declaration) == may_see(ANYONE, declaration)


def test_nobody_sees_less_than_the_public() -> None:
    for viewer, declaration in product(VIEWERS, DECLARATIONS):
        least = AMOUNT_OF_SIGHT[may_see(ANYONE, declaration)]
        assert AMOUNT_OF_SIGHT[may_see(viewer, declaration)] >= least


def test_tightening_the_mode_never_shows_more() -> None:
    open_to_closed: tuple[Mode, ...] = ("shared", "introductions", "sealed")
    for declaration in (d for d in DECLARATIONS if d.opportunity_mode == "shared"):
        for viewer in VIEWERS:
            seen = [
                AMOUNT_OF_SIGHT[may_see(viewer, replace(declaration, opportunity_mode=mode))]
                for mode in open_to_closed
            ]
            assert seen == sorted(seen, reverse=True)


def test_before_the_decision_only_named_grants_open_anything_outside_shared_mode() -> None:
    closed = [d for d in DECLARATIONS if mode_that_counts(d) != "shared" and not d.decided]
    without = [v for v in VIEWERS if v.granted == "not given" and v.kind != "owner"]
    assert {may_see(v, d) for v, d in product(without, closed)} == {"nothing"}


def test_after_the_decision_one_not_awarded_is_named_only_by_itself() -> None:
    silent = [
        d
        for d in DECLARATIONS
        if d.decided
        and not (d.awarded or d.owner_said_so)
        and d.recorded_as_public != "by the owner"
    ]
    without = [v for v in VIEWERS if v.granted == "not given" and v.kind != "owner"]
    assert {may_see(v, d) for v, d in product(without, silent)} == {"nothing"}


@pytest.mark.parametrize(
    ("viewer", "shared", "introductions", "sealed", "decided"),
    [
        (ANYONE, "public part", "nothing", "nothing", "public part"),
        (MEMBER, "declaration", "nothing", "nothing", "declaration"),
        (replace(MEMBER, kind="convenor"), "declaration", "nothing", "nothing", "declaration"),
        (replace(INTRODUCED, in_the_place=False), "declaration", "card", "card", "public part"),
        (PARTNER, "declaration", "declaration", "declaration", "declaration"),
        (replace(CLEAR, granted="before it was sealed"), *["declaration"] * 4),
        (CLEAR, "declaration", "nothing", "nothing", "declaration"),
        (NOT_CLEAR, "public part", "nothing", "nothing", "public part"),
        (ViewerFacts(kind="owner"), *["everything"] * 4),
    ],
)
def test_each_row_of_the_table_reads_as_written(
    viewer: ViewerFacts, shared: Sight, introductions: Sight, sealed: Sight, decided: Sight
) -> None:
    said = DeclarationFacts(
        owner_made_public=True, awarded=True, recorded_as_public="by the buyer", owner_said_so=True
    )
    row = [
        may_see(viewer, replace(said, opportunity_mode="shared")),
        may_see(viewer, replace(said, opportunity_mode="introductions")),
        may_see(viewer, replace(said, opportunity_mode="sealed")),
        may_see(viewer, replace(said, decided=True)),
    ]
    assert row == [shared, introductions, sealed, decided]


def test_a_declaration_without_an_opportunity_is_never_shown_to_members() -> None:
    assert may_see(MEMBER, DeclarationFacts(opportunity_mode=None)) == "nothing"


def test_sharing_chosen_by_another_place_does_not_count_here() -> None:
    elsewhere = DeclarationFacts(opportunity_mode="shared", mode_chosen_here=False)
    assert may_see(MEMBER, elsewhere) == "nothing"


def test_what_an_owner_tells_members_reaches_a_commissioner_only_by_consent() -> None:
    told = DeclarationFacts(decided=True, owner_said_so=True)
    assert may_see(MEMBER, told) == "declaration"
    assert may_see(CLEAR, told) == "nothing"
    assert may_see(replace(CLEAR, granted="since it was sealed"), told) == "declaration"


def test_after_the_decision_what_was_shared_is_shown_again_only_on_its_owners_word() -> None:
    shared = DeclarationFacts(opportunity_mode="shared", owner_made_public=True)
    assert may_see(MEMBER, shared) == "declaration"
    decided = replace(shared, decided=True)
    assert [may_see(viewer, decided) for viewer in (MEMBER, CLEAR, ANYONE)] == ["nothing"] * 3


def test_in_sealed_mode_what_began_since_opens_nothing() -> None:
    sealed = DeclarationFacts(opportunity_mode="sealed")
    late = [replace(v, granted="since it was sealed") for v in (CLEAR, INTRODUCED)]
    assert [may_see(viewer, sealed) for viewer in late] == ["nothing", "nothing"]


def test_a_withdrawn_declaration_is_gone_for_its_partners_while_a_competition_may_be_live() -> None:
    withdrawn = DeclarationFacts(withdrawn=True)
    assert may_see(PARTNER, withdrawn) == "nothing"
    assert may_see(PARTNER, replace(withdrawn, opportunity_mode="shared")) == "declaration"


def test_the_amount_goes_to_the_funder_and_partners_only() -> None:
    shared = DeclarationFacts(opportunity_mode="shared")
    assert may_see_the_amount(PARTNER, shared)
    assert may_see_the_amount(replace(CLEAR, is_the_funder=True), shared)
    assert not may_see_the_amount(CLEAR, shared)
    assert not may_see_the_amount(MEMBER, shared)


def test_a_partner_does_not_read_the_stage_while_a_competition_may_be_live() -> None:
    assert not may_see_the_stage(PARTNER, DeclarationFacts())
    assert may_see_the_stage(PARTNER, DeclarationFacts(decided=True), outcome=True)
    assert not may_see_the_stage(PARTNER, DeclarationFacts(decided=True))
    assert may_see_the_stage(ViewerFacts(kind="owner"), DeclarationFacts())
