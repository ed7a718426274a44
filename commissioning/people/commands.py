"""`./dev manage people …`: for whoever runs the installation."""

import click
from sqlalchemy.orm import Session

from commissioning.foundation.commands import Installation, with_installation
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Refused
from commissioning.foundation.filters import plural
from commissioning.foundation.tidy import tidy_line
from commissioning.people.actions.accounts import BY_ADMINISTRATOR, open_account, send_reset
from commissioning.people.actions.tidying import KEPT, Kept, over, remove
from commissioning.people.models import Person
from commissioning.people.queries import person_by_address

RESET_PATH = "/reset/"
MOST_STEPS = 200  # of each kind in one run: a hundred thousand rows
show_option = click.option("--show", is_flag=True, help="Print the link here as well.")


@click.group("people")
def people_commands() -> None:
    """Accounts, and links for those who cannot get in."""


@people_commands.command("create")
@click.argument("email")
@click.argument("name")
@show_option
@with_installation
def create(installation: Installation, email: str, name: str, show: bool) -> None:
    """Open an account, and send a link for choosing its password."""
    with installation.database.transaction() as session:
        person = open_account(session, name=tidy_line(name), email=email, password_hash=None)
        address = _send(session, installation, person)
    _report(person, address, show)


@people_commands.command("link")
@click.argument("email")
@show_option
@with_installation
def link(installation: Installation, email: str, show: bool) -> None:
    """Send somebody who has an account a link for a new password."""
    with installation.database.transaction() as session:
        person = person_by_address(session, email)
        if person is None:
            raise Refused(f"Nobody has an account with the address {email}.")
        address = _send(session, installation, person)
    _report(person, address, show)


@people_commands.command("tidy")
@with_installation
def tidy(installation: Installation) -> None:
    """Remove sign-ins, links, unopened accounts and delivered letters that are long over.

    One run does a bounded amount of work. Run it every night.
    """
    done = [_tidied(installation.database, kept) for kept in KEPT]
    click.echo(f"Removed: {', '.join(done)}.")


def _tidied(database: Database, kept: Kept) -> str:
    """Remove what is over of one kind, step by step, and say how much it was."""
    count = 0
    for _ in range(MOST_STEPS):
        with database.reading() as session:
            ids = over(session, kept)
        if not ids:
            break
        with database.transaction() as session:
            remove(session, kept, ids)
        count += len(ids)
    return plural(count, kept.one, kept.many)


def _send(session: Session, installation: Installation, person: Person) -> str:
    link_to = (installation.settings.address + RESET_PATH + "{}").format
    return send_reset(session, person, link_to, BY_ADMINISTRATOR, "7 days")


def _report(person: Person, address: str, show: bool) -> None:
    click.echo(f"A letter to {person.email} is in the outbox. Its link works once, for 7 days.")
    if show:
        click.echo(address)
