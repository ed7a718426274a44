"""Finding the releases in an Open Contracting file, whatever they are wrapped in.

A file is one or more JSON values, each on lines of its own: release packages, record packages,
single releases, single records, or arrays of any of these. JSON Lines is the same with one value a
line. A small value is taken whole; a package too long to hold is walked through, one release at a
time, and what it says about itself may then stand after its releases: it is noted in a dictionary
by the number of the value, for a second reading.
"""

from collections.abc import Iterator
from typing import NamedTuple

from commissioning.opportunities.rules.shapes import Json, Object, first, words
from commissioning.opportunities.rules.stream import JsonStream, TooLongError

# Members by which a single object shows that it is a release or a record, or means to be.
_SIGNS = frozenset({"ocid", "tag", "tender", "awards", "contracts", "planning", "buyer", "parties"})
_LISTS = ("releases", "records")
# What is kept of a long package besides its releases; all else is let go, to hold little.
_ABOUT = frozenset({"publisher", "license", "publishedDate", "ocid"})


class Header(NamedTuple):
    """What a package says about all its releases."""

    publisher: str = ""
    licence: str = ""
    published: str = ""


class Entry(NamedTuple):
    """One release as it came, with what its package says; `ocid` is that of its record, if any."""

    release: Json
    header: Header
    ocid: str = ""


def header_of(package: Object) -> Header:
    """Read what a package says about itself. Its extensions are addresses and stay unread."""
    return Header(
        first(words(package, "publisher", "name"), words(package, "publisher")),
        words(package, "license"),
        words(package, "publishedDate"),
    )


def entries(stream: JsonStream, headers: dict[int, Header]) -> Iterator[Entry]:
    """Yield every release of the file; fill in `headers` for the values too long to hold.

    On a first reading `headers` is empty; hand the same dictionary to the second.
    """
    number = 0
    while sign := stream.next_document(first=number == 0):
        if sign == "[":
            for _ in stream.elements():
                yield from unwrapped(stream.value())
        elif sign == "{":
            yield from _document(stream, headers, number)
        else:
            stream.refuse("expected a release or a package, which begin with { or [")
        number += 1


def _document(stream: JsonStream, headers: dict[int, Header], number: int) -> Iterator[Entry]:
    try:
        whole = stream.value(may_be_walked=True)
    except TooLongError:
        yield from _walked(stream, headers, number)
        return
    if number == 0 and isinstance(whole, dict) and not _SIGNS.union(_LISTS) & whole.keys():
        stream.refuse("this is JSON, but it holds no releases and no records")
    yield from unwrapped(whole)


def _walked(stream: JsonStream, headers: dict[int, Header], number: int) -> Iterator[Entry]:
    """Go through an object longer than any release may be, so it has to be a package."""
    about: Object = {}
    is_package = False
    for name in stream.members():
        if name in _LISTS and stream.peek() == "[" and "ocid" not in about:
            is_package = True
            for _ in stream.elements():
                yield from unwrapped(stream.value(), headers.get(number, Header()))
        elif name == "packages" and stream.peek() == "[":
            for _ in stream.elements():
                stream.value()
        else:
            value = stream.value()
            about.update({name: value} if name in _ABOUT else {})
    if not is_package:
        stream.refuse(f"one release has more than {stream.limits.release_characters:,} characters")
    headers[number] = header_of(about)


def unwrapped(value: Json, header: Header = Header()) -> Iterator[Entry]:  # noqa: B008  # immutable
    """Yield the releases inside one value that is held whole."""
    if not isinstance(value, dict):
        yield Entry(value, header)
    elif "ocid" not in value and any(name in value for name in _LISTS):
        for name in _LISTS:
            for each in _listed(value, name):
                yield from unwrapped(each, header_of(value))
    elif "compiledRelease" in value or "versionedRelease" in value or "releases" in value:
        yield from _recorded(value, header)
    else:
        yield Entry(value, header)


def _listed(package: Object, name: str) -> list[Json]:
    found = package.get(name, [])
    return found if isinstance(found, list) else [found]


def _recorded(record: Object, header: Header) -> Iterator[Entry]:
    """Yield a record's own releases, then its compiled one, which sums them up.

    Releases that are only links are not followed. A record with nothing but links is passed on as
    it is, to be refused with a reason.
    """
    ocid = words(record, "ocid")
    inside = [each for each in _listed(record, "releases") if not _is_link(each)]
    for release in inside:
        yield Entry(release, header, ocid)
    if isinstance(record.get("compiledRelease"), dict):
        yield Entry(record["compiledRelease"], header, ocid)
    elif not inside:
        yield Entry(record, header, ocid)


def _is_link(release: Json) -> bool:
    return isinstance(release, dict) and "url" in release and not _SIGNS - {"tag"} & release.keys()
