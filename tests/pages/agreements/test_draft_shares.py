"""How a draft shares money: as a grant, or by target cost."""

from typing import Any

import pytest

from tests.pages.agreements.drafting import Drafting
from tests.pages.conftest import Visitor


def test_a_grant_is_shared_by_fixed_sums_and_parts(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/shares")
    page = officer.submit(page, "Save", kind="grant")
    harbour, kitchen = drafting.harbour_ref, drafting.kitchen_ref
    asked = {"total_pence": "£30,000", f"fixed_pence_{harbour}": "5,000", f"weight_{kitchen}": "1"}
    assert officer.submit(page, "Save", **asked).notice == "Saved."
    held = drafting.says("shares")
    assert (held["kind"], held["total_pence"]) == ("grant", 3_000_000)
    assert [part["fixed_pence"] for part in held["parts"]] == [500_000, None]


def target_cost(drafting: Drafting, officer: Visitor, **asked: str) -> Any:
    """Choose the target cost, and send its first page with these answers."""
    page = officer.get(f"{drafting.path}/shares")
    page = officer.submit(page, "Save", kind="target_cost")
    return officer.submit(page, "Save", target_pence="1,000,000", **asked)


def test_bands_are_written_in_percent_of_the_target_cost(drafting: Drafting) -> None:
    target_cost(drafting, drafting.officer, share_bp_4="0")
    bands = drafting.says("shares")["bands"]
    assert [(band["upto_bp"], band["share_bp"]) for band in bands] == [
        (8_000, 1_500),
        (9_000, 3_000),
        (11_000, 5_000),
        (None, 0),
    ]


def test_no_limit_is_confirmed_in_so_many_words_and_never_beside_a_limit(
    drafting: Drafting,
) -> None:
    officer = drafting.officer
    page = target_cost(drafting, officer, overspend_limit_pence="50,000", no_limit_confirmed="yes")
    assert page.errors == ["Enter a limit, or confirm that there is none"]
    page = officer.submit(page, "Save", overspend_limit_pence="")
    assert page.notice == "Saved."
    held = drafting.says("shares")
    assert (held["no_limit_confirmed"], held["overspend_limit_pence"]) == (True, None)


def test_the_page_says_what_no_limit_could_cost(drafting: Drafting) -> None:
    officer = drafting.officer
    target_cost(drafting, officer)
    page = officer.get(f"{drafting.path}/shares/target_cost")
    assert "If the work cost £3,000,000" in page.text
    assert "the partners would bear £430,000" in page.text
    officer.submit(page, "Save", overspend_limit_pence="50,000")
    page = officer.get(f"{drafting.path}/shares/target_cost")
    assert "the partners would bear" not in page.text


def test_a_party_may_have_a_limit_of_nothing(drafting: Drafting) -> None:
    target_cost(drafting, drafting.officer, **{f"own_limit_pence_{drafting.kitchen_ref}": "0"})
    assert drafting.says("shares")["weights"][1]["own_limit_pence"] == 0


def test_terms_typed_while_another_chose_another_way_are_not_lost(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/shares")
    page = officer.submit(page, "Save", kind="target_cost")
    drafting.write(drafting.kitchen, "shares", {"kind": "none"})
    page = officer.submit(page, "Save", target_pence="2,000")
    assert page.heading == "Two of you wrote this at the same time"
    officer.submit(page, "Use mine in place of theirs")
    assert drafting.says("shares")["target_pence"] == 200_000


def test_another_way_of_sharing_can_be_put_back(drafting: Drafting) -> None:
    officer = drafting.officer
    target_cost(drafting, officer, paid_on="The first of June")
    officer.submit(officer.get(f"{drafting.path}/shares"), "Save", kind="none")
    page = officer.get(f"{drafting.path}/before/shares")
    button = page.main.select("button[name=to]")[0]
    officer.submit(page, " ".join(button.get_text(" ").split()))
    assert drafting.says("shares")["paid_on"] == "The first of June"


@pytest.mark.parametrize("typed", ["½", "-1", "1e9", "ten", "9" * 40, "\N{FULLWIDTH DIGIT ONE}/0"])
def test_whatever_is_typed_as_a_number_is_answered_in_words(drafting: Drafting, typed: str) -> None:
    page = target_cost(
        drafting,
        drafting.officer,
        upto_bp_1=typed,
        **{f"gain_{drafting.kitchen_ref}": typed, f"own_limit_pence_{drafting.kitchen_ref}": typed},
    )
    assert page.errors
