"""Letters leave once, are tried again with growing waits, and their words do not stay behind."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from socket import create_server
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller

from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.outbox import Letter, OutboxMessage, post
from commissioning.foundation.post_office import TRIES, WAITS, email_of, send_due

LETTER = Letter("Your café – news", "Hello,\n\nhttps://register.example.org/reset/secret\n")


@dataclass
class Server:
    """A mail server on this machine that keeps what it gets, and refuses when told to."""

    kept: list[Message] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    smtp_host: str = "127.0.0.1"
    smtp_port: int = 0
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_starttls: bool = False
    mail_from: str = "register@example.org"

    async def handle_RCPT(self, _s: Any, _session: Any, envelope: Any, to: str, _o: Any) -> str:  # noqa: N802  # aiosmtpd names it
        """Take an address, or refuse it."""
        if to in self.refused:
            return "450 The letterbox is full"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, _s: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # the same
        """Keep a letter."""
        self.kept.append(message_from_bytes(envelope.content))
        return "250 OK"


@pytest.fixture
def server() -> Iterator[Server]:
    """Start the mail server on a free port."""
    with create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    made = Server(smtp_port=port)
    controller = Controller(made, hostname="127.0.0.1", port=port)
    controller.start()
    yield made
    controller.stop()


def put(database: Database, *addresses: str, letter: Letter = LETTER) -> None:
    """Put a letter into the outbox for each address."""
    with database.transaction() as session:
        for address in addresses:
            post(session, address, letter)


def held(database: Database) -> list[OutboxMessage]:
    """Give the outbox."""
    with database.reading() as session:
        return session.query(OutboxMessage).order_by(OutboxMessage.id).all()


def test_a_letter_leaves_once_with_its_words_whole(database: Database, server: Server) -> None:
    put(database, "amina@example.org")
    assert str(send_due(database, server)) == "sent 1, to try again 0, given up 0"
    assert not send_due(database, server).any
    (arrived,) = server.kept
    assert arrived["To"] == "amina@example.org"
    assert arrived["Auto-Submitted"] == "auto-generated"
    body = arrived.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert body.decode().replace("\r\n", "\n") == LETTER.text


def test_the_words_are_blanked_once_it_has_left(database: Database, server: Server) -> None:
    put(database, "amina@example.org")
    send_due(database, server)
    (kept,) = held(database)
    assert kept.text == ""
    assert kept.sent_at is not None


def test_one_refused_letter_does_not_hold_the_others_up(database: Database, server: Server) -> None:
    server.refused.add("full@example.org")
    put(database, "full@example.org", "amina@example.org")
    assert str(send_due(database, server)) == "sent 1, to try again 1, given up 0"
    kept = held(database)[0]
    assert "The letterbox is full" in kept.last_error
    assert kept.text == LETTER.text


def test_waits_grow_and_the_letter_leaves_when_the_server_is_back(
    database: Database, server: Server
) -> None:
    server.refused.add("amina@example.org")
    put(database, "amina@example.org")
    moment = now()
    with time_machine.travel(moment, tick=False) as clock:
        for wait in WAITS[:3]:
            assert send_due(database, server).waiting == 1
            clock.shift(wait - timedelta(seconds=1))
            assert not send_due(database, server).any, "it is not due yet"
            clock.shift(timedelta(seconds=1))
        server.refused.clear()
        assert send_due(database, server).sent == 1


def test_it_is_given_up_in_the_end_and_the_error_is_kept(
    database: Database, server: Server
) -> None:
    server.refused.add("amina@example.org")
    put(database, "amina@example.org")
    with time_machine.travel(now(), tick=False) as clock:
        for _ in range(TRIES):
            tally = send_due(database, server)
            clock.shift(timedelta(days=2))
        assert tally.given_up == 1
        assert not send_due(database, server).any
    (kept,) = held(database)
    assert "full" in kept.last_error
    assert kept.text == "", "a link that nobody got is not left lying about"


def test_a_server_that_is_not_there_makes_every_letter_wait(database: Database) -> None:
    with create_server(("127.0.0.1", 0)) as door:
        nobody = Server(smtp_port=door.getsockname()[1])
    put(database, "amina@example.org", "ben@example.org")
    assert str(send_due(database, nobody)) == "sent 0, to try again 2, given up 0"
    assert all("Connection" in letter.last_error for letter in held(database))


def test_a_server_without_encryption_gets_nothing_when_encryption_is_asked_for(
    database: Database, server: Server
) -> None:
    server.smtp_starttls = True
    put(database, "amina@example.org")
    assert send_due(database, server).waiting == 1
    assert server.kept == []


def test_a_letter_that_another_sender_has_claimed_is_left_to_it_for_a_while(
    database: Database, server: Server
) -> None:
    put(database, "amina@example.org")
    with database.transaction() as session:
        session.query(OutboxMessage).one().due_at = now() + timedelta(minutes=10)
    assert not send_due(database, server).any
    with time_machine.travel(now() + timedelta(minutes=11)):
        assert send_due(database, server).sent == 1


def test_a_subject_cannot_write_headers_of_its_own(database: Database, server: Server) -> None:
    put(database, "amina@example.org", letter=Letter("One\r\nBcc: all@example.org", "Hello"))
    send_due(database, server)
    (arrived,) = server.kept
    assert arrived["Bcc"] is None


def test_an_address_that_cannot_stand_in_a_header_waits_with_its_error(
    database: Database, server: Server
) -> None:
    put(database, "a@example.org\nBcc: b@example.org", "amina@example.org")
    assert str(send_due(database, server)) == "sent 1, to try again 1, given up 0"


def test_a_letter_sent_twice_is_known_by_its_name(database: Database) -> None:
    put(database, "amina@example.org")
    (letter,) = held(database)
    assert email_of(letter, "register@example.org")["Message-ID"] == f"<{letter.ref}@example.org>"


def test_a_subject_with_a_long_name_in_it_is_cut_to_what_fits(database: Database) -> None:
    subject = f"{'N' * 120} invites you to act for {'O' * 200}"
    with database.transaction() as session:
        made = post(session, "amina@example.org", Letter(subject, "Hello"))
        session.flush()
        assert made.subject == f"{subject[:199]}…"
        whole = post(session, "amina@example.org", Letter("S" * 200, "Hello"))
        assert whole.subject == "S" * 200
