"""What each item of an agreement says, as a label and a text: what differences compare."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from commissioning.agreements.rules.clauses.library import clause_kind
from commissioning.agreements.rules.content import Content, names
from commissioning.agreements.rules.parts import EFFECT, LIKELIHOOD, Clause, Party, Risk
from commissioning.agreements.rules.saying_money import money_items
from commissioning.foundation.in_words import a_day, percent, pounds, yes_or_no

Called = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """One item: where it stands, the key that stays with it, and what it says.

    `thing` is what is compared, so that no difference is lost in words; an empty text is nothing
    said.
    """

    part: str
    key: str
    label: str
    text: str
    thing: object


def called(*contents: Content) -> dict[str, str]:
    """Give a name for every party of these contents; two of one name are told apart."""
    known = {ref: name for content in contents for ref, name in names(content).items()}
    often = Counter(known.values())
    twins = {ref for ref, name in known.items() if often[name] > 1}
    return {ref: f"{name} ({ref[:6]})" if ref in twins else name for ref, name in known.items()}


def items(content: Content, call: Called) -> Iterator[Item]:
    """Give every item of an agreement, in the order of the page; `call` names the parties."""
    yield from _top(content)
    yield from (_party(party) for party in content.parties)
    yield from (_clause(clause) for clause in content.clauses)
    yield from _brought_and_received(content, call)
    for key, label, text, thing in money_items(content.shares, call):
        yield Item("shares", key, label, text, thing)
    yield from (_risk(risk, call) for risk in content.risks)
    yield from _learning_and_reviews(content)
    yield from _steps(content)


def _top(content: Content) -> Iterator[Item]:
    yield Item("title", "", "Title", content.title, content.title)
    yield Item("purpose", "", "Purpose", content.purpose, content.purpose)
    form = content.legal_form.replace("_", " ").capitalize()
    yield Item("legal_form", "", "Legal form", form, content.legal_form)
    for name, label, day in (
        ("starts_on", "Starts", content.starts_on),
        ("ends_on", "Ends", content.ends_on),
    ):
        yield Item("dates", name, label, a_day(day) if day else "", day)


def _party(party: Party) -> Item:
    said = [f"{party.name}, rank {party.rank}."]
    said += ["It leads."] if party.is_lead else []
    said += ["It is a commissioner."] if party.is_commissioner else []
    said += [f"What it does: {party.role}"] if party.role else []
    return Item("parties", party.ref, f"Party: {party.name}", " ".join(said), party)


def _clause(clause: Clause) -> Item:
    kind = clause_kind(clause.key)
    own_title = kind is None or kind.title != clause.title
    text = f"{clause.title}\n\n{clause.text}" if own_title else clause.text
    return Item("clauses", clause.key, f"Clause: {clause.title}", text, clause)


def _brought_and_received(content: Content, call: Called) -> Iterator[Item]:
    for brought in content.contributions:
        worth = f", {pounds(brought.pence)}" if brought.pence is not None else ""
        text = f"{brought.what} ({brought.kind}{worth})"
        label = f"What {call[brought.party]} brings"
        yield Item("contributions", brought.ref, label, text, brought)
    for benefit in content.benefits_other:
        label = f"What {call[benefit.party]} receives besides money"
        yield Item("benefits_other", benefit.ref, label, benefit.what, benefit)


def _risk(risk: Risk, call: Called) -> Item:
    bearers = ", ".join(f"{call[b.party]} {percent(b.percent_bp)}" for b in risk.bearers)
    said = [
        f"{risk.title}. {risk.what}".strip(),
        f"How likely: {LIKELIHOOD[risk.likelihood]}. Effect: {EFFECT[risk.effect]}.",
        f"Borne by: {bearers or 'not said'}.",
        f"What we do: {risk.mitigation or 'not said'}",
        f"Who keeps an eye on it: {call[risk.holder] if risk.holder else 'not said'}.",
    ]
    return Item("risks", risk.ref, f"Risk: {risk.title}", "\n".join(said), risk)


def _learning_and_reviews(content: Content) -> Iterator[Item]:
    for measure in content.measures:
        said = (
            f"{measure.question}\nWhat is counted: {measure.counted or 'not said'}\n"
            f"How often: {measure.how_often or 'not said'}\n"
            f"Used for payment: {yes_or_no(measure.used_for_payment)}"
        )
        yield Item("measures", measure.ref, f"Measure: {measure.question}", said, measure)
    for review in content.reviews:
        said = f"{a_day(review.on)}: {review.about}" if review.about else a_day(review.on)
        yield Item("reviews", review.ref, "Day to look at it together", said, review)


def _steps(content: Content) -> Iterator[Item]:
    for step in content.disputes:
        who = f" With: {step.who}." if step.who else ""
        text = f"{step.what}.{who} Days: {step.days}"
        yield Item("disputes", step.ref, "Step when we do not agree", text, step)
