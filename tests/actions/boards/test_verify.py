"""`./dev manage verify` finds a vote, an outcome or an approval that was tampered with."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from itertools import chain
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Executable, Update, delete, select, update

from commissioning.agreements.models import (
    Agreement,
    Decision,
    Signature,
    Version,
    VersionFile,
    VersionParty,
)
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.queries.verifying import kept_wrongly
from commissioning.agreements.rules.parts import Clause
from commissioning.boards.actions.declaring import declare_interest
from commissioning.boards.models import BoardInterest, BoardRule, Resolution, Vote, Voter
from commissioning.boards.queries.counting import sealed_facts
from commissioning.boards.queries.verifying import (
    approved_wrongly,
    decided_wrongly,
    words_written_wrongly,
)
from commissioning.boards.rules.seals import seal_of
from commissioning.boards.rules.voting import Choice, Procedure
from commissioning.cli import manage
from commissioning.foundation.clock import now, today
from commissioning.foundation.commands import Installation
from commissioning.foundation.db import Database
from commissioning.foundation.trail import TrailEntry, TrailText
from config import Settings
from tests.actions.agreements.agreeing import fill
from tests.actions.boards.two_boards import TwoBoards, two_boards

OTHER = "0" * 64
NOTHING_SAID = {"title": "Another", "legal_form": "consortium"}
CONTACT = Clause(key="contact", title="Contact details", text="Write to one@example.org.")
FAR = date(2040, 1, 1)


def faults(database: Database) -> list[str]:
    with database.reading() as session:
        asked = (decided_wrongly, words_written_wrongly, approved_wrongly, kept_wrongly)
        return list(chain.from_iterable(ask(session) for ask in asked))


def approved_by_both(t: TwoBoards) -> None:
    version = t.a.offered()
    for board in (t.harbour, t.kitchen):
        t.approved(board, version)
    assert version.status == "approved"


def all_kinds(t: TwoBoards) -> None:
    """Leave behind a decision of each kind: stopped, not carried, too few, carried, under way."""
    version = t.a.offered()
    ref = t.voting(t.kitchen, version, Procedure.MEETING).ref
    for voter in t.kitchen.voters:
        declare_interest(t.session, voter, ref, "financial", "My firm cooks")
    assert t.closed(t.kitchen, ref).status == "too_few"
    t.approved(t.harbour, version)
    ref = t.voting(t.kitchen, version).ref
    t.voted(ref, t.kitchen.voters, Choice.NOT_APPROVE)
    assert t.closed(t.kitchen, ref).status == "not_carried"
    version = t.a.offered(t.a.amended("about", purpose="Warm for years"))
    t.voted(t.voting(t.harbour, version).ref, t.harbour.voters, Choice.ABSTAIN)


def test_what_was_decided_rightly_is_found_in_order(database: Database) -> None:
    with two_boards(database) as t:
        all_kinds(t)
    assert faults(database) == []


def test_what_was_decided_by_hand_is_found_in_order_too(database: Database) -> None:
    with two_boards(database) as t:
        t.a.signed()
    assert faults(database) == []


def of(table: type, **changed: object) -> Callable[[], Update]:
    return lambda: update(table).values(**changed)


def one_vote(**changed: object) -> Callable[[], Update]:
    return lambda: update(Vote).where(Vote.id == 1).values(**changed)


TAMPERED: dict[str, Callable[[], Update]] = {
    "a vote": one_vote(choice="not_approve"),
    "the words of a vote": one_vote(words="I never said this"),
    "who voted": one_vote(voter_id=2),
    "the digest of a vote": one_vote(digest=OTHER),
    "whether a vote counts": of(Vote, replaced_at=None, casting=True),
    "an interest": of(BoardInterest, kind="financial"),
    "a name on the list": of(Voter, name="Somebody else"),
    "who was there": of(Voter, attendance="apologies"),
    "who was released": of(Voter, released=True),
    "the rule": of(Resolution, rule={"kind": "trustees", "clause": "another"}),
    "the text": of(Resolution, fingerprint=OTHER),
    "the outcome": of(Resolution, outcome={"result": "carried", "reasons": []}),
    "the minute": of(Resolution, minute={}),
    "the status": of(Resolution, status="not_carried"),
    "that it was closed": of(Resolution, status="voting"),
    "its consequence": of(Resolution, decision_id=None),
    "the seal": of(Resolution, seal=OTHER),
    "the word in the agreement": of(Decision, said="refused"),
    "the text of that word": of(Decision, fingerprint=OTHER),
    "a version's hash": lambda: update(Version).values(fingerprint=OTHER),
    "a version's bytes": lambda: update(Version).values(canonical=b"{}"),
    "that a word was given at all": lambda: (
        update(TrailEntry).where(TrailEntry.verb == "decide").values(verb="decided")
    ),
}


@pytest.mark.parametrize("what", sorted(TAMPERED))
def test_what_was_tampered_with_is_found(sqlite_database: Database, what: str) -> None:
    with two_boards(sqlite_database) as t:
        approved_by_both(t)
    assert faults(sqlite_database) == []
    with sqlite_database.transaction() as session:
        session.execute(TAMPERED[what]())
    assert faults(sqlite_database)


def settled(t: TwoBoards) -> None:
    """Leave behind a version that was signed, and a small change to it that waits."""
    first = t.a.begun()
    fill(first)
    fill(first, clauses=(*content_of_version(first).clauses, CONTACT))
    t.a.session.flush()
    t.a.signed(first)
    t.a.offered(t.a.amended("clauses/contact", text="Write to two@example.org."))


BY_HAND: dict[str, Callable[[], Executable]] = {
    "that a word was taken back": of(Decision, ended_at=now()),
    "from which day a word counts": of(Decision, takes_effect_on=today()),
    "the minute of a word": of(Decision, minute="Minute 99"),
    "the day of a word": of(Decision, decided_on=FAR),
    "the content": lambda: update(Version).values(content=NOTHING_SAID),
    "the number": lambda: update(Version).values(number=Version.number + 7),
    "the first day": of(Version, starts_on=FAR),
    "the last day": of(Version, ends_on=FAR),
    "that boards decide": of(Version, material=False),
    "when all ended it": of(Agreement, ended_on=FAR),
    "a party taken out": lambda: delete(VersionParty).where(VersionParty.rank == 2),
    "a party's name": of(VersionParty, name="Somebody else"),
    "a signature taken out": lambda: delete(Signature).where(Signature.id == 1),
    "who signed": of(Signature, signed_by="Somebody else"),
    "on which day they signed": of(Signature, signed_on=FAR),
    "a document": of(VersionFile, body=b"Another"),
    "a document and its hash": of(
        VersionFile, body=b"Another", sha256=sha256(b"Another").hexdigest()
    ),
}


@pytest.mark.parametrize("what", sorted(BY_HAND))
def test_a_binding_made_by_hand_is_found(database: Database, what: str) -> None:
    with two_boards(database) as t:
        settled(t)
    assert faults(database) == []
    with database.transaction() as session:
        session.execute(BY_HAND[what]())
    assert faults(database)


def test_whether_boards_decide_is_worked_out_anew_where_the_trail_does_not_say(
    database: Database,
) -> None:
    """Entries older than digests say nothing of it."""
    with two_boards(database) as t:
        settled(t)
        for told in t.session.scalars(select(TrailText)).all():
            told.body = told.body.replace('"material":', '"older":')
    assert faults(database) == []
    with database.transaction() as session:
        session.execute(update(Version).where(Version.number == 1).values(material=False))
    [fault] = faults(database)
    assert "it stands as a small change" in fault


def test_a_decision_taken_out_with_all_its_rows_is_found(database: Database) -> None:
    with two_boards(database) as t:
        t.approved(t.harbour, t.a.offered())
    with database.transaction() as session:
        for table in (Vote, Voter, BoardInterest, Resolution):
            session.execute(delete(table))
    assert any("it is not here" in fault for fault in faults(database))


def test_a_word_slipped_in_is_found(database: Database) -> None:
    """A version that stands as approved, and whose second party never said so."""
    with two_boards(database) as t:
        version = t.a.offered()
        t.approved(t.harbour, version)
    with database.transaction() as session:
        session.execute(update(Version).values(status="approved"))
    assert any("not every party" in fault for fault in faults(database))


def test_a_vote_that_was_taken_out_is_found(database: Database) -> None:
    with two_boards(database) as t:
        approved_by_both(t)
    with database.transaction() as session:
        first = session.get_one(Vote, 1)
        session.delete(first)
    assert any("one before it is missing" in fault for fault in faults(database))


def test_a_decision_sealed_anew_is_found_by_the_trail(database: Database) -> None:
    with two_boards(database) as t:
        approved_by_both(t)
    with database.transaction() as session:
        session.execute(update(Resolution).values(closed_why="Never said"))
        for ref in session.scalars(select(Resolution.ref)).all():
            changed = session.scalars(select(Resolution).where(Resolution.ref == ref)).one()
            changed.seal = seal_of(sealed_facts(changed))
    found = faults(database)
    assert len(found) == 2
    assert all("the trail does not know its seal" in fault for fault in found)


@pytest.mark.parametrize("verb", ["seal", "decide"])
def test_a_text_taken_out_of_the_trail_is_a_fault(database: Database, verb: str) -> None:
    """Else one row less would switch the comparison off."""
    with two_boards(database) as t:
        approved_by_both(t)
    with database.transaction() as session:
        its = select(TrailEntry.id).where(TrailEntry.verb == verb)
        session.execute(delete(TrailText).where(TrailText.entry_id.in_(its)))
    assert len(faults(database)) == 2


def test_a_rule_that_changes_later_changes_nothing_decided(database: Database) -> None:
    with two_boards(database) as t:
        approved_by_both(t)
    with database.transaction() as session:
        session.execute(update(BoardRule).values(rule={}))
    assert faults(database) == []


def test_the_command_names_what_is_wrong_and_says_when_nothing_is(
    sqlite_database: Database, tmp_path: Path
) -> None:
    settings = Settings.from_env({"COMMISSIONING_VAR": str(tmp_path)})
    with two_boards(sqlite_database) as t:
        approved_by_both(t)
    installation = Installation(settings, sqlite_database)

    def asked() -> str:
        return CliRunner().invoke(manage, ["verify"], obj=lambda: installation).output

    assert "2 decisions of boards follow from their votes" in asked()
    with sqlite_database.transaction() as session:
        session.execute(one_vote(choice="abstain")())
    assert "vote" in asked()
