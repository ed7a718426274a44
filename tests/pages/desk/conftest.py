"""The town that the pages of the desk are tried in."""

from tests.pages.partnerships.conftest import saltmere

__all__ = ["saltmere"]
