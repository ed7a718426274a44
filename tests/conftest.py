"""What every test may ask for."""

import gc

from hypothesis import settings

pytest_plugins = ("tests.databases", "tests.browser")

# A rule is not wrong because the machine is busy: no example is held against a clock.
settings.register_profile("register", deadline=None)
settings.load_profile("register")


def pytest_collection_finish() -> None:
    """Keep all that was imported out of the collector's way: it stays until the end."""
    gc.collect()
    gc.freeze()
