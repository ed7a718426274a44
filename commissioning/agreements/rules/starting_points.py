"""What an agreement can start from: a grant shared, a lead body, an alliance, or nearly nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from commissioning.agreements.rules.circumstances import many_parties
from commissioning.agreements.rules.clauses.kinds import ClauseKind, When, written
from commissioning.agreements.rules.clauses.library import LIBRARY
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import Clause, Party, Risk, Step
from commissioning.agreements.rules.sharing_terms import (
    Band,
    GrantPart,
    GrantShares,
    NoShares,
    PartyWeight,
    Shares,
    TargetCostShares,
)
from commissioning.partnerships.rules.forms import LegalForm


class Start(StrEnum):
    """The starting points, as the form offers them."""

    GRANT = "grant"
    LEAD_BODY = "lead_body"
    ALLIANCE = "alliance"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """What one starting point brings along, beside the first eight clauses.

    `clauses` are keys of the library; `openings` hold other words to start from, by clause.
    """

    title: str
    words: str
    clauses: frozenset[str] = frozenset()
    openings: Mapping[str, str] = field(default_factory=dict)
    holds: frozenset[When] = frozenset()


STARTING_POINTS = {
    Start.GRANT: StartingPoint(
        title="Share a grant",
        words="A funder gives one sum. You agree who receives what, and what each does for it.",
        clauses=frozenset({"term", "learning", "contact", "meetings"}),
        openings={
            "shares": written("""
                The grant is shared as listed in this agreement: fixed sums first, and the rest by
                parts. [Which party] receives the grant and passes on each part within 14
                days.

                Each party spends its part only on what the funder agreed, and keeps the receipts.
                What is not spent goes back to the funder, unless its terms say otherwise."""),
        },
        holds=frozenset({When.MONEY_SHARED}),
    ),
    Start.LEAD_BODY: StartingPoint(
        title="One leads, the others have sub-contracts",
        words="One body signs the contract and answers for it. The others do part of the work.",
        clauses=frozenset({"lead_authority", "sub_contracts", "insurance", "term", "contact"}),
        openings={
            "deciding": written("""
                The lead decides what the main contract asks of it day by day. What touches another
                party's work, money or people is decided with that party.

                All parties meet once a month. We look for an answer that everyone can support. If
                we find none, we follow the steps for settling a dispute. Nobody agrees to anything
                by saying nothing."""),
            "risks": written("""
                The lead answers to the buyer for all of the work. Between ourselves, each party
                bears what comes of its own part, and other risks are borne as listed in this
                agreement.

                The lead passes on to another party no more risk than that party's part of the
                work brings."""),
        },
    ),
    Start.ALLIANCE: StartingPoint(
        title="An alliance",
        words="Everyone has an equal say, the commissioner too. You share savings and overspends.",
        clauses=frozenset({"voice", "interests", "learning", "insurance", "contact", "meetings"}),
        holds=frozenset({When.MONEY_SHARED, When.TARGET_COST}),
    ),
    Start.BLANK: StartingPoint(
        title="The eight clauses alone",
        words="Begin with the eight clauses that every agreement has, and add what you need.",
    ),
}

_UNANIMOUS = written("""
    The parties decide together in an alliance leadership group. Each party has one seat and an
    equal say; the commissioner, where it is a party, is one of them.

    Every decision is unanimous, and asks one question: what is best for people? Each party sends
    someone who may decide for it within what its board has allowed. Someone who cannot agree says
    why, and what would change their mind.

    What a party's own board must decide stays with that board. Nobody agrees to anything by saying
    nothing. What we decide is written down and sent to every party.""")
_OPENINGS_OF_FORMS = {LegalForm.ALLIANCE: {"deciding": _UNANIMOUS}}

_LADDER = (
    Step(ref="talk", what="The people concerned talk it over", who="Those concerned", days=14),
    Step(ref="leaders", what="Those who lead each party meet", who="Chief officers", days=14),
    Step(ref="chairs", what="The chairs of the boards meet", who="Chairs", days=28),
    Step(ref="mediator", what="Someone whom all trust helps us to agree", who="Mediator", days=42),
)
_RISKS = (
    Risk(
        ref="leaves",
        title="A party has to leave",
        mitigation="We plan together who would carry its work on",
    ),
    Risk(
        ref="costs",
        title="The work costs more than we thought",
        mitigation="We look at costs together every month",
    ),
    Risk(
        ref="need",
        title="Many more people come than we planned for",
        mitigation="We tell the funder early, and agree whom we see first",
    ),
)
# A pattern to talk about (FACTS.md 1.2): most is shared evenly where small differences fall.
_BANDS = (
    Band(upto_bp=8_000, share_bp=1_500),
    Band(upto_bp=9_000, share_bp=3_000),
    Band(upto_bp=11_000, share_bp=5_000),
    Band(share_bp=2_000),
)


def blank_content(
    form: LegalForm, parties: Sequence[Party], start: Start, *, title: str
) -> Content:
    """Give the first draft of an agreement from one of the starting points.

    Nobody's part in money, and nobody's part in a risk, is filled in: that is for the parties.
    """
    bare = start == Start.BLANK
    return Content(
        title=title,
        legal_form=form,
        parties=tuple(parties),
        clauses=tuple(_first_words(kind, form, start) for kind in _kinds(form, parties, start)),
        shares=first_shares(start, parties),
        risks=() if bare else _RISKS,
        disputes=() if bare and form != LegalForm.ALLIANCE else _LADDER,
    )


def new_clause(key: str, form: LegalForm, start: Start = Start.BLANK) -> Clause:
    """Give a clause of the library with the words to start from. Raises KeyError for no such."""
    return _first_words(LIBRARY[key], form, start)


def first_shares(start: Start, parties: Sequence[Party]) -> Shares:
    """Give the way of sharing that a starting point brings, with every party's part still open.

    A commissioner that is a party has no part: what is not the partners' is the commissioner's.
    """
    partners = [party.ref for party in parties if not party.is_commissioner]
    if start == Start.GRANT:
        return GrantShares(parts=tuple(GrantPart(party=ref) for ref in partners))
    if start == Start.ALLIANCE:
        weights = tuple(PartyWeight(party=ref, gain=0, pain=0) for ref in partners)
        return TargetCostShares(bands=_BANDS, weights=weights)
    return NoShares()


def _kinds(form: LegalForm, parties: Sequence[Party], start: Start) -> list[ClauseKind]:
    point = STARTING_POINTS[start]
    holds = point.holds | ({When.MANY_PARTIES} if many_parties(parties) else set())
    return [
        kind
        for kind in LIBRARY.values()
        if form in kind.forms
        and (kind.first_eight or kind.key in point.clauses or kind.is_needed(form, holds))
    ]


def _first_words(kind: ClauseKind, form: LegalForm, start: Start) -> Clause:
    of_form = _OPENINGS_OF_FORMS.get(form, {})
    text = of_form.get(kind.key) or STARTING_POINTS[start].openings.get(kind.key) or kind.opening
    return Clause(key=kind.key, title=kind.title, text=text)
