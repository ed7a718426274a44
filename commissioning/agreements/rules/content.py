"""Everything that parties agree, as one structure: what is versioned, hashed, compared, printed.

A draft may be incomplete, but never senseless: `from_json` refuses what is too large, what names
a party that is not there, and two things under one key.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any

from msgspec import Meta, Struct, ValidationError, convert, field, to_builtins
from msgspec.json import decode, encode

from commissioning.agreements.rules.parts import (
    Benefit,
    Clause,
    Contribution,
    Measure,
    Party,
    Review,
    Risk,
    Step,
)
from commissioning.agreements.rules.sharing_terms import (
    GrantShares,
    NoShares,
    Shares,
    TargetCostShares,
)
from commissioning.agreements.rules.texts_and_sums import (
    MOST_CLAUSES,
    MOST_ITEMS,
    MOST_MEASURES,
    MOST_PARTIES,
    MOST_REVIEWS,
    MOST_RISKS,
    MOST_STEPS,
    Line,
    Words,
)
from commissioning.partnerships.rules.forms import LegalForm


class NotAContent(ValueError):
    """What was given cannot be the content of an agreement; the message says why."""


class Content(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one version of an agreement says, wholly. The order of clauses and steps counts."""

    title: Line
    purpose: Words = ""
    legal_form: LegalForm
    starts_on: date | None = None
    ends_on: date | None = None
    parties: Annotated[tuple[Party, ...], Meta(max_length=MOST_PARTIES)] = ()
    clauses: Annotated[tuple[Clause, ...], Meta(max_length=MOST_CLAUSES)] = ()
    contributions: Annotated[tuple[Contribution, ...], Meta(max_length=MOST_ITEMS)] = ()
    benefits_other: Annotated[tuple[Benefit, ...], Meta(max_length=MOST_ITEMS)] = ()
    shares: Shares = field(default_factory=NoShares)
    risks: Annotated[tuple[Risk, ...], Meta(max_length=MOST_RISKS)] = ()
    measures: Annotated[tuple[Measure, ...], Meta(max_length=MOST_MEASURES)] = ()
    reviews: Annotated[tuple[Review, ...], Meta(max_length=MOST_REVIEWS)] = ()
    disputes: Annotated[tuple[Step, ...], Meta(max_length=MOST_STEPS)] = ()


def as_json(content: Content) -> dict[str, Any]:
    """Give the content as plain dictionaries, lists, texts and whole numbers; days in ISO form."""
    data: dict[str, Any] = decode(encode(content))
    return data


def from_json(data: object) -> Content:
    """Read what `as_json` gave, strictly.

    Raises NotAContent for an unknown or missing field, a wrong type, a size beyond the limits,
    a party that is named but not there, or two things under one key.
    """
    try:
        content = convert(data, Content)
    except ValidationError as error:
        raise NotAContent(str(error)) from error
    if reason := _why_unsound(content):
        raise NotAContent(reason)
    return content


def checked(content: Content) -> Content:
    """Give the content back when it holds to every limit; otherwise raise NotAContent."""
    return from_json(to_builtins(content))


def names(content: Content) -> dict[str, str]:
    """Give each party's name by its reference, in order of rank."""
    return {p.ref: p.name for p in sorted(content.parties, key=lambda p: (p.rank, p.ref))}


def _why_unsound(content: Content) -> str:
    for what, keys in _keys(content):
        if twice := [key for key, count in Counter(keys).items() if count > 1]:
            return f"{what}: {twice[0]} is there twice"
    strangers = set(_parties_named(content)) - {party.ref for party in content.parties}
    return f"{min(strangers)} is named, but is not a party" if strangers else ""


def _keys(content: Content) -> Iterator[tuple[str, Iterable[object]]]:
    """Give every list of keys that must differ within itself, with what it is a list of."""
    yield "Parties", (party.ref for party in content.parties)
    yield "Ranks of parties", (party.rank for party in content.parties)
    yield "Clauses", (clause.key for clause in content.clauses)
    yield "Contributions", (item.ref for item in content.contributions)
    yield "Benefits", (item.ref for item in content.benefits_other)
    yield "Risks", (risk.ref for risk in content.risks)
    yield "Measures", (measure.ref for measure in content.measures)
    yield "Days to look at it together", (review.ref for review in content.reviews)
    yield "Steps of a dispute", (step.ref for step in content.disputes)
    yield "Shares", sharers(content.shares)
    for risk in content.risks:
        yield "Who bears a risk", (bearer.party for bearer in risk.bearers)


def _parties_named(content: Content) -> Iterator[str]:
    yield from (item.party for item in content.contributions)
    yield from (item.party for item in content.benefits_other)
    yield from sharers(content.shares)
    yield from (bearer.party for risk in content.risks for bearer in risk.bearers)
    yield from (risk.holder for risk in content.risks if risk.holder is not None)


def sharers(shares: Shares) -> tuple[str, ...]:
    """Give the parties that have a part in the money, by their references."""
    if isinstance(shares, GrantShares):
        return tuple(part.party for part in shares.parts)
    if isinstance(shares, TargetCostShares):
        return tuple(weight.party for weight in shares.weights)
    return ()
