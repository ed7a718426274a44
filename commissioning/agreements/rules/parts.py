"""The items of an agreement. Each carries a key that stays with it from version to version."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from commissioning.agreements.rules.texts_and_sums import (
    MOST_PARTIES,
    BasisPoints,
    ClauseText,
    Days,
    Line,
    OneToThree,
    Pence,
    Rank,
    Ref,
    Words,
)

ContributionKind = Literal["money", "time", "space", "people", "other"]
LIKELIHOOD = {1: "unlikely", 2: "could happen", 3: "likely"}
EFFECT = {1: "small", 2: "felt by everyone", 3: "would stop the work"}


class Party(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An organisation that agrees. `ref` is the organisation's; ranks settle ties in pennies."""

    ref: Ref
    name: Line
    rank: Rank
    role: Words = ""
    is_lead: bool = False
    is_commissioner: bool = False


class Clause(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One clause in words. `key` is its type's in the library, or begins with "own-"."""

    key: Ref
    title: Line
    text: ClauseText = ""


class Contribution(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one party brings; `pence` only where it is money or is valued in money."""

    ref: Ref
    party: Ref
    what: Words
    kind: ContributionKind = "other"
    pence: Pence | None = None


class Benefit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one party receives that is not money: posts, space, learning."""

    ref: Ref
    party: Ref
    what: Words


class Bearer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One party's part of a risk, in hundredths of a percent."""

    party: Ref
    percent_bp: BasisPoints


class Risk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that could happen, who bears it, what is done about it, and who keeps an eye on it.

    Likelihood and effect run from 1 to 3: `LIKELIHOOD` and `EFFECT` hold the words.
    """

    ref: Ref
    title: Line
    what: Words = ""
    likelihood: OneToThree = 2
    effect: OneToThree = 2
    bearers: Annotated[tuple[Bearer, ...], Meta(max_length=MOST_PARTIES)] = ()
    mitigation: Words = ""
    holder: Ref | None = None


class Measure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question to learn from; it touches payment only if the parties switch that on."""

    ref: Ref
    question: Line
    counted: Words = ""
    how_often: Line = ""
    used_for_payment: bool = False


class Review(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day on which the parties look at something together."""

    ref: Ref
    on: date
    about: Line = ""


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of settling a dispute: what happens, who is asked, and in how many days."""

    ref: Ref
    what: Words
    who: Line = ""
    days: Days
