"""From an overlap to an offered version: propose, confirm, agree, offer."""

from collections.abc import Callable

import pytest

from tests.journeys.answering import (
    TITLE,
    begins_an_agreement,
    confirms,
    offers_it,
    proposes,
    says_it,
    writes_it,
)
from tests.journeys.conftest import Demo
from tests.journeys.walking import Walker

pytestmark = pytest.mark.journey


def test_from_an_overlap_to_an_offered_version(demo: Demo, walk: Callable[..., Walker]) -> None:
    joel, maya = walk("officer2"), walk("officer")
    says_it(joel, demo)
    proposes(joel)
    confirms(maya)
    begins_an_agreement(maya)
    writes_it(maya)
    offers_it(maya)

    joel.go("/partnerships")
    joel.follow(TITLE)
    joel.follow("Agreements")
    joel.follow(f"{TITLE}: what we agreed")
    assert joel.sees("Version 1: offered")
