"""The harbour's board, for every test of its pages."""

import pytest

from tests.pages.boards.deciding import Deciding, deciding_in
from tests.pages.conftest import Site


@pytest.fixture
def deciding(site: Site) -> Deciding:
    """Build the board, with its rule kept and nothing opened yet."""
    return deciding_in(site)
