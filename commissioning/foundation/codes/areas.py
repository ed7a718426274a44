"""Areas of the United Kingdom by their ONS (GSS) codes, and the names notices give them.

Data and licence: data/README.md. Codes that begin X99 are for invented places, such as the one
in the demo (data/invented_areas.tsv): the ONS uses no X.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from commissioning.foundation.codes.tables import names_in, rows_of
from commissioning.foundation.words.tokens import plain

INVENTED = "X99"
NOTICE_FORM = re.compile(r"UK|(?:UK|TL)[C-N][A-Z0-9]{0,2}", re.ASCII)
LONGEST_NAME = 8  # words: "Bournemouth, Christchurch and Poole" has four


@dataclass(frozen=True, slots=True)
class Area:
    """A nation, region, county, council area or invented place; `parents` nearest first."""

    code: str
    name: str
    kind: str
    parents: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Options of a select under one heading: pairs of code and name."""

    heading: str
    options: tuple[tuple[str, str], ...]


def area(code: str) -> Area | None:
    """Give the area with this code, an earlier code of it, or None."""
    code = code.strip().upper()
    return _areas().get(code) or _areas().get(_earlier_codes().get(code, ""))


@lru_cache(maxsize=1_024)
def within(code: str) -> tuple[str, ...]:
    """List the codes of the areas this one lies in, nearest first, without itself."""
    found: dict[str, None] = {}
    held = area(code)
    waiting = list(held.parents) if held else []
    while waiting:
        parent = waiting.pop(0)
        found.setdefault(parent)
        waiting += _areas()[parent].parents
    return tuple(found)


def areas_of_notice_code(code: str) -> tuple[Area, ...]:
    """Give the areas that a NUTS or ITL code covers, the nearest we know ("UKK41", "TLL1").

    Whole nations and regions come as one area. A code too new for our table gives the region or
    nation it begins with.
    """
    code = code.strip().upper().removeprefix("NUTS-").removeprefix("ITL-")
    if not NOTICE_FORM.fullmatch(code):
        return ()
    code = "UK" + code[2:]
    while code not in _notice_codes() and len(code) > 2:
        code = code[:-1]
    return tuple(_areas()[held] for held in _notice_codes()[code])


def find_areas(text: str) -> tuple[Area, ...]:
    """Find the areas that a notice's own words for a place name, in the order of the text.

    Made for short texts such as "Plymouth, South West" or "Cornwall and Isles of Scilly"; it
    takes the longest name at each place. Codes (GSS, NUTS, ITL) are understood too.
    """
    found: dict[str, None] = {}
    for code in _codes_named(_words(text[:2_000])):
        found.setdefault(code)
    return tuple(_areas()[code] for code in found)


@lru_cache(maxsize=2)
def choices(*, invented: bool = False) -> tuple[Group, ...]:
    """Give all areas in groups for a select; the invented ones first, if they are wanted."""
    everything = _areas().values()
    mine = tuple((a.code, a.name) for a in everything if is_invented(a.code))
    wide = [a for a in everything if a.kind in ("country", "nation", "region")]
    wholes = Group("Whole nations and regions", tuple((a.code, a.name) for a in wide))
    homes = [a for a in wide if a.kind == "region" or a.code[0] in "WSN"]
    councils = tuple(Group(home.name, _councils_in(home.code)) for home in homes)
    return ((Group("Invented places", mine),) if invented else ()) + (wholes, *councils)


def is_invented(code: str) -> bool:
    """Say whether a code is one of those kept for invented places."""
    return code.startswith(INVENTED)


def _councils_in(code: str) -> tuple[tuple[str, str], ...]:
    inside = [a for a in _areas().values() if a.kind != "region" and code in within(a.code)]
    return tuple((a.code, a.name) for a in sorted(inside, key=lambda a: plain(a.name)))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", plain(text).replace("&", " and ").replace("'", ""))


def _codes_named(words: list[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            codes = _codes_of(" ".join(words[at : at + length]))
            if codes:
                yield from codes
                break
        at += length


def _codes_of(name: str) -> tuple[str, ...]:
    if name in _names():
        return _names()[name]
    code = name.upper()
    held = area(code)
    return (held.code,) if held else tuple(a.code for a in areas_of_notice_code(code))


@lru_cache(maxsize=1)
def _areas() -> dict[str, Area]:
    return {
        code: Area(code, name, kind, tuple(parents.split()), names_in(others))
        for code, name, kind, parents, others, _ in rows_of("areas") + rows_of("invented_areas")
    }


@lru_cache(maxsize=1)
def _earlier_codes() -> dict[str, str]:
    """An earlier code → its area now; where an area was divided, the first of its parts."""
    earlier: dict[str, str] = {}
    for row in rows_of("areas"):
        for code in row[5].split():
            earlier.setdefault(code, row[0])
    return earlier


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    """A name in plain words → codes: an area's own name wins over any other name."""
    own: dict[str, tuple[str, ...]] = {}
    other: dict[str, tuple[str, ...]] = {}
    for each in _areas().values():
        own.setdefault(" ".join(_words(each.name)), (each.code,))
        for name in (*each.other_names, *_full_names(each)):
            words = " ".join(_words(name))
            other[words] = (*other.get(words, ()), each.code)
    groups = {" ".join(_words(row[1])): tuple(row[2].split()) for row in rows_of(GROUPS)}
    return groups | other | own


def _full_names(each: Area) -> tuple[str, ...]:
    if each.kind != "London borough":
        return ()
    return (f"London Borough of {each.name}", f"Royal Borough of {each.name}")


GROUPS = "regions_of_notices"
NATIONS = {"UKL": "W92000004", "UKM": "S92000003", "UKN": "N92000002", "UK": "K02000001"}
REGIONS = {f"UK{letter}": f"E1200000{n}" for n, letter in enumerate("CDEFGHIJK", start=1)}


@lru_cache(maxsize=1)
def _notice_codes() -> dict[str, tuple[str, ...]]:
    """NUTS and ITL codes of every level, by the letters they have in NUTS."""
    found: dict[str, tuple[str, ...]] = {}
    for code, _, areas in rows_of(GROUPS):
        for known in (code, code[:4]) if code else ():
            found[known] = (*found.get(known, ()), *areas.split())
    wide = {code: (gss,) for code, gss in (NATIONS | REGIONS).items()}
    return {code: tuple(dict.fromkeys(areas)) for code, areas in found.items()} | wide
