"""A draft of two partners, and one to offer, for every test of its pages."""

import pytest

from tests.pages.agreements.boards import Boards, boards_in
from tests.pages.agreements.drafting import Drafting, drafting_in
from tests.pages.conftest import Site


@pytest.fixture
def drafting(site: Site) -> Drafting:
    """Build the draft that starts from the eight clauses alone."""
    return drafting_in(site)


@pytest.fixture
def boards(site: Site) -> Boards:
    """Build a draft in which all is said, and seat the chairs."""
    return boards_in(site)
