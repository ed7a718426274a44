"""The consortium evidence pack: what a buyer asks of organisations that answer together.

Buyers ask for the structure, the members and what they agreed, and expect that members may change
(FACTS.md 1.3). What is not known here is not claimed: without an agreement it says to ask for one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from commissioning.foundation.in_words import a_day
from commissioning.foundation.plain_text import on_one_line
from commissioning.partnerships.rules.agreed import AgreementInForce
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import FormFacts, facts_of
from commissioning.partnerships.rules.paper import Paper, Part, Section
from commissioning.partnerships.rules.reasons import Reason, said_alone

TITLE = "Consortium evidence pack"
ASK_FOR_IT = (
    "Any agreement between them is not part of this pack. Ask the partners whether there is one, "
    "and for a copy."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """One organisation in the pack. `numbers` are written as org-id."""

    name: str
    kind: str
    numbers: tuple[str, ...]
    role: str
    is_lead: bool
    since: date
    reason: Reason


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenAuthority:
    """A member's written authority to the lead."""

    name: str
    covers: str
    given_on: date
    kept_where: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """One round of proposing: its number, what came of it, and its two days."""

    number: int
    kind: str
    status: str
    proposed_on: date
    settled_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PackFacts:
    """What the pack is made from. `buyer`, `about` and `reference` may be empty."""

    place: str
    title: str
    purpose: str
    about: str
    reference: str
    buyer: str
    answer_by: date | None
    legal_form: LegalForm
    why_joint: str
    formed_on: date
    printed_on: date
    parties: tuple[Party, ...]
    authorities: tuple[GivenAuthority, ...]
    left: tuple[tuple[str, date], ...]
    rounds: tuple[Round, ...]
    agreement: AgreementInForce | None = None


def write_pack(facts: PackFacts) -> Paper:
    """Write the evidence pack."""
    form = facts_of(facts.legal_form)
    return Paper(
        title=TITLE,
        facts=tuple(_top(facts)),
        iso_date=facts.printed_on.isoformat(),
        opening=facts.purpose,
        sections=(
            _who(facts),
            _legal_form(form),
            *_lead(facts, form),
            _why(facts),
            _dates(facts),
            _agreement(facts.agreement),
        ),
        closing=(
            f"One of the partners printed this pack from the shared register of {facts.place}. It "
            "says what they confirmed and wrote down there. Outside the money clause of an "
            "agreement, the register has no place for prices before an award."
        ),
    )


def _top(facts: PackFacts) -> Iterator[tuple[str, str]]:
    yield "Partnership", facts.title
    if facts.about:
        reference = f" (reference {facts.reference})" if facts.reference else ""
        yield "For", f"{facts.about}{reference}"
    if facts.buyer:
        yield "Buyer", facts.buyer
    yield "Printed", a_day(facts.printed_on)


def _who(facts: PackFacts) -> Section:
    return Section(
        heading="Who answers together",
        parts=tuple(_party(party) for party in facts.parties),
        lines=tuple(f"{name} left on {a_day(on)}." for name, on in facts.left),
    )


def _party(party: Party) -> Part:
    return Part(
        name=party.name,
        small=", ".join((*party.numbers, party.kind)),
        facts=(
            ("Does", f"{on_one_line(party.role)}{' (leads)' if party.is_lead else ''}"),
            ("In it since", a_day(party.since)),
        ),
    )


def _legal_form(form: FormFacts) -> Section:
    return Section(
        heading="Legal form",
        says=(f"{form.name}. Before they chose it, the register told the partners:",),
        lines=(form.line, *form.consequences),
    )


def _lead(facts: PackFacts, form: FormFacts) -> Iterator[Section]:
    leads = [party.name for party in facts.parties if party.is_lead]
    says = f"{leads[0]} leads." if leads else "Nobody leads: all have an equal say."
    members = [party.name for party in facts.parties if not party.is_lead]
    lines = tuple(_authorities(members, facts.authorities)) if leads else ()
    if leads or not form.has_lead:
        yield Section(heading="Who leads, and by whose authority", says=(says,), lines=lines)


def _authorities(members: Sequence[str], given: Sequence[GivenAuthority]) -> Iterator[str]:
    held = {each.name: each for each in given}
    for name in members:
        if each := held.get(name):
            yield (
                f"{name} gave its written authority on {a_day(each.given_on)}. It covers: "
                f"{on_one_line(each.covers).rstrip('.')}. The paper is kept here: "
                f"{on_one_line(each.kept_where).rstrip('.')}."
            )
        else:
            yield f"{name} has recorded no written authority in the register."


def _why(facts: PackFacts) -> Section:
    return Section(
        heading="Why they answer together",
        says=(facts.why_joint,) if facts.why_joint else (),
        lines=tuple(reason_line(party.reason) for party in facts.parties),
    )


def reason_line(reason: Reason) -> str:
    """Say on one line what a party said about answering alone."""
    needs = on_one_line(reason.needs).rstrip(".")
    more = f" It needs the others for: {needs}." if needs else ""
    return f"{reason.name} {said_alone(reason)}.{more}"


def _dates(facts: PackFacts) -> Section:
    formed = f"The partnership was formed on {a_day(facts.formed_on)}, when all had confirmed it."
    answer = (f"Answers are due on {a_day(facts.answer_by)}.",) if facts.answer_by else ()
    rounds = (_round(each) for each in facts.rounds)
    return Section(heading="Dates, and how it came about", lines=(formed, *answer, *rounds))


PROPOSED = {"form": "the partnership", "change": "a change", "end": "its end"}
SETTLED = {
    "confirmed": "confirmed by all",
    "declined": "not confirmed by all",
    "replaced": "taken over by the next round",
    "withdrawn": "taken back",
}


def _round(each: Round) -> str:
    begun = f"Round {each.number} proposed {PROPOSED[each.kind]} on {a_day(each.proposed_on)}"
    if each.settled_on is None or each.status not in SETTLED:
        return f"{begun}; it is still open."
    return f"{begun}; {SETTLED[each.status]} on {a_day(each.settled_on)}."


def _agreement(agreement: AgreementInForce | None) -> Section:
    heading = "Their agreement"
    if agreement is None:
        return Section(heading=heading, says=(ASK_FOR_IT,))
    return Section(
        heading=heading,
        says=(f"Version {agreement.version} is in force since {a_day(agreement.since)}.",),
        lines=(
            f"Its fingerprint (SHA-256) is {agreement.fingerprint}.",
            "A copy with this fingerprint is that version, letter for letter.",
        ),
    )
