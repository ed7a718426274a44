"""What those who work together agree: an alliance that shares savings, and a grant shared."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace

from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import (
    Bearer,
    Benefit,
    Clause,
    Contribution,
    Measure,
    Review,
    Risk,
)
from commissioning.agreements.rules.sharing_terms import (
    GrantPart,
    GrantShares,
    PartyWeight,
    Shares,
    TargetCostShares,
)
from commissioning.agreements.rules.starting_points import Start, new_clause
from commissioning.demo.story.commissioners import ADULTS
from commissioning.demo.story.shapes import Body
from commissioning.demo.story.together import HOME_AGAIN, SAFE_HOME, Together

POUND = 100  # pence


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """An agreement of the story.

    Attributes:
        fills: What stands in the blanks of the clauses, by the blank's own words.
        brings, receives: What each party brings and receives, in the order of parties.
        shares: Works out the money clause from the parties' references.
    """

    of: Together
    key: str
    title: str
    start: Start
    fills: Mapping[str, str]
    brings: tuple[str, ...]
    receives: tuple[str, ...]
    shares: Callable[[Shares, Sequence[str]], Shares]
    measure: Measure
    more_clauses: tuple[str, ...] = ()
    more_risks: tuple[Risk, ...] = ()


def _savings(first: Shares, parties: Sequence[str]) -> Shares:
    if not isinstance(first, TargetCostShares):
        raise TypeError("the alliance begins with a target cost")
    weights = zip(parties, (40, 35, 25), strict=True)
    return replace(
        first,
        target_pence=1_000_000 * POUND,
        overspend_limit_pence=50_000 * POUND,
        weights=tuple(PartyWeight(party=ref, gain=part, pain=part) for ref, part in weights),
        allowable_cost="Pay, rooms, travel and interpreters for this work; no head office.",
        vat="The target cost is without VAT, which none of us can reclaim.",
        changes_of_target="Only when the number of families goes up or down by a tenth.",
        paid_on="28 days after the accounts of the year are agreed.",
        settlement="The last day of the month in which a party leaves.",
    )


def _grant(_first: Shares, parties: Sequence[str]) -> Shares:
    lead, *others = parties
    return GrantShares(
        total_pence=90_000 * POUND,
        parts=(
            GrantPart(party=lead, fixed_pence=30_000 * POUND),
            *(GrantPart(party=ref, weight=1) for ref in others),
        ),
    )


ALLIANCE = Agreed(
    of=SAFE_HOME,
    key="safe-home agreement",
    title="Safe home, whole family: our alliance agreement",
    start=Start.ALLIANCE,
    fills={
        "what will be different, and for whom": (
            "a family tells its story once, to people who stay, and everybody in it is safer"
        ),
        "what purpose": "keeping a family safe",
        "who the commissioner is, and where they agreed to this": (
            f"{ADULTS.name}, which agreed to this in its contract with the three of us"
        ),
        "which events": "the number of families changes by a tenth or more",
        "which insurance, and for how much": "public liability insurance for £5 million",
        "what sum": "£250,000",
        "which meetings or decisions": "every second meeting, and in choosing new colleagues",
        "how much": "£15 an hour, or a voucher for the same",
        "which day and time": "the first Tuesday of the month at ten",
        "which place": "the room above Second Tide",
        "whom": "all of us together",
    },
    brings=(
        "The refuge, three outreach workers and two children's workers",
        "Two group leaders and a men's helpline",
        "Forty volunteer counsellors, and quiet rooms by the station",
    ),
    receives=(
        "Families leave the refuge sooner and stay safer",
        "People are sent to us before somebody is hurt again",
        "Our counsellors learn from both sides",
    ),
    shares=_savings,
    measure=Measure(
        ref="told-once",
        question="How often did a family have to tell its story?",
        counted="We ask each family after three months.",
        how_often="Every three months",
    ),
    more_clauses=("intellectual_property",),
)
GRANT = Agreed(
    of=HOME_AGAIN,
    key="home-again agreement",
    title="Home again: who does what, and who receives what",
    start=Start.GRANT,
    fills={
        "what will be different, and for whom": (
            "nobody comes home from hospital to a cold, empty house"
        ),
        "Which party": "Good Company",
        "what purpose": "knowing who comes home, when, and whom to ring",
        "which day and time": "every Friday at nine",
        "which place": "the hospital's volunteer room",
    },
    brings=("Sixty neighbours", "Nine cars and their drivers", "Two carers' workers"),
    receives=("A worker's post", "Fuel, and a tenth car", "A Saturday group"),
    shares=_grant,
    measure=Measure(
        ref="first-evening",
        question="Did somebody ring on the first evening?",
        counted="The caller ticks it off.",
        how_often="Every month",
    ),
)
AGREED = (ALLIANCE, GRANT)
REFUSED_BECAUSE = (
    "Our cars are a third of this work, and the first version gave us a tenth of the money. "
    "Share what is left after the lead's fixed sum in equal parts, and we are in."
)
AMENDMENT = "We see brothers and sisters who live elsewhere, too, where a family asks us to."


def filled(agreed: Agreed, content: Content, starts_on: date) -> Content:
    """Give the first draft with all its blanks filled in."""
    refs = [party.ref for party in content.parties]
    named = {part.body.key: part.role for part in agreed.of.parts}
    roles = list(named.values())
    return replace(
        content,
        purpose=agreed.of.purpose,
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=3 * 365),
        parties=tuple(
            replace(party, role=role) for party, role in zip(content.parties, roles, strict=True)
        ),
        clauses=tuple(
            replace(each, text=_fill(each.text, agreed.fills))
            for each in (*content.clauses, *_more_clauses(agreed, content))
        ),
        contributions=tuple(
            Contribution(ref=f"brings-{at}", party=ref, what=what, kind="people")
            for at, (ref, what) in enumerate(zip(refs, agreed.brings, strict=True))
        ),
        benefits_other=tuple(
            Benefit(ref=f"receives-{at}", party=ref, what=what)
            for at, (ref, what) in enumerate(zip(refs, agreed.receives, strict=True))
        ),
        shares=agreed.shares(content.shares, refs),
        risks=tuple(_borne(risk, refs) for risk in (*content.risks, *agreed.more_risks)),
        measures=(agreed.measure,),
        reviews=tuple(
            Review(
                ref=f"review-{year}",
                on=starts_on + timedelta(days=365 * year - 30),
                about="What we learnt this year, and what we change",
            )
            for year in (1, 2)
        ),
    )


def _more_clauses(agreed: Agreed, content: Content) -> Iterator[Clause]:
    there = {each.key for each in content.clauses}
    for key in agreed.more_clauses:
        if key not in there:
            yield new_clause(key, content.legal_form, agreed.start)


def _fill(text: str, fills: Mapping[str, str]) -> str:
    for blank, words in fills.items():
        text = text.replace(f"[{blank}]", words)
    return text


def _borne(risk: Risk, refs: Sequence[str]) -> Risk:
    """Let all bear a risk, the first what is left over; the first keeps an eye on it."""
    each = 10_000 // len(refs)
    first = 10_000 - each * (len(refs) - 1)
    bearers = (Bearer(party=ref, percent_bp=each if at else first) for at, ref in enumerate(refs))
    return replace(risk, bearers=tuple(bearers), holder=refs[0])


def with_the_amendment(content: Content) -> Content:
    """Give the alliance's next version: its purpose is wider, and its target cost higher."""
    shares = content.shares
    if not isinstance(shares, TargetCostShares):
        raise TypeError("the alliance shares by target cost")
    return replace(
        content,
        purpose=f"{content.purpose} {AMENDMENT}",
        shares=replace(shares, target_pence=1_080_000 * POUND),
    )


def before_it_was_refused(content: Content) -> Content:
    """Give the grant's first version, in which one party was given too little."""
    shares = content.shares
    if not isinstance(shares, GrantShares):
        raise TypeError("the partners share a grant")
    lead, lifts, carers = shares.parts
    parts = (lead, replace(lifts, weight=1), replace(carers, weight=5))
    return replace(content, shares=replace(shares, parts=parts))


def as_agreed(content: Content) -> Content:
    """Give the grant as it came back: equal parts of what is left."""
    shares = content.shares
    if not isinstance(shares, GrantShares):
        raise TypeError("the partners share a grant")
    parts = (shares.parts[0], *(replace(part, weight=1) for part in shares.parts[1:]))
    return replace(content, shares=replace(shares, parts=parts))


def others_of(agreed: Agreed) -> tuple[Body, ...]:
    """Give the organisations that agree, in their order."""
    return tuple(part.body for part in agreed.of.parts)
