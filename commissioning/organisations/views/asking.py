"""What most pages of organisations need: the one they are about, and the installation's address."""

from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.filters import shorten
from commissioning.foundation.web import actor, reading
from commissioning.organisations.models import Organisation
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.queries.finding import OrganisationCard

WORDS_OF_CARD = 30


def organisation_for(ref: str, verb: str = "see", session: Any = None) -> Organisation:
    """Give the organisation at this address, if whoever asks may do `verb` to it.

    Raises:
        Hidden: There is none that they may see.
        NotAllowed: They may see it, but not do this.
    """
    return ORGANISATIONS.find(session or reading(), actor(), ref, verb)


def to_profile(ref: str) -> Response:
    """Lead to an organisation's page."""
    return redirect(url_for("organisations.profile", ref=ref))


def to_people(ref: str) -> Response:
    """Lead to the page of an organisation's people."""
    return redirect(url_for("organisations.people", ref=ref))


def as_card(card: OrganisationCard) -> dict[str, object]:
    """Give the arguments of the card of an organisation (templates/parts/cards.html)."""
    facts = []
    if card.areas:
        facts.append(("Works in", ", ".join(card.areas[:4])))
    if card.once_called:
        facts.append(("Once called", ", ".join(card.once_called[:2])))
    return {
        "title": card.name,
        "href": url_for("organisations.profile", ref=card.ref),
        "purpose": shorten(card.about, WORDS_OF_CARD),
        "facts": facts,
        "state": _state(card),
        "kind": card.kind.words.capitalize(),
    }


def _state(card: OrganisationCard) -> tuple[str, str] | None:
    if card.retired:
        return "Closed", "quiet"
    return None if card.verified else ("Waits for verification", "waits")
