"""The agreement's parts, each as a chapter of the paper; a part that says nothing is left out."""

from collections.abc import Iterator

from commissioning.agreements.documents.blocks import Block, Chapter, Heading, Prose, Table
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.disputes import HOW_DAYS_COUNT
from commissioning.agreements.rules.parts import EFFECT, LIKELIHOOD, Party, Risk
from commissioning.agreements.rules.saying import Called
from commissioning.agreements.rules.saying_money import money_items
from commissioning.foundation.in_words import a_day, listed, percent, pounds, yes_or_no

Rows = tuple[tuple[str, ...], ...]
NOT_SAID = "Not said"


def chapters(content: Content, call: Called) -> Iterator[Chapter]:
    """Give a chapter for each part of the agreement, money's examples aside; `call` names."""
    found = (
        ("The agreement", tuple(_about(content))),
        ("Parties and roles", _parties(content)),
        ("What we agree", tuple(_clauses(content))),
        ("What each brings", _contributions(content, call)),
        ("What each receives besides money", _benefits(content, call)),
        ("How money is shared", _money(content, call)),
        ("Risks and who bears them", _risks(content, call)),
        ("What we measure for learning", _measures(content)),
        ("Looking at it together", _reviews(content)),
        ("When we do not agree", tuple(_steps(content))),
    )
    yield from (Chapter(title, blocks) for title, blocks in found if blocks)


def _table(caption: str, head: tuple[str, ...], rows: Rows, *widths: int) -> tuple[Block, ...]:
    return (Table(caption, head, rows, widths),) if rows else ()


def _about(content: Content) -> Iterator[Block]:
    if content.purpose:
        yield Prose(content.purpose)
    form = content.legal_form.replace("_", " ").capitalize()
    facts = (
        ("Title", content.title),
        ("Legal form", form),
        ("Takes effect on", a_day(content.starts_on)),
        ("Ends on", a_day(content.ends_on)),
    )
    yield from _table("What this agreement is", ("What", "What is agreed"), facts, 1, 3)


def _parties(content: Content) -> tuple[Block, ...]:
    rows = tuple(
        (str(party.rank), party.name, _stands_as(party), party.role or NOT_SAID)
        for party in sorted(content.parties, key=lambda party: party.rank)
    )
    return _table(
        "The parties, by rank: an odd penny goes to the lower number",
        ("Rank", "Party", "Stands as", "What it does"),
        rows,
        *(1, 4, 3, 6),
    )


def _stands_as(party: Party) -> str:
    marks = ["lead" if party.is_lead else "", "commissioner" if party.is_commissioner else ""]
    return listed([mark for mark in marks if mark]).capitalize() or "Party"


def _clauses(content: Content) -> Iterator[Block]:
    for number, clause in enumerate(content.clauses, start=1):
        yield Heading(f"{number}. {clause.title}")
        paragraphs = [part.strip() for part in clause.text.split("\n\n") if part.strip()]
        yield from (Prose(text) for text in paragraphs or [NOT_SAID])


def _contributions(content: Content, call: Called) -> tuple[Block, ...]:
    rows = tuple(
        (call[item.party], item.what, item.kind.capitalize(), _worth(item.pence))
        for item in content.contributions
    )
    head = ("Party", "What it brings", "Kind", "Worth")
    return _table("What each party brings", head, rows, 3, 6, 2, 2)


def _worth(pence: int | None) -> str:
    return "No sum" if pence is None else pounds(pence)


def _benefits(content: Content, call: Called) -> tuple[Block, ...]:
    rows = tuple((call[item.party], item.what) for item in content.benefits_other)
    return _table("Posts, space, learning and the like", ("Party", "What it receives"), rows, 1, 2)


def _money(content: Content, call: Called) -> tuple[Block, ...]:
    rows = tuple(
        (label, text or NOT_SAID) for _, label, text, _ in money_items(content.shares, call)
    )
    return _table("What is agreed about money", ("What", "What is agreed"), rows, 1, 2)


def _risks(content: Content, call: Called) -> tuple[Block, ...]:
    rows = tuple(_risk(risk, call) for risk in content.risks)
    head = ("Risk", "How likely, and its effect", "Borne by", "What we do, and who watches it")
    return _table("The register of risks", head, rows, 4, 3, 3, 4)


def _risk(risk: Risk, call: Called) -> tuple[str, ...]:
    borne = [f"{call[bearer.party]} {percent(bearer.percent_bp)}" for bearer in risk.bearers]
    watches = f"{call[risk.holder]} keeps an eye on it" if risk.holder else ""
    return (
        _lines(risk.title, risk.what),
        f"{LIKELIHOOD[risk.likelihood]}; {EFFECT[risk.effect]}".capitalize(),
        "\n".join(borne) or NOT_SAID,
        _lines(risk.mitigation, watches) or NOT_SAID,
    )


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _measures(content: Content) -> tuple[Block, ...]:
    rows = tuple(
        (
            measure.question,
            measure.counted or NOT_SAID,
            measure.how_often or NOT_SAID,
            yes_or_no(measure.used_for_payment).capitalize(),
        )
        for measure in content.measures
    )
    head = ("Question", "What is counted", "How often", "Changes what is paid")
    return _table("Questions to learn from", head, rows, 4, 4, 2, 2)


def _reviews(content: Content) -> tuple[Block, ...]:
    reviews = sorted(content.reviews, key=lambda review: (review.on, review.ref))
    rows = tuple((a_day(review.on), review.about or NOT_SAID) for review in reviews)
    return _table("Days on which we look at it together", ("Day", "About"), rows, 1, 3)


def _steps(content: Content) -> Iterator[Block]:
    rows = tuple(
        (str(number), step.what, step.who or NOT_SAID, str(step.days))
        for number, step in enumerate(content.disputes, start=1)
    )
    if rows:
        yield Prose(f"{HOW_DAYS_COUNT} A dispute ends when the parties settle it.")
    head = ("Step", "What happens", "With", "Days")
    yield from _table("The steps, in order", head, rows, 1, 6, 4, 1)
