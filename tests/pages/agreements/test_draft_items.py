"""What a draft lists, and the steps of its ladder."""

import pytest

from tests.pages.agreements.drafting import Drafting


def test_a_risk_is_borne_to_the_whole_or_left_open(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/list/risks")
    page = officer.get(page.links["Add something that could happen"])
    asked = {"title": "The boiler stops", "likelihood": "2", "effect": "3"}
    parts = {f"part_{drafting.harbour_ref}": "66.67", f"part_{drafting.kitchen_ref}": "33"}
    page = officer.submit(page, "Save", **asked, **parts)
    assert page.errors[0].startswith("The parts come to 99.67%")
    page = officer.submit(page, "Save", **{f"part_{drafting.kitchen_ref}": "33.33%"})
    assert "The boiler stops" in page.text
    (risk,) = drafting.content().risks
    assert [bearer.percent_bp for bearer in risk.bearers] == [6_667, 3_333]


def test_an_item_sent_twice_is_there_once(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/list/benefits")
    page = officer.get(page.links["Add something a party receives"])
    for _ in range(2):
        officer.submit(page, "Save", party=drafting.harbour_ref, what="A room on Mondays")
    assert len(drafting.content().benefits_other) == 1


@pytest.mark.parametrize(
    ("kind", "add", "asked"),
    [
        ("measures", "Add a question", {"question": "Who came?", "used_for_payment": "no"}),
        ("reviews", "Add a day", {"on__day": "1", "on__month": "4", "on__year": "2028"}),
    ],
)
def test_an_item_is_added_to_its_list(
    drafting: Drafting, kind: str, add: str, asked: dict[str, str]
) -> None:
    officer = drafting.officer
    page = officer.get(officer.get(f"{drafting.path}/list/{kind}").links[add])
    officer.submit(page, "Save", **asked)
    assert len(getattr(drafting.content(), kind)) == 1


def test_a_contribution_is_valued_in_pounds_only_if_it_is(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/list/contributions")
    page = officer.get(page.links["Add something a party brings"])
    asked = {"party": drafting.kitchen_ref, "what": "A kitchen", "kind": "space"}
    page = officer.submit(page, "Save", **asked)
    (brought,) = drafting.content().contributions
    assert (brought.what, brought.pence) == ("A kitchen", None)


def test_the_ladder_of_steps_asks_for_days(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/part/disputes")
    page = officer.submit(page, "Save", what_1="We talk", what_2="Leaders meet", days_2="0")
    assert "Enter how many days step 1 may take" in page.errors
    assert "Enter a whole number from 1 to 366" in page.errors
    officer.submit(page, "Save", days_1="14", days_2="28")
    assert [(step.what, step.days) for step in drafting.content().disputes] == [
        ("We talk", 14),
        ("Leaders meet", 28),
    ]
