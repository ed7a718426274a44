"""How a board decides: asked, read back in words, kept, and its history."""

from typing import Any

import pytest

from commissioning.boards.rules.board_rule import BoardRule, rule_from
from tests.pages.boards.deciding import RULE, Deciding, deciding_in
from tests.pages.conftest import Site
from tests.pages.inspecting import Page

ANSWERS = {
    "kind": "trustees",
    "clause": "Constitution, clause 19",
    "quorum": "greater",
    "quorum_number": "2",
    "quorum_part": "a third",
    "rounding": "nearest",
    "majority": "simple",
    "casting_vote": "yes",
    "written": "all",
    "remote": "no",
}


def fresh(site: Site) -> Deciding:
    """Build the board without a rule."""
    return deciding_in(site, rule=None)


def checks(deciding: Deciding, **changed: str) -> Page:
    """Fill the form as the secretary, and ask what it means."""
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.board}/rule")
    return secretary.submit(page, "Check what this means", **{**ANSWERS, **changed})


def kept(deciding: Deciding) -> BoardRule | None:
    """Read the rule as a decision opened now would keep it."""
    deciding.open_()
    return rule_from(deciding.newest().rule)


def test_without_a_rule_no_decision_is_opened_and_the_page_says_what_to_do(site: Site) -> None:
    deciding = fresh(site)
    page = deciding.as_("secretary").follow(f"/decisions/of/{deciding.version}")
    assert page.heading == "First, how does your board decide?"
    assert page.links["Say how your board decides"] == f"{deciding.board}/rule"


def test_what_it_means_today_is_said_before_it_is_kept(site: Site) -> None:
    deciding = fresh(site)
    page = checks(deciding)
    assert "With 4 in office, “two, or the number nearest to a third” is 2." in page.text
    assert "who joins by phone or video is not counted" in page.text
    assert "Nobody has said it yet" in deciding.as_("secretary").get(deciding.board).text


def test_a_rule_is_kept_as_it_was_read(site: Site) -> None:
    deciding = fresh(site)
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.board}/rule")
    page = secretary.submit(page, "Check what this means", **ANSWERS)
    after = secretary.submit(page, "Yes, keep this rule")
    assert "is kept" in after.notice
    assert "two, or the number nearest to a third" in after.text
    rule = kept(deciding)
    assert rule is not None
    assert (rule.quorum, rule.casting_vote, rule.remote) == (RULE.quorum, True, False)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"clause": ""}, "Enter the document and the clause that says how your board decides"),
        ({"quorum_number": ""}, "Enter the number"),
        ({"quorum_part": "lots"}, "Enter a part such as 1/3, two thirds or 75%"),
        ({"quorum_part": ""}, "Enter the part"),
        ({"majority": "other"}, "Choose more than, or at least"),
        (
            {
                "majority": "other",
                "majority_over": "more_than",
                "majority_part": "1/4",
                "majority_base": "cast",
            },
            "Enter half or more: less than half is no majority",
        ),
        ({"kind": "officer"}, "Enter the scheme of delegation and its paragraph"),
        (
            {"call_in_days": "5"},
            "Only a public body's decisions can be called in. Leave this empty",
        ),
        ({"call_in_days": "many"}, "Enter a whole number from 0 to 30"),
    ],
)
def test_what_lacks_is_said_beside_its_field(
    site: Site, changed: dict[str, str], error: str
) -> None:
    page = checks(fresh(site), **changed)
    assert error in page.errors
    assert "Yes, keep this rule" not in page.text


def test_an_unchanged_rule_is_not_kept_twice(deciding: Deciding) -> None:
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.board}/rule")
    page = secretary.submit(page, "Check what this means")
    page = secretary.submit(page, "Yes, keep this rule")
    assert page.errors == ["Nothing is different from the rule as it stands"]


def test_earlier_rules_stay_to_be_read(deciding: Deciding) -> None:
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.board}/rule")
    page = secretary.submit(page, "Check what this means", quorum="number", quorum_number="3")
    secretary.submit(page, "Yes, keep this rule")
    history = secretary.get(f"{deciding.board}/history")
    assert len(history.main.select("h2")) == 2
    assert "“three” is 3" in history.text


def test_a_trustee_reads_the_rule_and_does_not_change_it(deciding: Deciding) -> None:
    trustee = deciding.as_("trustee")
    assert "Change the rule" not in trustee.get(deciding.board).links
    trustee.get(f"{deciding.board}/rule", status=403)
    typed: dict[str, Any] = {**ANSWERS, "then": "keep"}
    trustee.post(f"{deciding.board}/rule", typed, status=403)
