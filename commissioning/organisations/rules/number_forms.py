"""The form a number has in each register that has one (FACTS.md section 1.7).

Only the form can be checked: company numbers have no check digit.
"""

import re
from collections.abc import Callable

from commissioning.foundation.errors import Refused


class InvalidIdentifier(Refused):
    """The number cannot be one of that register; the message is fit to stand beside the field."""


def in_form(scheme: str, number: str) -> str:
    """Give a number as its register writes it; a register without a form takes any number.

    `number` has no spaces in it. Raises InvalidIdentifier.
    """
    form = _FORMS.get(scheme)
    return form(number) if form else number


def _charity_of_england_or_wales(text: str) -> str:
    number = text.replace("/", "-")
    if re.fullmatch(r"SC\d+", number, re.ASCII | re.IGNORECASE):
        raise InvalidIdentifier("Numbers that begin with SC are Scottish. Choose that register.")
    if not re.fullmatch(r"\d{6,7}(?:-\d{1,4})?", number, re.ASCII):
        raise InvalidIdentifier("Enter a charity number of 6 or 7 figures, such as 1234567.")
    return number


def _charity_of_scotland(text: str) -> str:
    match = re.fullmatch(r"(?:SC)?(\d{1,6})", text, re.ASCII | re.IGNORECASE)
    if not match:
        raise InvalidIdentifier("Enter SC and 6 figures, such as SC012345.")
    return f"SC{match.group(1):0>6}"


def _charity_of_northern_ireland(text: str) -> str:
    match = re.fullmatch(r"(?:NIC?)?(\d{6})", text, re.ASCII | re.IGNORECASE)
    if not match:
        raise InvalidIdentifier("Enter the 6 figures of the charity number, such as 100123.")
    return match.group(1)


def _company(text: str) -> str:
    number = text.upper()
    if re.fullmatch(r"\d{9,}", number, re.ASCII):
        raise InvalidIdentifier(
            f"This has {len(number)} figures; a company number has 8. Check that it is not a VAT"
            " or telephone number, or one figure too many."
        )
    if re.fullmatch(r"\d{1,8}", number, re.ASCII):
        return _not_nought(number.zfill(8))
    match = re.fullmatch(r"([A-Z]{2})(\d{1,6}|\d{5}[A-Z])|R\d{7}", number, re.ASCII)
    if not match:
        raise InvalidIdentifier(
            "Enter a company number of 8 figures, or 2 letters and 6 figures, such as CE012345."
        )
    return number if not match.group(1) else match.group(1) + match.group(2).zfill(6)


def _not_nought(number: str) -> str:
    if not number.strip("0"):
        raise InvalidIdentifier("Enter a company number; this is only noughts.")
    return number


def _society(text: str) -> str:
    if not re.fullmatch(r"(?=.*\d)[A-Z0-9]{1,9}", text.upper(), re.ASCII):
        raise InvalidIdentifier("Enter the society's number: figures and letters, such as 4567R.")
    return text.upper()


def _health_body(text: str) -> str:
    if not re.fullmatch(r"[A-Z0-9]{3,8}", text.upper(), re.ASCII):
        raise InvalidIdentifier("Enter the NHS code of 3 to 8 letters and figures, such as RAX.")
    return text.upper()


def _procurement_number(text: str) -> str:
    """P, three signs, four figures, four signs: consonants and 1 to 9, so none is misread."""
    sign = "[B-DF-HJ-NP-TV-Z1-9]"
    form = rf"(P{sign}{{3}})-?([1-9]{{4}})-?({sign}{{3}}[B-DF-HJ-NP-TV-Z])"
    match = re.fullmatch(form, text.upper(), re.ASCII)
    if not match:
        raise InvalidIdentifier(
            "Enter a number such as PBCD-1234-FGHJ. It has no vowels and no nought."
        )
    return "-".join(match.groups())


def _council(text: str) -> str:
    if not re.fullmatch(r"[A-Z]{2,5}", text.upper(), re.ASCII):
        raise InvalidIdentifier("Enter the council's letters, such as PLY.")
    return text.upper()


def _figures(count: int) -> Callable[[str], str]:
    def form(text: str) -> str:
        if not re.fullmatch(rf"\d{{{count}}}", text, re.ASCII):
            raise InvalidIdentifier(f"Enter {count} figures.")
        return text

    return form


_FORMS: dict[str, Callable[[str], str]] = {
    "GB-CHC": _charity_of_england_or_wales,
    "GB-SC": _charity_of_scotland,
    "GB-NIC": _charity_of_northern_ireland,
    "GB-COH": _company,
    "GB-MPR": _society,
    "GB-NHS": _health_body,
    "GB-PPON": _procurement_number,
    "GB-LAE": _council,
    "GB-LAS": _council,
    "GB-PLA": _council,
    "GB-LANI": _council,
    "GB-UKPRN": _figures(8),
}
