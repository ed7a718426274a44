"""Addresses in notices: kept as text, flagged when nobody could follow them, never fetched."""

from urllib.parse import urlsplit

from commissioning.opportunities.rules.notice import Link
from commissioning.opportunities.rules.plain_text import ADDRESS, line


def is_usable(url: str) -> bool:
    """Tell whether an address can be shown as a link: http or https, a real host, nothing odd.

    A name before the host (`https://council.gov.uk@elsewhere`) hides where a link leads.
    """
    if len(url) > ADDRESS or any(character.isspace() or character in '<>"\\' for character in url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    plain = parts.scheme in {"http", "https"} and "@" not in parts.netloc
    return plain and "." in host.strip(".") and not host.endswith(".")


def link(url: str, title: str, warnings: list[str]) -> Link | None:
    """Keep an address and what it is called; None when there is no address."""
    kept = line(url, "an address", warnings, ADDRESS)
    if not kept:
        return None
    usable = is_usable(kept) and len(url) <= ADDRESS
    if not usable:
        warnings.append(f"{kept[:60]!r} is not an address that can be followed")
    return Link(kept, line(title, "the title of a document", warnings), usable)
