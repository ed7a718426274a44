"""`./dev manage agreements …`: whether a paper is the one that the register made."""

import sys
from pathlib import Path

import click

from commissioning.agreements.queries.papers import known_by_bytes
from commissioning.foundation.commands import Installation, with_installation


@click.group("agreements")
def agreements_commands() -> None:
    """Look into agreements."""


@agreements_commands.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@with_installation
def verify_paper(installation: Installation, file: Path) -> None:
    """Say whether FILE is, byte for byte, the PDF of a version that was offered."""
    body = file.read_bytes()
    with installation.database.reading() as session:
        known = known_by_bytes(session, body)
    if known is None:
        click.echo("The register knows no version with exactly this file.")
        sys.exit(1)
    click.echo(
        f"Version {known.number} of {known.title} (agreement {known.agreement_ref}), "
        f"SHA-256 of its text {known.fingerprint}."
    )
