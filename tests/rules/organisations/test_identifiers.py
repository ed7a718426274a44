"""Numbers of organisations: what each register's look like, and what is said when one does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.organisations.rules.identifiers import (
    LONGEST_NUMBER,
    LONGEST_SCHEME,
    OrgIdentifier,
    doubts,
    keep_identifier,
    org_id,
    parse_identifier,
    parse_org_id,
    public_page,
)
from commissioning.organisations.rules.number_forms import InvalidIdentifier
from commissioning.organisations.rules.schemes import SCHEMES, Scheme, offered_schemes


@pytest.mark.parametrize(
    ("scheme", "typed", "number"),
    [
        ("GB-CHC", "1234567", "1234567"),
        ("GB-CHC", " 212 481 ", "212481"),
        ("GB-CHC", "1234567-1", "1234567-1"),
        ("GB-CHC", "1234567/1", "1234567-1"),
        ("GB-CHC", "GB-CHC-1234567", "1234567"),
        ("gb-chc", "1234567", "1234567"),
        ("GB-SC", "SC042386", "SC042386"),
        ("GB-SC", "sc 042386", "SC042386"),
        ("GB-SC", "42386", "SC042386"),
        ("GB-SC", "GB-SC-SC042386", "SC042386"),
        ("GB-NIC", "100019", "100019"),
        ("GB-NIC", "NIC100019", "100019"),
        ("GB-NIC", "NI 100019", "100019"),
        ("GB-COH", "04142000", "04142000"),
        ("GB-COH", "4142000", "04142000"),
        ("GB-COH", "ce 012345", "CE012345"),
        ("GB-COH", "SC12345", "SC012345"),
        ("GB-COH", "ip28552r", "IP28552R"),
        ("GB-COH", "R0000123", "R0000123"),
        ("GB-MPR", "4567r", "4567R"),
        ("GB-NHS", "rax", "RAX"),
        ("GB-PPON", "pbcd-1234-fghj", "PBCD-1234-FGHJ"),
        ("GB-PPON", "PBCD1234FGHC", "PBCD-1234-FGHC"),
        ("GB-PPON", "PBCD\u20131234\u2013FGHJ", "PBCD-1234-FGHJ"),
        ("GB-LAE", "ply", "PLY"),
        ("GB-UKPRN", "10001234", "10001234"),
        ("GB-CFS", "83384", "83384"),
        (
            "GB-SRS",
            "sid4gov.cabinetoffice.gov.uk/tBq37PN7",
            "sid4gov.cabinetoffice.gov.uk/tBq37PN7",
        ),
        ("360G", "ABC-99", "ABC-99"),
        ("XI-NEW", "abc/1", "abc/1"),
    ],
)
def test_a_number_is_read_as_people_write_it(scheme: str, typed: str, number: str) -> None:
    assert parse_identifier(scheme, typed).number == number


@pytest.mark.parametrize(
    ("scheme", "typed", "says"),
    [
        ("GB-CHC", "12345", "6 or 7 figures"),
        ("GB-CHC", "12345678", "6 or 7 figures"),
        ("GB-CHC", "SC042386", "Scottish"),
        ("GB-CHC", "", "Enter the number"),
        ("GB-SC", "SC0423867", "SC and 6 figures"),
        ("GB-SC", "NI123", "SC and 6 figures"),
        ("GB-NIC", "12345", "6 figures"),
        ("GB-COH", "123456789", "9 figures; a company number has 8"),
        ("GB-COH", "ABC12345", "8 figures"),
        ("GB-COH", "00000000", "noughts"),
        ("GB-COH", "１２３", "8 figures"),
        ("GB-MPR", "ABC", "society's number"),
        ("GB-NHS", "R", "NHS code"),
        ("GB-PPON", "PBCD-1230-FGHJ", "no nought"),
        ("GB-PPON", "PBAD-1234-FGHJ", "no vowels"),
        ("GB-LAE", "E06000026", "letters"),
        ("GB-UKPRN", "123", "8 figures"),
        ("", "1234567", "Choose the register"),
        ("not a scheme", "1", "Choose the register"),
        ("GB-CFS", "9" * 61, "at most 60"),
        ("GB-CFS", "a\x00b", "at most 60"),
    ],
)
def test_a_number_of_the_wrong_form_is_refused_with_what_to_do(
    scheme: str, typed: str, says: str
) -> None:
    with pytest.raises(InvalidIdentifier, match=says):
        parse_identifier(scheme, typed)


def test_an_unknown_register_is_kept_and_flagged_never_refused() -> None:
    identifier = parse_identifier("XI-NEW", "7")
    assert org_id(identifier) == "XI-NEW-7"
    assert "do not know the register XI-NEW" in doubts(identifier)[0]


def test_a_charity_number_filed_as_a_company_is_pointed_out() -> None:
    identifier = parse_org_id("GB-COH-00212481")
    assert "charity number" in doubts(identifier)[0]


def test_company_letters_that_we_do_not_know_are_pointed_out() -> None:
    assert "begin with QQ" in doubts(parse_identifier("GB-COH", "QQ123456"))[0]


@pytest.mark.parametrize("number", ["04142000", "CE012345", "NI012345", "R0000123"])
def test_an_everyday_company_number_raises_no_doubt(number: str) -> None:
    assert doubts(parse_identifier("GB-COH", number)) == ()


def test_a_nine_figure_company_number_in_a_file_is_kept_as_it_came() -> None:
    identifier, flag = keep_identifier("GB-COH", "123456789")
    assert identifier == OrgIdentifier("GB-COH", "123456789")
    assert "9 figures" in flag


def test_a_good_number_in_a_file_has_no_flag() -> None:
    assert keep_identifier("GB-COH", "4142000") == (OrgIdentifier("GB-COH", "04142000"), "")


@pytest.mark.parametrize(
    ("text", "scheme", "number"),
    [
        ("GB-CHC-1234567", "GB-CHC", "1234567"),
        ("gb-sc-sc042386", "GB-SC", "SC042386"),
        ("GB-CHC-1234567-1", "GB-CHC", "1234567-1"),
        ("GB-PPON-PBCD-1234-FGHJ", "GB-PPON", "PBCD-1234-FGHJ"),
        ("360G-ABC-99", "360G", "ABC-99"),
        ("US-EIN-12-3456789", "US-EIN", "12-3456789"),
    ],
)
def test_an_org_id_is_taken_apart(text: str, scheme: str, number: str) -> None:
    assert parse_org_id(text) == OrgIdentifier(scheme, number)


@pytest.mark.parametrize("text", ["", "1234567", "GB-CHC", "GB-CHC-", "--", "-"])
def test_what_is_no_org_id_is_refused(text: str) -> None:
    with pytest.raises(InvalidIdentifier):
        parse_org_id(text)


@pytest.mark.parametrize("held", offered_schemes(), ids=lambda held: held.code)
def test_the_example_beside_every_register_offered_is_a_good_number(held: Scheme) -> None:
    example = held.hint.split()[-1]
    identifier = parse_identifier(held.code, example)
    assert parse_org_id(org_id(identifier)) == identifier


def test_a_linked_charity_leads_to_the_page_of_its_main_one() -> None:
    assert public_page(OrgIdentifier("GB-CHC", "1234567-1")).endswith("regId=1234567")


def test_no_link_is_made_of_odd_numbers_or_unknown_registers() -> None:
    assert public_page(OrgIdentifier("GB-COH", "../x")) == ""
    assert public_page(OrgIdentifier("XI-NEW", "7")) == ""


@given(st.sampled_from([*SCHEMES, "XI-NEW"]), st.text(max_size=80))
def test_a_number_once_read_is_read_the_same_again(scheme: str, text: str) -> None:
    identifier, _ = keep_identifier(scheme, text)
    assert len(identifier.number) <= LONGEST_NUMBER
    try:
        read = parse_identifier(scheme, text)
    except InvalidIdentifier:
        return
    assert parse_identifier(scheme, read.number) == read
    assert parse_org_id(org_id(read)) == read


@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_in_a_file_raises(scheme: str, text: str) -> None:
    identifier, flag = keep_identifier(scheme, text)
    assert len(identifier.scheme) <= LONGEST_SCHEME
    assert isinstance(flag, str)
