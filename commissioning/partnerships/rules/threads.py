"""Who is in a conversation: said before it begins, shown at its top, and never made wider.

PRODUCT.md section 5: the audience of each conversation is shown.
"""

from collections.abc import Collection, Sequence
from enum import StrEnum

from commissioning.partnerships.rules.names import row_of

TITLE = 200  # letters
MESSAGE = 4_000


class Audience(StrEnum):
    """For whom a conversation is; fixed when it begins."""

    ALL = "all"
    SOME = "some"


def in_words(audience: Audience, names: Sequence[str], *, may_grow: bool = True) -> str:
    """Say who reads a conversation. `names` are the organisations in it now, in their order.

    `may_grow`: others may still join the partnership, and read what is for all of it.
    """
    if audience is Audience.ALL and may_grow:
        return f"those who speak for {row_of(names)}, and for any partner that joins later."
    return f"those who speak for {row_of(names)}, and nobody else."


def label_of(audience: Audience, names: Sequence[str]) -> str:
    """Say in a list of conversations, in a few words, who is in this one."""
    return "Every partner" if audience is Audience.ALL else row_of(names)


def why_not(
    audience: Audience, chosen: Collection[str], own: str, partners: Collection[str]
) -> str:
    """Say what stands in the way of beginning a conversation so; "" when nothing does.

    All are references of organisations: `chosen` to read it, `own` of who begins it, `partners` who
    are in the partnership now.
    """
    if len(partners) < 2:
        return "There is nobody else in this partnership to talk with"
    if audience is Audience.ALL:
        return ""
    if not set(chosen) - {own}:
        return "Choose at least one partner to talk with"
    if set(chosen) - set(partners):
        return "Choose from the partners shown. Somebody may have left since you opened this page"
    return ""
