"""Who is on a board is told when how it decides, or who is on it, was written down anew."""

from commissioning.boards.actions.members import add_member, end_member
from commissioning.boards.actions.rules import keep_rule
from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.deciding import a_rule, deciding

RULE, MEMBERS = "How your board decides was written down anew", "Who is on your board was changed"


def test_the_whole_board_is_told_that_an_admin_wrote_down_how_it_decides(
    database: Database,
) -> None:
    with deciding(database) as d:
        admin = d.a.town.world.actor(d.harbour, Role.ADMIN)
        keep_rule(d.session, admin, a_rule(), SITE)
        for each in (*d.board, d.secretary):
            assert d.subjects(each).count(RULE) == 1
        assert RULE not in d.subjects(admin)
        for outside in (d.a.ours, d.a.their_chair):
            assert RULE not in d.subjects(outside)
        [letter] = (x for x in d.a.letters() if x.subject == RULE and d.ada.seat_ref in x.text)
        assert "The admin of your organisation" in letter.text
        assert f"{SITE}/boards/{d.harbour.ref}?as={d.ada.seat_ref}" in letter.text


def test_the_whole_board_is_told_who_was_written_down_and_who_left(database: Database) -> None:
    with deciding(database) as d:
        made = add_member(d.session, d.secretary, "Old Tom", False, today(), SITE)
        end_member(d.session, d.chair, made.ref, today(), SITE)
        told = [d.subjects(each).count(MEMBERS) for each in (*d.board, d.secretary)]
        assert told == [1, 2, 2, 1]
