"""A draft of two partners, for every test of its pages."""

import pytest

from tests.pages.agreements.drafting import Drafting, drafting_in
from tests.pages.conftest import Site


@pytest.fixture
def drafting(site: Site) -> Drafting:
    """Build the draft that starts from the eight clauses alone."""
    return drafting_in(site)
