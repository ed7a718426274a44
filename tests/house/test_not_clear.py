"""A commissioner who is not clear gets, of bids and all built on them, what the public gets."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from tests.house.conftest import Look
from tests.house.looking import Answer, addresses, first_difference, refs_in

BUILT_ON_BIDS = ("/register/<", "/partnerships/<", "/agreements/<", "/decisions/")
WHAT_ONE_COULD_DO = "nav, .govuk-button, .reg-empty .govuk-body"
OF_OPPORTUNITIES = ("/bidding", "/partnerships")


def _paths(look: Look) -> Iterator[str]:
    """Give the address of each page and file about somebody's bid, and of what is built on it."""
    glass = look("not clear")
    for rule, path in addresses(glass.app, "GET", refs_in(glass.database)):
        of_opportunity = rule.startswith("/opportunities/<") and rule.endswith(OF_OPPORTUNITIES)
        if rule.startswith(BUILT_ON_BIDS) or of_opportunity:
            yield path


def _content(answer: Answer) -> str:
    """Give what the main part of a page tells, without what one could do; a file as it is."""
    main = BeautifulSoup(answer.body, "html.parser").find("main")
    if not isinstance(main, Tag):
        return answer.body
    for offered in main.select(WHAT_ONE_COULD_DO):
        offered.decompose()
    return "\n".join(line for line in str(main).splitlines() if line.strip())


def _kept(answer: Answer) -> Answer:
    return Answer(answer.status, (), _content(answer))


def test_who_is_not_clear_gets_what_the_public_gets(look: Look) -> None:
    hers, publics = look("not clear"), look("anyone")
    faults = []
    for path in _paths(look):
        ours, theirs = hers.get(path), publics.get(path)
        if theirs.status == 200 and _kept(ours) != _kept(theirs):
            faults.append(f"{path}\n{first_difference(_kept(ours), _kept(theirs))}")
        if theirs.status != 200 and ours.status not in (403, 404):
            faults.append(f"{path}: {ours.status} beside {theirs.status}")
    assert not faults, "\n".join(faults)
