"""The text index: bounded answers, in order, the same on both databases."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commissioning.foundation.db import Database
from commissioning.foundation.fulltext import DECLARATIONS, NO_DEADLINE, ROOM, Entry

TOKENS = st.sampled_from(["abus", "famili", "kyiv", "київ", "v_p", "v_m1", "a_e06000026"])
ENTRIES = st.lists(
    st.tuples(st.frozensets(TOKENS, min_size=1), st.sampled_from([20_000, 20_100, NO_DEADLINE])),
    max_size=8,
)
QUESTIONS = st.lists(st.lists(TOKENS, min_size=1, max_size=3), min_size=1, max_size=3)


def _answers(entry: Entry, question: list[list[str]]) -> bool:
    return all(entry.tokens & set(group) for group in question)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(described=ENTRIES, question=QUESTIONS)
def test_a_question_is_answered_as_sets_would_answer_it(
    database: Database, described: list[tuple[frozenset[str], int]], question: list[list[str]]
) -> None:
    entries = [Entry(at + 1, tokens, day) for at, (tokens, day) in enumerate(described)]
    with database.transaction() as session:
        DECLARATIONS.drop(session, range(1, 20))
        DECLARATIONS.put(session, entries)
        wanted = [entry for entry in entries if _answers(entry, question)]
        newest = sorted((entry.id for entry in wanted), reverse=True)
        soonest = [entry.id for entry in sorted(wanted, key=lambda e: e.deadline_key)]
        assert DECLARATIONS.newest(session, question, limit=100) == newest
        assert DECLARATIONS.soonest(session, question, after=0, limit=100) == soonest
        assert DECLARATIONS.newest(session, question, limit=2) == newest[:2]


def test_writing_again_replaces_what_stood(database: Database) -> None:
    with database.transaction() as session:
        DECLARATIONS.put(session, [Entry(7, frozenset({"old", "v_p"}), 20_000)])
        DECLARATIONS.put(session, [Entry(7, frozenset({"new", "v_p"}), 20_001)])
        assert DECLARATIONS.newest(session, [["old"]], limit=5) == []
        assert DECLARATIONS.soonest(session, [["v_p"]], after=0, limit=5) == [7]
        assert DECLARATIONS.soonest(session, [["v_p"]], after=20_001 * ROOM, limit=5) == [7]
        assert DECLARATIONS.soonest(session, [["v_p"]], after=20_002 * ROOM, limit=5) == []
        assert DECLARATIONS.tokens_of(session, 7) == {"new", "v_p"}
        DECLARATIONS.drop(session, [7])
        assert DECLARATIONS.newest(session, [["v_p"]], limit=5) == []


def test_a_token_cannot_break_out_of_the_question(database: Database) -> None:
    with database.transaction() as session:
        DECLARATIONS.put(session, [Entry(1, frozenset({"v_p"}))])
        for nasty in ('" OR "v_p', "v_p' | 'v_p", "*", "", "NEAR(", "^v_p", ":", "a & b", "\\"):
            assert DECLARATIONS.newest(session, [[nasty]], limit=5) == []
