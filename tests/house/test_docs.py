"""What is written and pictured in docs/ is found from the README, and no link leads nowhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAPERS = [ROOT / "README.md", *DOCS]
LINK = re.compile(r"\]\(([^)\s]+)\)")


def led_to(paper: Path) -> set[Path]:
    """Give the files of the register that a paper links to or shows."""
    links = (link.partition("#")[0] for link in LINK.findall(paper.read_text()))
    return {(paper.parent / link).resolve() for link in links if link and "://" not in link}


def found_from(paper: Path) -> set[Path]:
    """Follow every link from a paper to others, and give all that is found on the way."""
    found, ahead = {paper}, [paper]
    while ahead:
        new = led_to(ahead.pop()) - found
        found |= new
        ahead += [each for each in new if each.suffix == ".md"]
    return found


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_links_lead_somewhere(paper: Path) -> None:
    assert [each for each in led_to(paper) if not each.exists()] == []


def test_all_papers_and_pictures_are_found_from_the_readme() -> None:
    there = {*DOCS, *(ROOT / "docs" / "screenshots").glob("*.png")}
    assert there - found_from(ROOT / "README.md") == set()
