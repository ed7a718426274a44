"""The agreement on one page, in plain words."""

from msgspec.structs import replace

from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import Clause
from commissioning.agreements.rules.plain_page import NOT_YET, in_plain_words
from commissioning.agreements.rules.sharing_terms import NoShares
from commissioning.agreements.rules.starting_points import Start, blank_content
from commissioning.partnerships.rules.forms import LegalForm
from tests.rules.agreements.agreed import AGREED, GRANT, PARTIES, TARGET_COST


def page(content: Content) -> dict[str, tuple[str, ...]]:
    return {section.heading: section.sentences for section in in_plain_words(content)}


def test_the_page_answers_what_a_trustee_asks() -> None:
    assert list(page(AGREED)) == [
        "What we do",
        "Who with",
        "What each brings",
        "What each receives",
        "The most each could lose",
        "What else could happen",
        "How we decide",
        "When we do not agree",
    ]


def test_it_says_what_we_do_with_whom_and_what_each_brings() -> None:
    found = page(AGREED)
    assert found["What we do"] == (
        "Nobody leaves hospital with nowhere to go.",
        "It starts on 1 April 2027.",
        "It ends on 31 March 2030.",
    )
    assert found["Who with"][0] == "Harbour Homes (leads): Runs the rooms"
    assert found["What each brings"][1] == "Kettle Kitchen: A van, £8,000"


def test_a_grant_is_said_as_what_each_receives() -> None:
    assert page(AGREED)["What each receives"] == (
        "Harbour Homes: £10,000 of the grant",
        "Kettle Kitchen: £40,000 of the grant",
        "Lantern Advice: £40,000 of the grant",
        "Lantern Advice: One adviser's post",
    )
    assert "Nobody shares another's overspend." in page(AGREED)["The most each could lose"][0]


def test_the_most_each_could_lose_is_a_sum() -> None:
    found = page(replace(AGREED, shares=TARGET_COST))
    assert found["The most each could lose"] == (
        "Harbour Homes: £20,000 if nobody leaves, £50,000 if only it stays",
        "Kettle Kitchen: £17,500 if nobody leaves, £50,000 if only it stays",
        "Lantern Advice: £0",
    )
    assert found["What each receives"][0] == (
        "Harbour Homes: 40 of 100 parts of the partners' savings, "
        "and 40 of 100 parts of their overspends"
    )


def test_without_a_limit_it_says_no_limit() -> None:
    shares = replace(TARGET_COST, overspend_limit_pence=None, no_limit_confirmed=True)
    losses = page(replace(AGREED, shares=shares))["The most each could lose"]
    assert losses == (
        "Harbour Homes: no limit",
        "Kettle Kitchen: no limit",
        "Lantern Advice: £0",
    )


def test_sums_that_are_not_given_yet_are_not_made_up() -> None:
    for shares in (
        replace(GRANT, total_pence=None),
        replace(TARGET_COST, target_pence=None),
    ):
        found = page(replace(AGREED, shares=shares))
        assert found["What each receives"][0] == NOT_YET
    assert page(replace(AGREED, shares=TARGET_COST))["The most each could lose"] != (NOT_YET,)


def test_where_no_money_is_shared_it_says_so() -> None:
    losses = page(replace(AGREED, shares=NoShares()))["The most each could lose"]
    assert losses == ("We share no money, so nobody bears a loss of another in this way.",)


def test_risks_name_who_bears_them() -> None:
    assert page(AGREED)["What else could happen"] == (
        "Fewer rooms than planned. Borne by Harbour Homes 50% and Kettle Kitchen 50%.",
    )


def test_deciding_and_leaving_are_said_in_the_words_of_their_clauses() -> None:
    leaving = Clause(key="leaving", title="Leaving", text="Give three\nmonths' notice.\n\n\n\nBye.")
    found = page(replace(AGREED, clauses=(*AGREED.clauses, leaving)))
    assert found["How we decide"] == ("We decide together, by consensus.",)
    assert found["How one of us leaves"] == ("Give three months' notice.", "Bye.")


def test_every_start_can_be_said_on_a_page() -> None:
    for form in LegalForm:
        for start in Start:
            content = blank_content(form, PARTIES, start, title="Rooms")
            assert "Who with" in page(content)
