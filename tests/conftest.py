"""What every test may ask for."""

from hypothesis import settings

pytest_plugins = ("tests.databases", "tests.browser")

# A rule is not wrong because the machine is busy: no example is held against a clock.
settings.register_profile("register", deadline=None)
settings.load_profile("register")
