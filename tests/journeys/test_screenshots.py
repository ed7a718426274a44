"""Pictures of the main pages for the README and for docs/, made by `./dev shots`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.walking import Walker

pytestmark = pytest.mark.journey


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, who looks, at which page, and from which heading on."""

    name: str
    login: str
    page: Callable[[dict[str, str]], str]
    heading: str = ""


WIDE_SHOTS = (
    Shot("home", "officer", lambda refs: "/"),
    Shot("opportunities", "officer", lambda refs: "/opportunities"),
    Shot("introduction", "officer", lambda refs: _introduction(refs)),
    Shot(
        "overlaps",
        "officer",
        lambda refs: f"/register/{refs['harbour-light-warm']}",
        "Others you may want to talk to",
    ),
    Shot("strengths", "commissioner", lambda refs: f"/places/{refs['Saltmere']}/strengths"),
    Shot("decision", "chair", lambda refs: _decision(refs), "The most we could lose"),
    Shot(
        "what-if",
        "officer",
        lambda refs: f"/agreements/{refs['safe-home agreement']}/versions/2/what-if",
        "The picture",
    ),
    Shot("route", "commissioner", lambda refs: f"/opportunities/{refs['hospital-lifts']}/route"),
    Shot("history", "officer", lambda refs: f"/register/{refs['saturday-club']}/history"),
)
NARROW_SHOTS = (
    Shot("opportunity", "officer", lambda refs: f"/opportunities/{refs['several-things']}"),
    Shot("decision", "trustee", lambda refs: _decision(refs)),
    Shot("declare", "officer", lambda refs: f"/register/new?opportunity={refs['carers-breaks']}"),
    Shot("convening", "convenor", lambda refs: f"/places/{refs['Saltmere']}/convening"),
    Shot("sharing", "commissioner", lambda refs: f"/opportunities/{refs['warm-spaces']}/sharing"),
)


def _decision(refs: dict[str, str]) -> str:
    return f"/decisions/{refs['decision of harbourlight']}"


def _introduction(refs: dict[str, str]) -> str:
    return f"/register/introductions/{refs['introduction of night-harbour-several']}"


@pytest.mark.parametrize("width", ["wide", "narrow"], indirect=True)
def test_pictures_of_the_main_pages_are_made(
    demo: Demo, walk: Callable[..., Walker], width: str, shots: Path | None
) -> None:
    if shots is None:
        pytest.skip("pictures are made by ./dev shots")
    for shot in WIDE_SHOTS if width == "wide" else NARROW_SHOTS:
        walker = walk(shot.login)
        walker.go(shot.page(demo.refs))
        if shot.heading:
            walker.main.get_by_role("heading", name=shot.heading).evaluate(
                "heading => heading.scrollIntoView()"
            )
        walker.shot(shots, shot.name)
