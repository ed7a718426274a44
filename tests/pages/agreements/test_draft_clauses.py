"""Clauses of a draft: written, taken out, put back, added and moved."""

from sqlalchemy import select

from commissioning.agreements.models import Version
from tests.pages.agreements.drafting import Drafting


def test_a_clause_names_its_blanks_and_stands_beside_its_guidance(drafting: Drafting) -> None:
    held = drafting.says("clauses/purpose")
    drafting.write(drafting.kitchen, "clauses/purpose", {**held, "text": "We help [whom]."})
    page = drafting.officer.get(f"{drafting.path}/clauses/purpose")
    assert "Why do we do this together" in page.text
    assert "fill in “whom”" in page.text


def test_a_clause_is_taken_out_and_put_back_as_it_was(drafting: Drafting) -> None:
    officer = drafting.officer
    held = drafting.says("clauses/deciding")
    page = officer.get(f"{drafting.path}/clauses/deciding")
    page = officer.get(page.links["Take this out"])
    page = officer.submit(page, "Take it out")
    assert drafting.says("clauses/deciding") is None
    link = next(href for words, href in page.links.items() if words.startswith("Put it back"))
    page = officer.get(link)
    button = next(b for b in page.main.select("button[name=to]"))
    page = officer.submit(page, " ".join(button.get_text(" ").split()))
    assert page.notice == "Put back as it was."
    assert drafting.says("clauses/deciding") == held


def test_a_first_draft_does_not_ask_whether_only_spelling_was_mended(drafting: Drafting) -> None:
    page = drafting.officer.get(f"{drafting.path}/clauses/purpose")
    assert "I mended spelling" not in page.text


def test_in_a_later_draft_a_clause_is_marked_as_mended_spelling(drafting: Drafting) -> None:
    with drafting.site.world() as world:
        found = world.session.scalars(select(Version)).one()
        found.based_on_id = found.id
    officer = drafting.officer
    for mark in (True, False):
        page = officer.get(f"{drafting.path}/clauses/purpose")
        officer.submit(page, "Save", text=f"Spelling {mark}.", spelling="yes" if mark else "")
        with drafting.site.session() as session:
            held = session.scalars(select(Version)).one().spelling
        assert held == (["clauses/purpose"] if mark else [])


def test_a_clause_of_the_library_is_added_with_words_to_start_from(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/add-clause")
    assert officer.submit(page, "Add it").errors == ["Choose a clause, or one of your own"]
    page = officer.submit(page, "Add it", key="insurance")
    assert page.heading == drafting.says("clauses/insurance")["title"]
    assert drafting.says("clauses/insurance")["text"]


def test_a_clause_of_our_own_needs_a_title(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/add-clause")
    page = officer.submit(page, "Add it", key="own")
    assert page.errors == ["Enter what your own clause is called"]
    page = officer.submit(page, "Add it", key="own", title="Shoes off")
    assert page.heading == "Shoes off"
    assert drafting.content().clauses[-1].title == "Shoes off"


def test_a_clause_moves_to_where_it_should_stand(drafting: Drafting) -> None:
    officer = drafting.officer
    first, second, third, *rest = drafting.says("clauses")
    page = officer.get(f"{drafting.path}/clauses")
    assert officer.submit(page, "Move it").errors[0] == "Choose the clause to move"
    officer.submit(page, "Move it", clause=first, after=third)
    assert drafting.says("clauses") == [second, third, first, *rest]
    page = officer.get(f"{drafting.path}/clauses")
    officer.submit(page, "Move it", clause=first, after="first")
    assert drafting.says("clauses") == [first, second, third, *rest]


def test_an_order_that_another_changed_meanwhile_is_shown_anew(drafting: Drafting) -> None:
    officer = drafting.officer
    first, second, third, *rest = drafting.says("clauses")
    page = officer.get(f"{drafting.path}/clauses")
    drafting.write(drafting.kitchen, "clauses", [second, first, third, *rest])
    page = officer.submit(page, "Move it", clause=third, after="first")
    assert page.errors[0].startswith("Somebody changed the clauses meanwhile")
    assert drafting.says("clauses") == [second, first, third, *rest]
    officer.submit(page, "Move it")
    assert drafting.says("clauses") == [third, second, first, *rest]
