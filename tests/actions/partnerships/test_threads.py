"""Conversations inside a partnership: who is in each, and that nobody else learns of it."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.paging import PAGE
from commissioning.foundation.trail import history
from commissioning.partnerships.actions.answering import decline
from commissioning.partnerships.actions.ending import let_go, withdraw
from commissioning.partnerships.actions.leaving import leave, say_leaving, write_checklist
from commissioning.partnerships.actions.proposing import suggest_change
from commissioning.partnerships.actions.talking import Begun, say, start_thread
from commissioning.partnerships.models import Message, Thread
from commissioning.partnerships.permissions import PARTNERSHIPS, THREADS
from commissioning.partnerships.queries.threads import messages_of, thread_of, threads_of
from commissioning.partnerships.rules.leaving import KEYS
from commissioning.partnerships.rules.proposal import PartyAsked
from commissioning.partnerships.rules.threads import Audience
from tests.actions.partnerships.formed import SITE, Formed, confirm_by, formed
from tests.actions.partnerships.together import together

WRITTEN = "Something was said in a conversation"


def begin(f: Formed, *readers: int, by: int = 0, title: str = "When do we meet?") -> Thread:
    begun = Begun(
        title=title,
        body="Friday at ten?",
        audience=Audience.SOME if readers else Audience.ALL,
        readers=[f.organisations[at].ref for at in readers],
    )
    return start_thread(f.session, f.officers[by], f.ref, begun, SITE)


def listed(f: Formed, actor: Actor) -> list[str]:
    return [each.title for each in threads_of(f.session, actor, f.partnership).items]


def gone(f: Formed, at: int) -> None:
    made = say_leaving(f.session, f.officers[at], f.ref, today(), "We move on", SITE)
    answers = dict.fromkeys(KEYS, "Settled") | {"measure": "nothing"}
    write_checklist(f.session, f.officers[at], f.ref, made.ref, answers)
    leave(f.session, f.officers[at], f.ref, made.ref, SITE)


def test_a_conversation_for_all_is_there_for_every_partner(database: Database) -> None:
    with formed(database) as f:
        begin(f)
        assert [listed(f, each) for each in f.officers] == [["When do we meet?"]] * 3


def test_a_conversation_for_some_is_not_there_for_the_others(database: Database) -> None:
    with formed(database) as f:
        made = begin(f, 1)
        assert [len(listed(f, each)) for each in f.officers] == [1, 1, 0]
        with pytest.raises(Hidden):
            thread_of(f.session, f.officers[2], f.ref, made.ref)
        with pytest.raises(Hidden):
            say(f.session, f.officers[2], f.ref, made.ref, "Hello?", SITE)


@pytest.mark.parametrize("role", [Role.TRUSTEE, Role.GUEST])
def test_only_those_who_speak_for_a_partner_are_in_it(database: Database, role: Role) -> None:
    with formed(database) as f:
        made = begin(f)
        with pytest.raises(Hidden):
            thread_of(f.session, f.another(0, role), f.ref, made.ref)


def test_an_outsider_finds_no_conversation(database: Database) -> None:
    with formed(database) as f:
        made = begin(f)
        outsider = f.town.world.actor(f.town.world.organisation("Pier", place=f.town.place))
        with pytest.raises(Hidden):
            thread_of(f.session, outsider, f.ref, made.ref)
        assert listed(f, outsider) == []
        with pytest.raises(NotAllowed):  # the partnership itself is shared with members
            start_thread(f.session, outsider, f.ref, Begun(title="Hi", body="Hi"), SITE)


def test_a_conversation_is_found_in_its_own_partnership_alone(database: Database) -> None:
    with formed(database) as f:
        made = begin(f)
        with pytest.raises(Hidden):
            thread_of(f.session, f.officers[0], "another", made.ref)


def test_who_joins_later_reads_what_was_said_to_all_and_nothing_else(database: Database) -> None:
    with formed(database) as f:
        begin(f)
        begin(f, 1, title="Between us")
        pier = f.town.world.organisation("Pier Arts", place=f.town.place)
        newcomer = f.town.world.actor(pier, mandated=True)
        parties = (*f.asked.parties, PartyAsked(pier.ref, "Music"))
        asked = replace(f.asked, parties=parties)
        suggest_change(f.session, f.officers[0], f.ref, asked, SITE)
        assert listed(f, newcomer) == []
        confirm_by(f.session, f.partnership, (*f.officers[1:], newcomer))
        assert listed(f, newcomer) == ["When do we meet?"]


def test_a_partner_that_left_reads_no_conversation_any_more(database: Database) -> None:
    with formed(database) as f:
        made = begin(f)
        gone(f, 2)
        assert listed(f, f.officers[2]) == []
        with pytest.raises(Hidden):
            thread_of(f.session, f.officers[2], f.ref, made.ref)


def test_a_letter_goes_to_the_others_in_it_and_holds_no_word_of_it(database: Database) -> None:
    with formed(database) as f:
        made = begin(f, 1)
        say(f.session, f.officers[1], f.ref, made.ref, "Ten is fine", SITE)
        told = f.letters(WRITTEN)
        assert f.address(f.officers[0]) in told
        assert f.address(f.officers[1]) in told
        assert f.address(f.officers[2]) not in told


def test_the_trail_does_not_repeat_what_was_said(database: Database) -> None:
    with formed(database) as f:
        made = begin(f)
        said = f.session.scalars(select(Message).where(Message.thread_id == made.id)).one()
        texts = [body for ref in (made.ref, said.ref) for _, body in history(f.session, ref)]
        assert texts
        assert "Friday" not in str(texts)


def test_the_liveliest_conversation_comes_first(database: Database) -> None:
    with formed(database) as f:
        first = begin(f, title="First")
        begin(f, title="Second")
        say(f.session, f.officers[1], f.ref, first.ref, "One more thing", SITE)
        assert listed(f, f.officers[0]) == ["First", "Second"]


def test_a_long_list_goes_on_without_gaps_or_repeats(database: Database) -> None:
    with formed(database) as f:
        titles = {begin(f, title=f"Talk {number}").title for number in range(PAGE + 3)}
        page = threads_of(f.session, f.officers[1], f.partnership)
        rest = threads_of(f.session, f.officers[1], f.partnership, page.next_ref or "")
        assert {each.title for each in (*page.items, *rest.items)} == titles
        assert (len(page.items), len(rest.items), rest.next_ref) == (PAGE, 3, None)


def test_a_long_conversation_shows_its_newest_words_and_leads_back(database: Database) -> None:
    with formed(database) as f:
        made = begin(f)
        for number in range(PAGE + 4):
            say(f.session, f.officers[0], f.ref, made.ref, f"Word {number}", SITE)
        newest = messages_of(f.session, made)
        assert newest.messages[-1].body == f"Word {PAGE + 3}"
        assert newest.later is None
        earliest = messages_of(f.session, made, before=newest.earlier or "")
        assert earliest.messages[0].body == "Friday at ten?"
        assert earliest.earlier is None
        again = messages_of(f.session, made, after=earliest.later or "")
        assert [e.body for e in again.messages] == [e.body for e in newest.messages]


def test_a_cursor_of_another_conversation_is_the_first_page(database: Database) -> None:
    with formed(database) as f:
        made, other = begin(f), begin(f, 1)
        said = f.session.scalars(select(Message).where(Message.thread_id == other.id)).one()
        assert messages_of(f.session, made, before=said.ref) == messages_of(f.session, made)


def test_a_conversation_for_some_names_at_least_one_partner_of_it(database: Database) -> None:
    with formed(database) as f:
        begun = Begun(title="Us", body="Hello", audience=Audience.SOME, readers=[])
        for readers in ([], ["nobody"], [f.organisations[0].ref]):
            with pytest.raises(Refused):
                start_thread(f.session, f.officers[0], f.ref, replace(begun, readers=readers), SITE)


@pytest.mark.parametrize("body", ["", "  \n ", "x" * 4001])
def test_nothing_empty_or_endless_is_said(database: Database, body: str) -> None:
    with formed(database) as f:
        made = begin(f)
        with pytest.raises(Refused):
            say(f.session, f.officers[0], f.ref, made.ref, body, SITE)


def test_who_may_see_a_conversation_and_what_is_listed_agree(database: Database) -> None:
    with formed(database) as f:
        made = [begin(f), begin(f, 1), begin(f, 2, by=1)]
        people = [*f.officers, f.another(1, Role.TRUSTEE), f.another(2)]
        for actor in people:
            rows = set(f.session.scalars(THREADS.visible_to(actor)))
            assert rows == {each for each in made if THREADS.may(f.session, actor, "see", each)}


def test_what_was_said_before_it_was_let_go_stays_and_nothing_is_added(database: Database) -> None:
    with together(database) as t:
        made = t.proposed()
        begun = Begun(title="When?", body="Friday at ten?")
        held = start_thread(t.session, t.theirs, made.ref, begun, SITE)
        withdraw(t.session, t.ours, t.open(made).ref, "The money went", SITE)
        for actor in (t.ours, t.theirs):
            assert thread_of(t.session, actor, made.ref, held.ref) is held
            assert PARTNERSHIPS.may(t.session, actor, "read", made)
            with pytest.raises(NotAllowed):
                say(t.session, actor, made.ref, held.ref, "Next year, then?", SITE)
            with pytest.raises(NotAllowed):
                start_thread(t.session, actor, made.ref, begun, SITE)
        with pytest.raises(Hidden):
            thread_of(t.session, t.third, made.ref, held.ref)


def test_one_that_said_no_hears_no_more_of_it(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        held = start_thread(t.session, t.ours, made.ref, Begun(title="When?", body="Ten?"), SITE)
        decline(t.session, t.third, t.open(made).ref, "We have no drivers", SITE)
        let_go(t.session, t.ours, made.ref, "No drivers", SITE)
        with pytest.raises(Hidden):
            thread_of(t.session, t.third, made.ref, held.ref)
