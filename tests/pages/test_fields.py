"""Fields tidy what is typed, never raise, and say what to do when they cannot read it."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import FileStorage, MultiDict
from wtforms import Form

from commissioning.foundation.fields import (
    Choice,
    Choices,
    DateParts,
    DeadlineParts,
    Line,
    Lines,
    Money,
    MonthParts,
    Option,
    Paragraphs,
    Pick,
    Secret,
    Sentence,
    Suggested,
    Tick,
    Upload,
    YesNo,
)

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
AREAS = (Option("E06000026", "Plymouth"), Option("E06000052", "Cornwall"))


class Everything(Form):
    """One field of every kind, none of them required."""

    line = Line("Line", max_length=10)
    paragraphs = Paragraphs("Paragraphs")
    sentence = Sentence("Sentence", max_length=20)
    lines = Lines("Lines", max_lines=3, max_length=10)
    secret = Secret("Secret")
    choice = Choice("Choice", options=AREAS)
    pick = Pick("Pick", options=AREAS)
    choices = Choices("Choices", options=AREAS)
    yes_no = YesNo("Yes or no")
    areas = Suggested("Areas", options=AREAS, most=2)
    tick = Tick("Tick")
    day = DateParts("Day", when="the work would start", optional=True, earliest=date(2020, 1, 1))
    month = MonthParts("Month", when="the work would end", optional=True)
    closes = DeadlineParts("Closes", when="it closes", optional=True)
    money = Money("Money")
    paper = Upload("Paper")


NAMES = [
    *("line", "paragraphs", "lines", "secret", "choice", "pick", "choices", "yes_no", "areas"),
    *("tick", "money", "paper", "day-day", "day-month", "day-year", "month-month", "month-year"),
    "sentence",
    *("closes-day", "closes-month", "closes-year", "closes-time"),
]


def sent(*pairs: tuple[str, Any]) -> Everything:
    """Send these to the form, and check it."""
    form = Everything(MultiDict(list(pairs)))
    form.validate()
    return form


def date_sent(name: str, *parts: str) -> Everything:
    """Send a date in its parts."""
    names = ("day", "month", "year", "time")
    return sent(*((f"{name}-{part}", text) for part, text in zip(names, parts, strict=False)))


def only_error(form: Everything) -> str:
    """Give the one error a form has."""
    (errors,) = form.errors.values()
    (error,) = errors
    return str(error)


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=60))))
def test_nothing_typed_anywhere_makes_a_field_raise(pairs: list[tuple[str, str]]) -> None:
    form = sent(*pairs)
    for field in form:
        assert all(isinstance(error, str) for error in field.errors)
        assert isinstance(getattr(field, "first_input_id", field.id), str)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_sent_under_any_name_raises_nothing(name: str) -> None:
    form = sent((name, FileStorage(BytesIO(b""), filename="")))
    assert form.data.get(name) in (None, "", [], False)


@pytest.mark.parametrize("name", NAMES)
def test_a_huge_answer_raises_nothing(name: str) -> None:
    sent((name, "9" * 500_000))


def test_nothing_sent_is_nothing_held() -> None:
    form = sent()
    assert not form.errors
    assert not any(value for value in form.data.values())


def test_text_is_normal_and_holds_nothing_hidden() -> None:
    form = sent(("paragraphs", "  cafe\u0301\r\n\r\n\r\n\r\nto\u202egether\x00 \u200b\ttea  "))
    assert form.paragraphs.data == "café\n\ntogether  tea"


def test_a_sentence_is_one_line_however_it_wrapped() -> None:
    assert sent(("sentence", " a\r\n  b ")).sentence.data == "a b"


def test_a_line_is_one_line() -> None:
    assert sent(("line", " a\r\n  b\u2028c ")).line.data == "a b c"


def test_what_is_too_long_says_by_how_much() -> None:
    assert only_error(sent(("line", "x" * 13))) == "Make this shorter by 3 of its 13 characters"


def test_a_list_keeps_each_line_once() -> None:
    assert sent(("lines", "van\r\n\r\n kitchen \nvan")).lines.data == ["van", "kitchen"]


def test_a_line_of_a_list_that_is_too_long_is_named() -> None:
    form = sent(("lines", "van\n" + "x" * 11))
    assert only_error(form) == "Line 2: make this shorter by 1 of its 11 characters"


def test_a_secret_is_kept_as_typed_and_never_shown() -> None:
    form = sent(("secret", "  two  spaces "))
    assert form.secret.data == "  two  spaces "
    assert form.secret._value() == ""


def test_an_empty_required_field_says_what_to_do() -> None:
    class Asks(Form):
        name = Line("Name", missing="Enter the name")
        agree = Tick("Agree", missing="Tick to agree")
        alone = YesNo("Alone?", missing="Choose yes if you could answer alone")

    form = Asks(MultiDict({"name": " \u200b ", "alone": "no"}))
    assert not form.validate()
    assert form.errors == {"name": ["Enter the name"], "agree": ["Tick to agree"]}


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        (("27", "3", "2027"), date(2027, 3, 27)),
        (("27th", "March", "2027"), date(2027, 3, 27)),
        ((" 1 ", "sept.", "2027"), date(2027, 9, 1)),
        (("29", "feb", "2028"), date(2028, 2, 29)),
        (("\uff11", "06", "2027"), date(2027, 6, 1)),
    ],
)
def test_a_date_is_read_as_people_write_it(parts: tuple[str, ...], day: date) -> None:
    form = date_sent("day", *parts)
    assert not form.errors
    assert form.day.data == day


@pytest.mark.parametrize(
    ("parts", "words", "wrong"),
    [
        (("27", "", "2027"), "Enter the month the work would start", ("month",)),
        (("", "", "2027"), "Enter the day and month the work would start", ("day", "month")),
        (("x", "3", "2027"), "Enter the day the work would start as a number, like 27", ("day",)),
        (("32", "3", "2027"), "Enter the day the work would start as a number, like 27", ("day",)),
        (("31", "2", "2027"), "Enter a day from 1 to 28: February 2027 has 28 days", ("day",)),
        (
            ("1", "ma", "2027"),
            (
                "Enter the month the work would start as a number from 1 to 12, "
                "or as a name like March"
            ),
            ("month",),
        ),
        (
            ("1", "3", "27"),
            "Enter the year the work would start with four digits, like 2027",
            ("year",),
        ),
        (("1", "3", "1999"), "Enter 1 January 2020 or a later date", ("day", "month", "year")),
    ],
)
def test_each_wrong_date_has_its_own_words(
    parts: tuple[str, ...], words: str, wrong: tuple[str, ...]
) -> None:
    form = date_sent("day", *parts)
    assert only_error(form) == words
    assert form.day.marked() == wrong
    assert form.day.first_input_id == f"day-{wrong[0]}"
    assert form.day.typed["day"] == parts[0], "what was typed is kept"


def test_a_required_date_left_empty_asks_for_the_whole_date() -> None:
    class Asks(Form):
        start = DateParts("Start", when="the work would start")

    form = Asks(MultiDict())
    assert not form.validate()
    assert form.start.errors == ["Enter the date the work would start"]
    assert form.start.marked() == ("day", "month", "year")


def test_a_month_is_its_first_day() -> None:
    form = sent(("month-month", "December"), ("month-year", "2027"))
    assert form.month.data == date(2027, 12, 1)


@pytest.mark.parametrize(
    ("parts", "moment"),
    [
        (("27", "3", "2027", "5pm"), datetime(2027, 3, 27, 17, 0, tzinfo=UTC)),
        (("28", "3", "2027", "5.30 p.m."), datetime(2027, 3, 28, 16, 30, tzinfo=UTC)),
        (("1", "7", "2027", "noon"), datetime(2027, 7, 1, 11, 0, tzinfo=UTC)),
        (("1", "12", "2027", "00:00"), datetime(2027, 12, 1, 0, 0, tzinfo=UTC)),
        (("31", "10", "2027", "1:30"), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_deadline_is_read_on_londons_clocks(parts: tuple[str, ...], moment: datetime) -> None:
    form = date_sent("closes", *parts)
    assert not form.errors
    assert form.closes.data == moment


@pytest.mark.parametrize("time", ["midnight", "12am", "13pm", "25:00", "5", "17:60", "soon"])
def test_a_time_that_could_mean_two_things_is_asked_for_again(time: str) -> None:
    form = date_sent("closes", "1", "7", "2027", time)
    assert form.closes.wrong == ("time",)
    assert only_error(form).startswith("Enter the time it closes like 5pm")


def test_an_hour_that_the_clocks_leave_out_is_refused() -> None:
    form = date_sent("closes", "28", "3", "2027", "1:30am")
    assert only_error(form) == "Enter another time: the clocks go forward over this one"


def test_a_deadline_is_shown_as_it_would_be_typed() -> None:
    form = Everything(data={"closes": datetime(2027, 7, 1, 16, 30, tzinfo=UTC)})
    assert form.closes.typed == {"day": "1", "month": "7", "year": "2027", "time": "5:30pm"}


@given(st.integers(-1_000_000, 3_500_000).map(lambda hours: EPOCH + timedelta(hours=hours / 2)))
def test_a_deadline_shown_and_sent_again_is_the_same(moment: datetime) -> None:
    shown = Everything(data={"closes": moment}).closes.typed
    again = date_sent("closes", *shown.values())
    difference = again.closes.data - moment
    # The hour that comes twice in autumn is read as the first of the two.
    assert abs(difference.total_seconds()) in (0, 3600)


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("£1,250,000", 125_000_000),
        ("1250000.50", 125_000_050),
        (" £ 1 250 000 ", 125_000_000),
        ("0", 0),
        ("0.5", 50),
        ("007", 700),
        ("\N{FULLWIDTH DIGIT FIVE}00", 50_000),
        ("10000000000", 1_000_000_000_000),
    ],
)
def test_money_is_read_into_pence(typed: str, pence: int) -> None:
    form = sent(("money", typed))
    assert not form.errors
    assert form.money.data == pence


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-5", "Enter an amount of £0 or more"),
        ("\N{MINUS SIGN}5", "Enter an amount of £0 or more"),
        ("1.005", "Enter no more than two digits after the point, like 1250.50"),
        ("10000000000.01", "Enter an amount of £10 billion or less"),
        ("9" * 400, "Enter an amount of £10 billion or less"),
        *((t, "Enter the amount in pounds with digits, like 1,250,000 or 1250.50") for t in
          ("nan", "1e9", "inf", "1,25", "12,34,567", "about 5", "£", "1.", "1_000", "0x10",
           "²", "5²", "½", "①")),
    ],
)  # fmt: skip
def test_an_amount_that_is_none_says_what_to_enter(typed: str, words: str) -> None:
    form = sent(("money", typed))
    assert only_error(form) == words
    assert form.money.data is None
    assert form.money._value() == typed.strip()[:60], "what was typed is kept"


@given(st.integers(0, 1_000_000_000_000))
def test_money_shown_and_sent_again_is_the_same(pence: int) -> None:
    shown = Everything(data={"money": pence}).money._value()
    assert sent(("money", shown)).money.data == pence


def test_nothing_is_an_amount_too_but_an_empty_one_is_asked_for() -> None:
    class Asks(Form):
        money = Money("Money", missing="Enter the amount")

    assert Asks(MultiDict({"money": "0"})).validate()
    empty = Asks(MultiDict({"money": " "}))
    assert not empty.validate()
    assert empty.money.errors == ["Enter the amount"]


@pytest.mark.parametrize("name", ["choice", "pick", "choices"])
def test_what_was_not_offered_cannot_be_chosen(name: str) -> None:
    assert only_error(sent((name, "E99"))) == "Choose from the answers shown"
    assert not sent((name, "E06000026")).errors


def test_names_and_codes_both_choose_from_a_long_list() -> None:
    form = sent(("areas", "plymouth"), ("areas", ""), ("areas", "e06000052"), ("areas", "Plymouth"))
    assert form.areas.errors == ["Keep the 2 that matter most"]
    form = sent(("areas", "plymouth"), ("areas", ""), ("areas", "e06000052"))
    assert form.areas.data == ["E06000026", "E06000052"]


def test_a_name_that_is_not_in_the_list_is_said_and_kept() -> None:
    form = sent(("areas", "Plymuth"))
    assert only_error(form) == "Choose “Plymuth” again from the list, or take it out"
    assert form.areas.shown() == ["Plymuth", "", ""]


def test_chosen_codes_are_shown_by_name() -> None:
    form = Everything(data={"areas": ["E06000026"]})
    assert form.areas.shown() == ["Plymouth", "", ""]
