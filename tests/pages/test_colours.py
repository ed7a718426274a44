"""Every pair of colours that the skin puts together can be read (WCAG 2.2 AA)."""

import re
from pathlib import Path

import pytest

SKIN = Path("assets/skin.css").read_text(encoding="utf-8")
NAMED = dict(re.findall(r"--((?:reg|govuk)-[a-z-]+): (#[0-9a-f]{6});", SKIN))
WHITE, BLACK, YELLOW = "#ffffff", "#000000", "#ffdd00"
INK, TEAL, DEEP = NAMED["reg-ink"], NAMED["reg-teal"], NAMED["reg-deep"]
PAPER, MIST, SAND = NAMED["reg-paper"], NAMED["reg-mist"], NAMED["reg-sand"]
GLOW, ACCENT, QUIET = NAMED["reg-glow"], NAMED["reg-accent"], "#4d4a46"
GREY = NAMED["govuk-secondary-text-colour"]

TEXT = [
    *((INK, ground) for ground in (WHITE, PAPER, MIST, SAND, GLOW, YELLOW, "#e0d5c3")),
    *((TEAL, ground) for ground in (WHITE, PAPER, GLOW)),
    *((DEEP, ground) for ground in (WHITE, MIST)),
    *((GREY, ground) for ground in (WHITE, PAPER, SAND)),
    *((WHITE, ground) for ground in (TEAL, DEEP, ACCENT, "#9c3f1c", "#7a3015")),
    *(("#8a3c1b", ground) for ground in (WHITE, GLOW)),
    (QUIET, SAND),
    (NAMED["govuk-link-visited-colour"], WHITE),
    (NAMED["govuk-link-visited-colour"], PAPER),
    (NAMED["govuk-error-colour"], WHITE),
    ("#0b3d22", "#dcefe4"),
    ("#6e2310", "#f9e3dc"),
]
SHAPES = [
    (TEAL, PAPER), (ACCENT, WHITE), (ACCENT, GLOW), (NAMED["govuk-input-border-colour"], PAPER),
    (TEAL, SAND), ("#a34a24", SAND), ("#54318f", SAND), (QUIET, SAND), ("#ffb48f", TEAL),
]  # fmt: skip


def light(colour: str) -> float:
    """Give the relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_guidelines_do() -> None:
    assert contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_that_mean_something_stand_out(shape: str, ground: str) -> None:
    assert contrast(shape, ground) >= 3


def test_the_colours_checked_are_the_colours_used() -> None:
    used = set(re.findall(r"#[0-9a-f]{6}", SKIN))
    checked = {colour for pair in (*TEXT, *SHAPES) for colour in pair}
    # Edges and shadows that carry no meaning of their own.
    only_for_looks = {"#d8cfc2", "#6f9aa2", "#a39785", "#5f2510", "#cfe3e4"}
    assert used - checked == only_for_looks
