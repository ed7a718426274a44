"""Codes in notices: organisations, places and CPV, kept as given and flagged when odd."""

import re

from commissioning.opportunities.rules.notice import Area, Identifier
from commissioning.opportunities.rules.plain_text import CODE, PLACE, line
from commissioning.opportunities.rules.shapes import Object, first, words

# The British lists of org-id.guide that notices use, and two that live notices use without it.
KNOWN_SCHEMES = frozenset(
    {
        "GB-CASC",
        "GB-CFS",
        "GB-CHC",
        "GB-COH",
        "GB-EDU",
        "GB-GOR",
        "GB-GOV",
        "GB-HESA",
        "GB-IRN",
        "GB-LAE",
        "GB-LANI",
        "GB-LAS",
        "GB-MPR",
        "GB-NHS",
        "GB-NIC",
        "GB-PLA",
        "GB-PPON",
        "GB-REV",
        "GB-SC",
        "GB-SHPE",
        "GB-SRS",
        "GB-UKPRN",
    }
)
_LONGEST_POSTCODE = 12
_COMPANY = re.compile(r"(?:[A-Z]{2}|[0-9]{2})[0-9]{6}")
_PREFIXED = re.compile(r"(GB-[A-Z]{2,8})-(.+)")
_CPV = re.compile(r"([0-9]{7,8})(?:-[0-9]|\.0)?")
_AREA_SCHEMES = (
    ("NUTS", re.compile(r"UK(?:[A-Z][0-9]{0,2}|[A-Z][0-9][A-Z0-9])?")),
    ("ITL", re.compile(r"TL(?:[A-Z][0-9]{0,2}|[A-Z][0-9][A-Z0-9])")),
    ("GSS", re.compile(r"[EWSNKJL][0-9]{8}")),
)


def identifier(scheme: str, number: str, warnings: list[str]) -> Identifier | None:
    """Keep an organisation's number as given, with a note on what looks odd; None when empty."""
    scheme = line(scheme, "a list of organisations", warnings, CODE)
    number = line(number, "an organisation's number", warnings, CODE)
    if not number:
        return None
    return Identifier(scheme, number, _oddity(scheme, number))


def _oddity(scheme: str, number: str) -> str:
    if scheme == "GB-COH":
        return _company_oddity(number.upper())
    if scheme.startswith("GB-") and scheme not in KNOWN_SCHEMES:
        return f"{scheme} is not a list we know"
    return "" if scheme else "no list is named"


def _company_oddity(number: str) -> str:
    if _COMPANY.fullmatch(number):
        return ""
    if number.isascii() and number.isdecimal() and len(number) < 8:
        return f"shorter than a company number; perhaps {number.zfill(8)}"
    return "not the shape of a company number (8 characters)"


def identifiers_of(party: Object, warnings: list[str]) -> tuple[Identifier, ...]:
    """Collect all numbers of a party; its own id counts when it names a list, as GB-PPON-… does."""
    extra = party.get("additionalIdentifiers")
    given = [party.get("identifier"), *(extra if isinstance(extra, list) else [])]
    pairs = [(words(each, "scheme"), words(each, "id")) for each in given]
    prefixed = _PREFIXED.fullmatch(words(party, "id").strip())
    if prefixed:
        pairs.append((prefixed.group(1), prefixed.group(2)))
    found = (identifier(scheme, number, warnings) for scheme, number in dict.fromkeys(pairs))
    return tuple(each for each in found if each)


def cpv_code(text: str, warnings: list[str]) -> str:
    """Give the eight digits of a CPV code without its check digit; empty when it is not one."""
    match = _CPV.fullmatch(text.strip())
    if not match:
        if text.strip():
            warnings.append(f"{text.strip()[:40]!r} is not a CPV code")
        return ""
    if len(match.group(1)) == 7:
        warnings.append(f"CPV code {match.group(1)} had lost its leading zero")
    return match.group(1).zfill(8)


def area(text: str, otherwise: str, warnings: list[str]) -> Area | None:
    """Read where the work is: a NUTS, ITL or GSS code, or else a name of the `otherwise` kind."""
    text = line(text, "an area", warnings, PLACE)
    if not text:
        return None
    for scheme, shape in _AREA_SCHEMES:
        if shape.fullmatch(text):
            return Area(scheme, text, "")
    if otherwise == "postcode" and len(text) <= _LONGEST_POSTCODE:
        return Area("postcode", text, "")
    return Area("region" if otherwise == "postcode" else otherwise, "", text)


def areas_of_address(address: Object, warnings: list[str]) -> list[Area]:
    """Read an address of delivery: its postcode and region, or its country when that is all."""
    found = [
        area(words(address, "postalCode"), "postcode", warnings),
        area(words(address, "region"), "region", warnings),
    ]
    country = first(words(address, "countryName"), words(address, "country"))
    if not any(found):
        found.append(area(country, "country", warnings))
    return [each for each in found if each]
