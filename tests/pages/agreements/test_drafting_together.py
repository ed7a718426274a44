"""Two people who write one draft at the same time: nothing is lost."""

from typing import Any

from tests.pages.agreements.drafting import Drafting
from tests.pages.conftest import Visitor


def test_two_people_in_different_parts_both_keep_what_they_wrote(drafting: Drafting) -> None:
    officer, neighbour = drafting.officer, drafting.neighbour
    mine = officer.get(f"{drafting.path}/clauses/purpose")
    theirs = neighbour.get(f"{drafting.path}/clauses/parties")
    assert officer.submit(mine, "Save", text="Warm rooms.").notice == "Saved."
    assert neighbour.submit(theirs, "Save", text="Two of us.").notice == "Saved."
    assert drafting.says("clauses/purpose")["text"] == "Warm rooms."
    assert drafting.says("clauses/parties")["text"] == "Two of us."


def clash(drafting: Drafting) -> tuple[Visitor, Any]:
    """Let the neighbour save a clause while the officer is writing it; give the officer's page."""
    drafting.write(
        drafting.harbour,
        "clauses/purpose",
        {"key": "purpose", "title": "Purpose", "text": "We open rooms. We cook."},
    )
    officer, neighbour = drafting.officer, drafting.neighbour
    mine = officer.get(f"{drafting.path}/clauses/purpose")
    theirs = neighbour.get(f"{drafting.path}/clauses/purpose")
    neighbour.submit(theirs, "Save", text="We open rooms. We cook soup.")
    return officer, officer.submit(mine, "Save", text="We open warm rooms. We cook.")


def test_the_second_of_two_in_one_part_sees_both_texts_and_stores_nothing(
    drafting: Drafting,
) -> None:
    _officer, page = clash(drafting)
    assert page.heading == "Two of you wrote this at the same time"
    assert drafting.says("clauses/purpose")["text"] == "We open rooms. We cook soup."
    added = {"".join(one.find_all(string=True, recursive=False)) for one in page.main.select("ins")}
    assert any("soup" in one for one in added)
    assert any("warm" in one for one in added)


def test_the_second_may_use_their_own_text(drafting: Drafting) -> None:
    officer, page = clash(drafting)
    assert officer.submit(page, "Use mine in place of theirs").notice == "Saved."
    assert drafting.says("clauses/purpose")["text"] == "We open warm rooms. We cook."


def test_a_text_of_both_holds_what_each_changed(drafting: Drafting) -> None:
    officer, page = clash(drafting)
    assert officer.submit(page, "Save this text of both").notice == "Saved."
    assert drafting.says("clauses/purpose")["text"] == "We open warm rooms. We cook soup."


def test_theirs_is_kept_by_leaving(drafting: Drafting) -> None:
    officer, page = clash(drafting)
    officer.get(page.links["Keep theirs, and leave mine"])
    assert drafting.says("clauses/purpose")["text"] == "We open rooms. We cook soup."


def test_a_third_who_saves_meanwhile_is_a_clash_again(drafting: Drafting) -> None:
    officer, page = clash(drafting)
    held = drafting.says("clauses/purpose")
    drafting.write(drafting.kitchen, "clauses/purpose", {**held, "text": "Something else."})
    page = officer.submit(page, "Use mine in place of theirs")
    assert page.heading == "Two of you wrote this at the same time"
    assert drafting.says("clauses/purpose")["text"] == "Something else."
    officer.submit(page, "Use mine in place of theirs")
    assert drafting.says("clauses/purpose")["text"] == "We open warm rooms. We cook."


def test_what_one_takes_out_another_who_was_writing_can_keep(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/clauses/purpose")
    drafting.write(drafting.kitchen, "clauses/purpose", None)
    page = officer.submit(page, "Save", text="Still here.")
    assert "They took this part out." in page.text
    officer.submit(page, "Use mine in place of theirs")
    assert drafting.says("clauses/purpose")["text"] == "Still here."


def test_words_typed_while_the_draft_was_put_aside_are_given_back(drafting: Drafting) -> None:
    officer, neighbour = drafting.officer, drafting.neighbour
    page = officer.get(f"{drafting.path}/clauses/purpose")
    aside = neighbour.get(neighbour.get(drafting.path).links["Put this draft aside"])
    neighbour.post(aside.path)
    page = officer.post(page.path, {"text": "Warm rooms for everybody."}, status=409)
    assert page.heading == "There is no draft now"
    assert "Warm rooms for everybody." in page.text
    officer.get(drafting.path, status=404)
    drafting.site.sign_in_seat(drafting.stranger).post(aside.path, status=404)
