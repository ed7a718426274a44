"""The questions: drafted by staff, changed and confirmed by the board."""

from commissioning.boards.rules.questions import KEYS
from tests.pages.boards.deciding import Deciding

SAID = {key: f"Our answer to {key}" for key in KEYS}


def drafted(deciding: Deciding, who: str = "officer", **answers: str) -> str:
    """Let somebody keep a draft; give the words of the page it leads to."""
    visitor = deciding.as_(who)
    page = visitor.get(f"{deciding.page}/questions")
    return visitor.submit(page, "Keep the draft", **answers).notice


def test_staff_draft_and_the_board_reads_the_two_risks_beside_each_other(
    deciding: Deciding,
) -> None:
    deciding.open_()
    assert "kept as a draft" in drafted(deciding, **SAID)
    page = deciding.declares("trustee")
    assert "Our answer to powers" in page.text
    columns = page.main.select(".govuk-grid-column-one-half")
    assert [column.select_one("p") is not None for column in columns] == [True, True]


def test_before_declaring_the_answers_are_not_there(deciding: Deciding) -> None:
    deciding.open_()
    drafted(deciding, **SAID)
    assert "Our answer to powers" not in deciding.as_("trustee").get(deciding.page).text


def test_confirming_asks_for_every_answer_beside_its_question(deciding: Deciding) -> None:
    deciding.open_()
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.page}/questions")
    page = secretary.submit(page, "The board confirms these", powers="Clause 4 lets us")
    assert page.errors == ["Answer “Do we do it for the people we are here for?”"]
    assert "Clause 4 lets us" in page.text
    after = secretary.submit(page, "The board confirms these", **SAID)
    assert "are confirmed" in after.notice
    secretary.get(f"{deciding.page}/questions", status=403)


def test_staff_do_not_confirm(deciding: Deciding) -> None:
    deciding.open_()
    officer = deciding.as_("officer")
    assert "The board confirms these" not in officer.get(f"{deciding.page}/questions").text
    officer.post(f"{deciding.page}/questions", {**SAID, "then": "confirm"}, status=403)


def test_nobody_overwrites_what_they_did_not_see(deciding: Deciding) -> None:
    deciding.open_()
    officer = deciding.as_("officer")
    page = officer.get(f"{deciding.page}/questions")
    drafted(deciding, "secretary", powers="The secretary's words")
    after = officer.submit(page, "Keep the draft", powers="The officer's words")
    assert "Somebody wrote in these answers meanwhile" in after.errors[0]
    assert "The officer's words" in after.text
    assert "The secretary's words" in after.text
    assert deciding.newest().questions["powers"] == "The secretary's words"
    again = officer.submit(after, "Keep the draft")
    assert "kept as a draft" in again.notice
    assert deciding.newest().questions["powers"] == "The officer's words"
