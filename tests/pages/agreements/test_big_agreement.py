"""Fifty parties, two hundred risks and forty versions cost as many queries as three of each."""

import pytest

from tests.pages.agreements.big_agreement import Large, Size, built
from tests.pages.conftest import Site

FEW, MANY = Size(3, 3, 3), Size(50, 200, 40)
MOST = 30  # statements for one page, signing in and the log of looks among them

PAGES = {
    "the agreement": ("officer", "{agreement}"),
    "the agreement, to a member": ("member", "{agreement}"),
    "the version in force": ("officer", "{version}"),
    "the version in force, to a commissioner": ("clear", "{version}"),
    "the version in force, to a member": ("member", "{version}"),
    "the offered version": ("another", "{offered}"),
    "what the board decides on": ("secretary", "{offered}/decide"),
    "what changed": ("officer", "{offered}/changes"),
    "what if": ("officer", "{version}/what-if"),
    "what if, to a commissioner": ("clear", "{version}/what-if"),
    "our reserves": ("officer", "{agreement}/reserves"),
    "the draft": ("officer", "{agreement}/draft"),
    "its risks": ("officer", "{agreement}/draft/list/risks"),
    "one of its risks": ("officer", "{agreement}/draft/list/risks/risk-1"),
    "who brings what": ("officer", "{agreement}/draft/list/contributions"),
    "its parties": ("officer", "{agreement}/draft/part/parties"),
    "its clauses": ("officer", "{agreement}/draft/clauses"),
    "how money is shared": ("officer", "{agreement}/draft/shares/target_cost"),
    "what a part said before": ("officer", "{agreement}/draft/before/risks/risk-0"),
    "its disputes": ("officer", "{agreement}/disputes"),
    "its reviews": ("officer", "{agreement}/reviews"),
    "agreements of the partnership": ("officer", "{partnership}/agreements"),
    "the partnership": ("officer", "{partnership}"),
    "the partnership, to a member": ("member", "{partnership}"),
    "its conversations": ("officer", "{partnership}/conversations"),
    "written authorities": ("officer", "{partnership}/authority"),
    "what is brought into it": ("officer", "{partnership}/bids"),
    "the papers for the buyer": ("officer", "{partnership}/papers"),
    "a change of it": ("officer", "{partnership}/change"),
    "our partnerships": ("officer", "/partnerships"),
    "partnerships of an organisation": ("member", "{organisation}/partnerships"),
    "partnerships on an opportunity": ("member", "{opportunity}/partnerships"),
    "the first page": ("officer", "/"),
    "the first page, to a board": ("secretary", "/"),
    "the first page, to another party": ("another", "/"),
}


def _costs(site: Site, large: Large) -> dict[str, int]:
    costs = {}
    for name, (who, path) in PAGES.items():
        visitor, address = site.sign_in_seat(large.seats[who]), large.address(path)
        visitor.get(address)  # the first look is logged
        with site.counting() as counted:
            visitor.get(address)
        costs[name] = len(counted)
    return costs


@pytest.fixture
def few(site: Site) -> dict[str, int]:
    """Count the queries of each page where there is little of everything."""
    return _costs(site, built(site, FEW))


def test_a_larger_agreement_takes_no_more_queries(few: dict[str, int], site: Site) -> None:
    many = _costs(site, built(site, MANY))
    dear = {name: (few[name], many[name]) for name in PAGES if many[name] > few[name]}
    assert not dear, f"queries grew with what the agreement holds: {dear}"
    assert max(many.values()) <= MOST, many
