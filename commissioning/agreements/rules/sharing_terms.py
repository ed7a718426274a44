"""How an agreement says that money is shared: not at all, as a grant, or by target cost.

A draft may leave anything open; `completeness.py` says what is still to be said.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from commissioning.agreements.rules.texts_and_sums import (
    MOST_BANDS,
    MOST_PARTIES,
    BandEdge,
    BasisPoints,
    Pence,
    Ref,
    Weight,
    Words,
)

RETURNS = "returns"  # what is not spent goes back to the funder


class NoShares(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="none"
):
    """The parties share no money."""


class GrantPart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One party's part of a grant: a fixed sum, or a weight in what is left after those."""

    party: Ref
    fixed_pence: Pence | None = None
    weight: Weight | None = None


class GrantShares(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="grant"
):
    """A budget shared: fixed sums first, the rest by weight.

    Attributes:
        underspend: `RETURNS`, or what the funder's terms say instead, in words.
    """

    total_pence: Pence | None = None
    parts: Annotated[tuple[GrantPart, ...], Meta(max_length=MOST_PARTIES)] = ()
    underspend: Words = RETURNS


class Band(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A slice of actual cost and the partners' share of a saving or overspend that falls in it.

    `upto_bp` is where it ends, in hundredths of a percent of the target cost; None has no end.
    """

    upto_bp: BandEdge | None = None
    share_bp: BasisPoints


class Modifier(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether what is measured lowers a saving's share, and why; off unless switched on."""

    on: bool = False
    words: Words = ""


class PartyWeight(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One party's parts of a saving and of an overspend, and the most it can lose, in pence."""

    party: Ref
    gain: Weight
    pain: Weight
    own_limit_pence: Pence | None = None


class TargetCostShares(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="target_cost",
):
    """Savings and overspends against a target cost, slice by slice (PRODUCT.md section 6).

    Attributes:
        no_limit_confirmed: The parties said in so many words that overspends have no limit.
        over_own_limit: Who bears what is over a party's own limit.
        leaver_measure: How the part of a party that leaves is measured.
    """

    target_pence: Pence | None = None
    bands: Annotated[tuple[Band, ...], Meta(max_length=MOST_BANDS)] = ()
    overspend_limit_pence: Pence | None = None
    no_limit_confirmed: bool = False
    savings_limit_pence: Pence | None = None
    modifier: Modifier = field(default_factory=Modifier)
    weights: Annotated[tuple[PartyWeight, ...], Meta(max_length=MOST_PARTIES)] = ()
    over_own_limit: Literal["commissioner", "partners"] = "commissioner"
    allowable_cost: Words = ""
    vat: Words = ""
    changes_of_target: Words = ""
    paid_on: Words = ""
    leaver_measure: Literal["time", "cost"] = "time"
    settlement: Words = ""


Shares = NoShares | GrantShares | TargetCostShares
