"""One agreement and one of its versions, as the reader of a page may see them."""

from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for

from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.permissions import AGREEMENTS, VERSIONS
from commissioning.agreements.queries.agreements import VersionShown, versions_of
from commissioning.agreements.queries.opening import eyes_of
from commissioning.agreements.rules.in_force import BINDING
from commissioning.agreements.rules.seen import who_sees
from commissioning.foundation.errors import Hidden
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.web import actor, reading


@dataclass(frozen=True, slots=True)
class OpenedVersion:
    """A version, and the others of its agreement that the reader may see, newest first."""

    agreement: Agreement
    shown: VersionShown
    versions: tuple[VersionShown, ...]

    @property
    def version(self) -> Version:
        """Give the version itself."""
        return self.shown.version

    @property
    def page(self) -> str:
        """Give the address of the version's page."""
        return page_of(self.version)

    @property
    def earlier(self) -> tuple[VersionShown, ...]:
        """Give the earlier versions whose text the reader may read, newest first."""
        number = self.version.number
        return tuple(one for one in self.versions if one.reads and one.version.number < number)

    @property
    def before(self) -> VersionShown | None:
        """Give the earlier version to compare with first: what all have settled, else the newest.

        What was offered in between and came to nothing binds nobody.
        """
        settled = [one for one in self.earlier if one.version.status in BINDING]
        return next(iter([*settled, *self.earlier]), None)


def open_version(ref: str, number: int, verb: str = "see") -> OpenedVersion:
    """Find a version for the reader, who may do `verb` to it.

    Raises:
        Hidden: There is none, or the reader may not see it.
        NotAllowed: The reader may see it, but not do this.
    """
    agreement = AGREEMENTS.find(reading(), actor(), ref)
    versions = tuple(versions_of(reading(), actor(), agreement))
    found = next((each for each in versions if each.version.number == number), None)
    if found is None:
        raise Hidden
    if verb != "see":
        VERSIONS.require(reading(), actor(), verb, found.version)
    return OpenedVersion(agreement, found, versions)


def page_of(version: Version) -> str:
    """Give the address of a version's page."""
    return url_for("agreements.version", ref=version.agreement.ref, number=version.number)


def who_reads(version: Version | None) -> str:
    """Say who can see a version of an agreement; None where nothing was offered."""
    if version is None or version.status == "draft":
        return "only the partners, and a guest they let write, until it is offered to their boards."
    return who_will_read(version)


def who_will_read(version: Version) -> str:
    """Say who can see a version once it is offered."""
    return who_sees(eyes_of(reading(), version))


def on_page(found: OpenedVersion, **more: Any) -> dict[str, Any]:
    """Give what every page about one version needs."""
    return {
        "agreement": found.agreement,
        "found": found,
        "version": found.version,
        "seen": who_reads(found.version),
        **more,
    }


def page(name: str, found: OpenedVersion, form: RegisterForm, **more: Any) -> str:
    """Make a page that asks something about a version."""
    return render_template(f"agreements/{name}.html", **on_page(found, form=form, **more))
