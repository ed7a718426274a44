"""Where to go after signing in: only ever to a page of our own."""

from urllib.parse import parse_qs, urlsplit

HOME = "/"
LONGEST = 2_000  # characters
NOT_BACK_TO = ("/sign-in", "/sign-out", "/forgotten-password", "/reset/", "/new-account")


def own_path(asked: str | None) -> str:
    r"""Give the path asked for if it is one of our own, or the first page.

    Browsers read "//host", "/\host" and a path with control characters in it as other sites.
    """
    if not asked or len(asked) > LONGEST or not asked.startswith("/"):
        return HOME
    if asked.startswith("//") or "\\" in asked or any(not c.isprintable() for c in asked):
        return HOME
    parts = urlsplit(asked)
    if parts.scheme or parts.netloc or parts.path.startswith(NOT_BACK_TO):
        return HOME
    return asked.removesuffix("?")


def seat_in(path: str) -> str:
    """Give the role that a letter's link names, as its reference; "" when it names none."""
    return parse_qs(urlsplit(path).query).get("as", [""])[0]
