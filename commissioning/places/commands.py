"""`./dev manage places …`: what only the administrator of the installation does."""

import click

from commissioning.foundation.actor import ANYONE, Kind
from commissioning.foundation.commands import Installation, with_installation
from commissioning.foundation.errors import Refused
from commissioning.foundation.fulltext import BOUND
from commissioning.foundation.paging import count_in_words
from commissioning.foundation.tidy import tidy_line
from commissioning.places.actions.beginning import (
    Begun,
    LinkTo,
    NewPlace,
    begin_place,
)
from commissioning.places.actions.recovering import recover_organisation, recover_place
from commissioning.places.queries.convenors import convenors
from commissioning.places.queries.found import organisation_by_ref, place_by_ref
from commissioning.places.queries.members import member_counts
from commissioning.places.queries.places import places_by_name


@click.group("places")
def places_commands() -> None:
    """Make places, list them, and help where nobody else can."""


@places_commands.command("create")
@click.option("--name", prompt="Name of the place")
@click.option("--area", prompt="Its ONS area code, such as E06000026")
@click.option("--organisation", prompt="Name of the organisation that convenes it")
@click.option("--kind", type=click.Choice([k.value for k in Kind]), default=Kind.VCSE.value)
@click.option("--convenor-name", prompt="Name of the convenor")
@click.option("--convenor-email", prompt="Email address of the convenor")
@click.option(
    "--administrator-email",
    prompt="Email address of the administrator (or leave empty)",
    default="",
    help="Gets an account without a role: an administrator sees no content through pages.",
)
@with_installation
def create(
    installation: Installation,
    name: str,
    area: str,
    organisation: str,
    kind: str,
    convenor_name: str,
    convenor_email: str,
    administrator_email: str,
) -> None:
    """Make a place with its first charter, and the organisation and person who convene it."""
    new = NewPlace(
        name=_said(name, "the place", 120),
        area_code=area.strip().upper(),
        organisation=_said(organisation, "the organisation", 200),
        kind=Kind(kind),
        convenor_name=_said(convenor_name, "the convenor", 120),
        convenor_email=convenor_email,
        administrator_email=administrator_email.strip(),
    )
    site = installation.settings.address
    with installation.database.transaction() as session:
        begun = begin_place(session, new, _reset_link(installation), site=site)
    _say_what_was_made(installation, begun, new)


@places_commands.command("list")
@with_installation
def list_places(installation: Installation) -> None:
    """List the places, with their references, how many members are public, and who convenes."""
    with installation.database.reading() as session:
        places = places_by_name(session)
        counts = member_counts(session, ANYONE, places)
        for place in places:
            held = "; ".join(each.words for each in convenors(session, place.id)) or "nobody"
            members = count_in_words(counts[place.id], BOUND)
            click.echo(f"{place.ref}  {place.name}  members: {members}  convened by {held}")


@places_commands.command("recover")
@click.option("--organisation", help="Reference of an organisation that nobody can manage.")
@click.option("--place", help="Reference of a place that needs a convenor.")
@click.option("--email", prompt="Email address of the person")
@click.option("--name", default="", help="Their name, if they have no account yet.")
@click.option("--evidence", default="", help="What you looked at (for an organisation).")
@with_installation
def recover(
    installation: Installation,
    organisation: str | None,
    place: str | None,
    email: str,
    name: str,
    evidence: str,
) -> None:
    """Give an organisation a new admin, or a place a convenor."""
    if bool(organisation) == bool(place):
        raise click.UsageError("Give either --organisation or --place, with its reference.")
    if organisation:
        _recover_organisation(installation, organisation, email, name, evidence)
    elif place:
        _recover_place(installation, place, email)


def _recover_organisation(
    installation: Installation, ref: str, email: str, name: str, evidence: str
) -> None:
    with installation.database.transaction() as session:
        found = organisation_by_ref(session, ref)
        links = recover_organisation(
            session,
            found,
            name=tidy_line(name) or email,
            email=email,
            evidence=tidy_line(evidence),
            link_to=_reset_link(installation),
            site=installation.settings.address,
        )
    click.echo(f"{email} is now an admin of {found.name}.")
    _say_links(links)


def _recover_place(installation: Installation, ref: str, email: str) -> None:
    with installation.database.transaction() as session:
        found = place_by_ref(session, ref)
        recover_place(session, found, email=email, site=installation.settings.address)
    click.echo(f"{email} now convenes {found.name}.")


def _say_what_was_made(installation: Installation, begun: Begun, new: NewPlace) -> None:
    click.echo(f"{new.name} is made, with the first version of its charter.")
    click.echo(f"{new.convenor_email} convenes it as admin of {begun.organisation.name}.")
    _say_links(begun.links)
    click.echo(f"The place: {installation.settings.address}/places/{begun.place.ref}")


def _say_links(links: dict[str, str]) -> None:
    for email, link in links.items():
        click.echo(f"To set a password for {email} (works once, for 7 days): {link}")


def _reset_link(installation: Installation) -> LinkTo:
    return f"{installation.settings.address}/reset/{{}}".format


def _said(text: str, what: str, longest: int) -> str:
    line = tidy_line(text)
    if not 0 < len(line) <= longest:
        raise Refused(f"Enter the name of {what}, in at most {longest} characters")
    return line
