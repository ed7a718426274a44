"""`./dev manage demo …`: the invented place, and who can sign in to it."""

import click

from commissioning.demo.build import build
from commissioning.demo.story.accounts import ACCOUNTS, PASSWORD
from commissioning.foundation.commands import Installation, with_installation
from commissioning.foundation.errors import Refused
from commissioning.people.queries import person_by_address
from commissioning.places.queries.places import any_place

HELD = "This database already holds a place"


@click.group("demo")
def demo_commands() -> None:
    """The invented port city of Saltmere, to try things in."""


@demo_commands.command("build")
@click.option("--if-empty", is_flag=True, help="Do nothing where a place is held already.")
@with_installation
def build_demo(installation: Installation, *, if_empty: bool) -> None:
    """Build the demo place in an empty database, through the same actions as anyone's."""
    if installation.settings.production:
        raise Refused("The demo's password is known to everyone: it is not built in production")
    with installation.database.reading() as session:
        held = any_place(session)
    if held and not if_empty:
        raise Refused(f"{HELD}. The demo place is only built in an empty one")
    if held:
        click.echo(f"{HELD}: nothing was added.")
        return
    click.echo("Building the demo place, Saltmere.")
    build(installation.database, installation.settings.address)


@demo_commands.command("accounts")
@with_installation
def list_accounts(installation: Installation) -> None:
    """Print the demo's address book: one account for each kind of person, and the password."""
    with installation.database.reading() as session:
        here = any(person_by_address(session, account.email) for account in ACCOUNTS)
    if not here:
        click.echo("There are no demo accounts here.")
        return
    click.echo(f"Sign in as any of these; the password of each is {PASSWORD}\n")
    width = max(len(account.email) for account in ACCOUNTS)
    for account in ACCOUNTS:
        click.echo(f"  {account.email:<{width}}  {account.name}: {account.what}")
    click.echo("")
