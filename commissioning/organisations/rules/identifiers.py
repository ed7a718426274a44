"""Numbers that registers give to organisations, written as org-id does (FACTS.md section 1.7).

A form refuses a number that cannot be one of its register, and says why (`parse_identifier`).
What comes with a file is never refused: it is kept as it came and flagged (`keep_identifier`).
"""

import re
from dataclasses import dataclass

from commissioning.organisations.rules.number_forms import InvalidIdentifier, in_form
from commissioning.organisations.rules.schemes import SCHEMES

LONGEST_SCHEME = 30
LONGEST_NUMBER = 60
COMPANY_PREFIXES = frozenset(
    ("AC", "CE", "CS", "FC", "FE", "GE", "GN", "GS", "IC", "IP", "LP", "NC", "NF", "NI", "NL")
    + ("NO", "NP", "NR", "NV", "NZ", "OC", "OE", "PC", "RC", "RS", "SA", "SC", "SE", "SF", "SI")
    + ("SL", "SO", "SP", "SR", "SZ", "ZC")
)
OLD_COMPANY = (
    "This has the form of a very old company's number. If it is a charity number, choose the"
    " charity register instead."
)
_SCHEME_FORM = re.compile(r"[A-Z0-9]{2,4}(?:-[A-Z0-9]{1,10})?", re.ASCII)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


@dataclass(frozen=True, slots=True)
class OrgIdentifier:
    """A number in a register: ("GB-CHC", "1234567")."""

    scheme: str
    number: str


def parse_identifier(scheme: str, text: str) -> OrgIdentifier:
    """Read a number as a person types it, for the register with this org-id prefix.

    Registers we do not know take any number (see `doubts`). Raises InvalidIdentifier.
    """
    code = scheme.strip().upper()
    if not _SCHEME_FORM.fullmatch(code):
        raise InvalidIdentifier("Choose the register the number is from.")
    number = "".join(text.translate(_DASHES).split())
    number = _without_prefix(code, number)
    if not number:
        raise InvalidIdentifier("Enter the number, or leave the register empty too.")
    if len(number) > LONGEST_NUMBER or not number.isprintable():
        raise InvalidIdentifier(f"Enter a number of at most {LONGEST_NUMBER} letters or figures.")
    return OrgIdentifier(code, in_form(code, number))


def keep_identifier(scheme: str, text: str) -> tuple[OrgIdentifier, str]:
    """Read a number from a file: what it is, and a flag in words ("" when there is no doubt).

    Never raises: what has the wrong form is kept as it came, cut to what can be stored.
    """
    try:
        identifier = parse_identifier(scheme, text)
    except InvalidIdentifier as refusal:
        kept = OrgIdentifier(scheme.strip().upper()[:LONGEST_SCHEME], text.strip()[:LONGEST_NUMBER])
        return kept, str(refusal)
    return identifier, " ".join(doubts(identifier))


def doubts(identifier: OrgIdentifier) -> tuple[str, ...]:
    """Say in plain sentences what may be wrong with a number that has a possible form."""
    found = []
    if identifier.scheme not in SCHEMES:
        found.append(
            f"We do not know the register {identifier.scheme}. We keep the number as it is."
        )
    if identifier.scheme == "GB-COH":
        found += _company_doubts(identifier.number)
    return tuple(found)


def org_id(identifier: OrgIdentifier) -> str:
    """Write an identifier as one word: "GB-CHC-1234567"."""
    return f"{identifier.scheme}-{identifier.number}"


def parse_org_id(text: str) -> OrgIdentifier:
    """Read an org-id such as "GB-SC-SC042386" or "360G-ABC". Raises InvalidIdentifier."""
    word = "".join(text.translate(_DASHES).split())
    first, _, rest = word.partition("-")
    second, _, number = rest.partition("-")
    if first.upper() in SCHEMES and rest:
        return parse_identifier(first, rest)
    if number:
        return parse_identifier(f"{first}-{second}", number)
    raise InvalidIdentifier("Enter the whole identifier, such as GB-CHC-1234567.")


def public_page(identifier: OrgIdentifier) -> str:
    """Give the address of the register's own page on it, as text, or "" where there is none."""
    scheme = SCHEMES.get(identifier.scheme)
    if not scheme or not re.fullmatch(r"[A-Za-z0-9-]+", identifier.number, re.ASCII):
        return ""
    number = identifier.number.partition("-")[0] if scheme.code == "GB-CHC" else identifier.number
    return scheme.public_page.replace("{number}", number)


def _without_prefix(code: str, number: str) -> str:
    """Let people paste the whole org-id into the box for the number."""
    start = f"{code}-"
    return number[len(start) :] if number.upper().startswith(start) else number


def _company_doubts(number: str) -> list[str]:
    if re.fullmatch(r"00\d{6}", number, re.ASCII):
        return [OLD_COMPANY]
    letters = re.match(r"[A-Z]{2}", number)
    if letters and letters.group() not in COMPANY_PREFIXES:
        return [f"We know no company numbers that begin with {letters.group()}. Please check it."]
    return []
