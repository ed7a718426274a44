"""Pages to look at with a checker: each view's pages that differ in what they are built of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from werkzeug.test import TestResponse

from tests.house.crawling import CRAWLERS, crawl
from tests.house.looking import Glass

BUILT_OF = re.compile(r'<([a-z0-9]+)(?:[^>]*?\sclass="([^"]*)")?')
MISSING, NOT_THERE = "/no/such/page", "not there"


@dataclass(frozen=True)
class Recorded:
    """A page as somebody got it."""

    who: str
    path: str
    view: str
    html: str
    headers: tuple[tuple[str, str], ...]

    @property
    def parts(self) -> frozenset[tuple[str, str]]:
        """What it is built of, however often; the frame round it counts on one view alone."""
        begins = "<body" if self.view == NOT_THERE else "<main"
        return frozenset(BUILT_OF.findall(self.html.partition(begins)[2]))


def recorded_by(glass: Glass) -> Iterator[Recorded]:
    """Give every page that this person comes to, those with an error in each form among them."""
    for path, view, response in crawl(glass):
        if response.mimetype == "text/html" and response.status_code == 200:
            made = _recorded(glass, path, view, response)
            yield made
            if 'method="post"' in made.html.partition("<main")[2]:
                sent = glass.open("POST", path, data={"acting_as": ""})
                yield _recorded(glass, path, view, sent)
    yield _recorded(glass, MISSING, NOT_THERE, glass.open("GET", MISSING))


def _recorded(glass: Glass, path: str, view: str, response: TestResponse) -> Recorded:
    headers = tuple((name, value) for name, value in response.headers if name != "Set-Cookie")
    return Recorded(glass.viewer, path, view, response.text, headers)


def cover(pages: Iterable[Recorded]) -> list[Recorded]:
    """Keep, for each view, the fewest pages that together hold every part any of them has."""
    by_view: defaultdict[str, list[Recorded]] = defaultdict(list)
    for page in pages:
        if page.html and "<main" in page.html:
            by_view[page.view].append(page)
    return [page for found in by_view.values() for page in _fewest(found)]


def _fewest(pages: list[Recorded]) -> Iterator[Recorded]:
    held: set[tuple[str, str]] = set()
    for page in sorted(pages, key=lambda each: (-len(each.parts), each.who, each.path)):
        if not page.parts <= held:
            held |= page.parts
            yield page


__all__ = ["CRAWLERS", "Recorded", "cover", "recorded_by"]
