"""Money as publishers write it, in hundredths of the currency, without floating point."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from commissioning.opportunities.rules.notice import Money
from commissioning.opportunities.rules.shapes import Json, member, section, words

NOTHING = Money(None, "")
# Ten trillion pounds: beyond every public budget, and safe in a 64-bit column.
LARGEST_PENCE = 10**15
# Below ten pounds an amount is there to get past a form that asks for one.
SMALLEST_LIKELY_PENCE = 1_000
_CURRENCY = re.compile(r"[A-Z]{3}")
_PENNY = Decimal("0.01")


def decimal_of(value: Json) -> Decimal | None:
    """Read a number, a text of one, or a database's wrapped long integer."""
    text = words(value) or words(value, "$numberLong") or words(value, "$numberDecimal")
    try:
        found = Decimal(text.replace(",", "").replace("£", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def pence_of(value: Json, name: str, warnings: list[str]) -> int | None:
    """Turn an amount into pence, half pennies up; None when it cannot be believed."""
    amount = decimal_of(value)
    if amount is None:
        if words(value) or isinstance(value, dict | list):
            warnings.append(f"{name} is not a number")
        return None
    if amount < 0:
        warnings.append(f"{name} is below zero")
        return None
    # The exponent is looked at first: rounding 1E+999999 would ask for a million digits.
    if amount and (amount.adjusted() > 20 or amount * 100 > LARGEST_PENCE):
        warnings.append(f"{name} is too large to be true")
        return None
    return _rounded(amount, name, warnings)


def _rounded(amount: Decimal, name: str, warnings: list[str]) -> int:
    if amount.adjusted() < -20:
        return 0
    exact = amount.quantize(_PENNY, rounding=ROUND_HALF_UP)
    if exact != amount:
        warnings.append(f"{name} was rounded to the penny")
    pence = int(exact * 100)
    if 0 < pence < SMALLEST_LIKELY_PENCE:
        warnings.append(f"{name} is so small that it may only fill a space")
    return pence


def money_of(value: Json, name: str, warnings: list[str]) -> Money:
    """Read an OCDS value: the net amount, or the gross one where that is all there is.

    Zero is what publishers write when they do not say, so it reads as no amount, with a note.
    """
    if not section(value):
        return NOTHING
    currency = _currency(words(value, "currency"), name, warnings)
    net = pence_of(member(value, "amount"), name, warnings)
    if net:
        return Money(net, currency)
    gross = pence_of(member(value, "amountGross"), name, warnings)
    if gross:
        return Money(gross, currency, "including VAT")
    said_zero = net == 0 or gross == 0
    return Money(None, currency, "given as 0, which usually means not stated" if said_zero else "")


def _currency(text: str, name: str, warnings: list[str]) -> str:
    code = text.strip().upper()
    if not code or _CURRENCY.fullmatch(code):
        return code
    warnings.append(f"{name} has a currency that is not a three-letter code")
    return ""


def in_words(money: Money) -> str:
    """Say an amount as a page would: £1,250,000, £24,125.75, 3,999,815 COP."""
    if money.pence is None:
        return "no amount"
    pounds, pence = divmod(money.pence, 100)
    figure = f"{pounds:,}.{pence:02}" if pence else f"{pounds:,}"
    return f"£{figure}" if money.currency == "GBP" else f"{figure} {money.currency}".strip()
