"""What is agreed in writing between partners, told by the floor above: app.py says who tells it."""

from collections.abc import Callable
from typing import Any

from flask import current_app

from commissioning.foundation.actor import Actor
from commissioning.foundation.web import actor, reading
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.rules.agreed import Agreed

TELLS = "partnerships.agreed"  # the extension of the app: (session, actor, inner number) → Agreed
Tell = Callable[[Any, Actor, int], Agreed]


def agreed_between(found: Partnership) -> Agreed:
    """Give what is agreed, as the reader may know it; nothing where nobody tells it."""
    tell: Tell | None = current_app.extensions.get(TELLS)
    return tell(reading(), actor(), found.id) if tell else Agreed()
