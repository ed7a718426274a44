"""An agreement on one page, in plain words: what a trustee with ten minutes reads first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from commissioning.agreements.rules.agreed_sums import AgreedGrant, AgreedTarget, agreed_sums
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.grant import share_budget
from commissioning.agreements.rules.losses import LargestLoss, losses_of_each
from commissioning.agreements.rules.missing_money import missing_sums
from commissioning.agreements.rules.parts import Risk
from commissioning.agreements.rules.saying import Called, called
from commissioning.foundation.in_words import a_day, listed, percent, pounds

NOT_YET = "This is not worked out yet."


class Shape(StrEnum):
    """How the sentences of a section stand together."""

    PROSE = "prose"
    LIST = "list"
    STEPS = "steps"  # each begins with its number


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the page and the sentences under it."""

    heading: str
    sentences: tuple[str, ...]
    shape: Shape = Shape.PROSE


def in_plain_words(content: Content) -> tuple[Section, ...]:
    """Say the whole agreement on one page. A summary: what counts is the agreement itself."""
    call = called(content)
    found = (
        ("What we do", _what(content), Shape.PROSE),
        ("Who with", _who(content), Shape.LIST),
        ("What each brings", _brings(content, call), Shape.LIST),
        ("What each receives", _receives(content, call), Shape.LIST),
        ("The most each could lose", _losses(content, call), Shape.LIST),
        ("What else could happen", (_risk(risk, call) for risk in content.risks), Shape.LIST),
        ("How we decide", _clause(content, "deciding"), Shape.PROSE),
        ("How one of us leaves", _clause(content, "leaving"), Shape.PROSE),
        ("When we do not agree", _steps(content), Shape.STEPS),
    )
    sections = (Section(heading, tuple(said), shape) for heading, said, shape in found)
    return tuple(section for section in sections if section.sentences)


def _what(content: Content) -> Iterator[str]:
    if content.purpose:
        yield content.purpose
    if content.starts_on:
        yield f"It starts on {a_day(content.starts_on)}."
    if content.ends_on:
        yield f"It ends on {a_day(content.ends_on)}."


def _who(content: Content) -> Iterator[str]:
    for party in sorted(content.parties, key=lambda party: party.rank):
        marks = ["leads" if party.is_lead else "", "commissioner" if party.is_commissioner else ""]
        said = listed([mark for mark in marks if mark])
        role = f": {party.role}" if party.role else ""
        yield f"{party.name}{f' ({said})' if said else ''}{role}"


def _brings(content: Content, call: Called) -> Iterator[str]:
    for item in content.contributions:
        worth = f", {pounds(item.pence)}" if item.pence is not None else ""
        yield f"{call[item.party]}: {item.what}{worth}"


def _receives(content: Content, call: Called) -> Iterator[str]:
    sums = agreed_sums(content)
    if sums is not None and missing_sums(content):
        yield NOT_YET
    elif isinstance(sums, AgreedGrant):
        for given in share_budget(sums.total_pence, sums.parts):
            yield f"{call[given.key]}: {pounds(given.pence)} of the grant"
    elif isinstance(sums, AgreedTarget):
        yield from _parts_of_savings(sums, call)
    for benefit in content.benefits_other:
        yield f"{call[benefit.party]}: {benefit.what}"


def _parts_of_savings(sums: AgreedTarget, call: Called) -> Iterator[str]:
    gains = sum(party.gain_weight for party in sums.parties)
    pains = sum(party.pain_weight for party in sums.parties)
    for party in sums.parties:
        yield (
            f"{call[party.key]}: {party.gain_weight} of {gains} parts of the partners' savings, "
            f"and {party.pain_weight} of {pains} parts of their overspends"
        )


def _losses(content: Content, call: Called) -> Iterator[str]:
    sums = agreed_sums(content)
    if sums is None:
        yield "We share no money, so nobody bears a loss of another in this way."
    elif missing_sums(content):
        yield NOT_YET
    elif isinstance(sums, AgreedGrant):
        yield "Nobody shares another's overspend. What a party spends above its part is its own."
    else:
        for key, loss in losses_of_each(sums.terms, sums.parties).items():
            yield f"{call[key]}: {_most(loss)}"


def _most(loss: LargestLoss) -> str:
    if loss.alone_pence is None:
        return "no limit"
    if loss.together_pence == loss.alone_pence:
        return pounds(loss.alone_pence)
    together = f"{pounds(loss.together_pence)} if nobody leaves"
    return f"{together}, {pounds(loss.alone_pence)} if only it stays"


def _risk(risk: Risk, call: Called) -> str:
    bearers = [f"{call[bearer.party]} {percent(bearer.percent_bp)}" for bearer in risk.bearers]
    borne = listed(bearers) if bearers else "nobody yet"
    return f"{risk.title}. Borne by {borne}."


def _clause(content: Content, key: str) -> Iterator[str]:
    for clause in content.clauses:
        if clause.key == key:
            yield from (
                " ".join(line.split()) for line in clause.text.split("\n\n") if line.strip()
            )


def _steps(content: Content) -> Iterator[str]:
    for number, step in enumerate(content.disputes, start=1):
        days = f"{step.days} day{'' if step.days == 1 else 's'}"
        yield f"{number}. {step.what}, within {days}"
