"""Readable differences between two versions of a declaration."""

from commissioning.register.rules.versions import (
    LABELS,
    differences,
    in_words,
)

FIRST = {
    "summary": "Safe rooms for women",
    "areas": ["Saltmere", "Northshore"],
    "amount_pence": 125_000_000,
    "stage": "considering",
    "open_to_partners": True,
    "ends_on": None,
}


def test_the_same_version_twice_has_no_differences() -> None:
    assert differences(FIRST, dict(FIRST)) == ()
    assert differences({}, dict.fromkeys(LABELS)) == ()


def test_the_order_of_a_list_is_no_difference() -> None:
    assert differences(FIRST, {**FIRST, "areas": ["Northshore", "Saltmere"]}) == ()


def test_lists_are_compared_whole_and_not_word_by_word() -> None:
    (change,) = differences(FIRST, {**FIRST, "areas": ["Saltmere"]})
    assert (change.after, change.words) == ("Saltmere", ())


def test_words_that_changed_in_a_sentence_are_marked() -> None:
    (change,) = differences(FIRST, {**FIRST, "summary": "Safe homes for women"})
    assert (change.label, change.before) == ("What we would do", "Safe rooms for women")
    kinds = {kind for kind, _ in change.words}
    assert kinds == {"same", "added", "struck"}
    assert "".join(text for kind, text in change.words if kind != "struck") == change.after


def test_money_dates_and_stages_are_printed_as_people_say_them() -> None:
    after = {**FIRST, "amount_pence": 150, "ends_on": "2030-03-31", "stage": "not_successful"}
    assert [(each.label, each.before, each.after) for each in differences(FIRST, after)] == [
        ("Ends", "nothing", "31 March 2030"),
        ("Amount sought", "£1,250,000", "£1.50"),
        ("Stage", "Thinking about it", "Not successful"),
    ]


def test_changes_come_in_the_order_of_the_page() -> None:
    changes = differences({}, {"stage": "preparing", "summary": "Safe rooms", "title": "Refuge"})
    assert [change.field for change in changes] == ["title", "summary", "stage"]


def test_something_taken_out_is_said_to_be() -> None:
    (change,) = differences(FIRST, {**FIRST, "areas": []})
    assert (change.before, change.after) == ("Northshore, Saltmere", "nothing")
    assert change.words == ()


def test_yes_and_no_are_words() -> None:
    (change,) = differences(FIRST, {**FIRST, "open_to_partners": False})
    assert (change.label, change.before, change.after) == ("Open to partners", "Yes", "No")


def test_nothing_at_all_in_an_amount_is_not_the_same_as_no_pounds() -> None:
    assert in_words("amount_pence", 0) == "£0"
    assert in_words("amount_pence", None) == "nothing"
