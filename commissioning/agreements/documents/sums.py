"""The chapter of worked examples: what costs would mean, in words, as tables and as a picture."""

from collections.abc import Iterator, Sequence

from commissioning.agreements.documents.blocks import Block, Chapter, Heading, Listing, Prose, Table
from commissioning.agreements.documents.drawing import picture
from commissioning.agreements.rules.agreed_sums import AgreedGrant, AgreedTarget, agreed_sums
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.curve import curve
from commissioning.agreements.rules.grant import share_budget
from commissioning.agreements.rules.missing_money import missing_sums
from commissioning.agreements.rules.outcome import Outcome
from commissioning.agreements.rules.pence import part_of, rounded
from commissioning.agreements.rules.saying import Called
from commissioning.agreements.rules.what_if_words import of_what_is_measured
from commissioning.agreements.rules.worked import Why, WorkedExample, explain, worked_examples
from commissioning.foundation.in_words import percent, pounds

TITLE = "Worked examples"
LOWEST_BP, HIGHEST_BP = 7_500, 12_500  # the costs that are shown, as parts of the target
STEPS = 50  # one whole percent of the target each
COSTS_BESIDE = 4  # more columns of sums would not fit a page

WHYS = {
    Why.SAVING: "a saving",
    Why.TARGET: "the target cost",
    Why.OVERSPEND: "an overspend",
    Why.SAVINGS_LIMIT: "the limit on savings is reached",
    Why.OVERSPEND_LIMIT: "the limit on overspends is reached",
    Why.OWN_LIMIT: "a party's own limit is reached",
    Why.NO_LIMIT: "overspends have no limit",
}


def worked_chapter(content: Content, call: Called) -> Iterator[Chapter]:
    """Give the chapter of worked examples where money is shared and every sum is said."""
    sums = agreed_sums(content)
    if sums is None or missing_sums(content):
        return
    if isinstance(sums, AgreedGrant):
        yield Chapter(TITLE, (_grant(sums, call),))
    else:
        yield Chapter(TITLE, tuple(_target(sums, call)))


def signed(pence: int) -> str:
    """Say a sum with its sign, since a gain and a loss stand side by side: "+£10", "−£10"."""
    return f"+{pounds(pence)}" if pence > 0 else pounds(pence)


def _grant(sums: AgreedGrant, call: Called) -> Table:
    shared = share_budget(sums.total_pence, sums.parts)
    rows = tuple((call[given.key], pounds(given.pence)) for given in shared)
    total = ("Together", pounds(sum(given.pence for given in shared)))
    caption = f"What each receives of {pounds(sums.total_pence)}"
    return Table(caption, ("Party", "Receives"), (*rows, total), (2, 1), (1,))


def _target(sums: AgreedTarget, call: Called) -> Iterator[Block]:
    low, high = (rounded(part_of(sums.terms.target_pence, bp)) for bp in (LOWEST_BP, HIGHEST_BP))
    points = curve(sums.terms, sums.parties, low, high, STEPS)
    examples = worked_examples(sums.terms, sums.parties)
    yield Prose(
        "A plus is what is received, a minus is what is borne. Each sum is worked out slice by "
        "slice, and rounded once to the penny."
    )
    if before := of_what_is_measured(sums):
        yield Prose(before)
    yield picture(sums, points, call)
    yield from _what_each(examples, call)
    yield from _how(sums, examples)
    yield Heading("From cost to cost")
    yield _in_all("What a cost means, for every percent near the target", points)


def _in_all(caption: str, points: Sequence[Outcome]) -> Table:
    rows = tuple(
        (pounds(at.actual_pence), signed(at.partners_pence), signed(at.commissioner_pence))
        for at in points
    )
    head = ("If it costs", "The partners together", "The commissioner")
    return Table(caption, head, rows, (1, 1, 1), (1, 2))


def _what_each(examples: Sequence[WorkedExample], call: Called) -> Iterator[Block]:
    yield Heading("What each party receives or bears")
    for first in range(0, len(examples), COSTS_BESIDE):
        beside = [example.outcome for example in examples[first : first + COSTS_BESIDE]]
        head = ("If it costs", *(pounds(each.actual_pence) for each in beside))
        rows = (*_party_rows(beside, call), _commissioner_row(beside))
        caption = f"Costs from {head[1]} to {head[-1]}"
        numbers = tuple(range(1, len(head)))
        yield Table(caption, head, rows, (3, *(2 for _ in beside)), numbers)


def _party_rows(beside: Sequence[Outcome], call: Called) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (call[column[0].key], *(signed(share.pence) for share in column))
        for column in zip(*(each.by_party for each in beside), strict=True)
    )


def _commissioner_row(beside: Sequence[Outcome]) -> tuple[str, ...]:
    return ("The commissioner", *(signed(each.commissioner_pence) for each in beside))


def _how(sums: AgreedTarget, examples: Sequence[WorkedExample]) -> Iterator[Block]:
    yield Heading("How each comes about")
    for example in examples:
        actual = example.outcome.actual_pence
        whys = ", ".join(WHYS[why] for why in example.whys)
        yield Prose(f"If it costs {pounds(actual)} ({whys}):")
        yield Listing(tuple(_explained(sums, actual)))


def _explained(sums: AgreedTarget, actual_pence: int) -> Iterator[str]:
    found = explain(sums.terms, actual_pence)
    for line in found.lines:
        yield f"{pounds(line.width_pence)} at {percent(line.share_bp)} is {pounds(line.pence)}"
    held = ", held by the limit" if found.held_by_limit else ""
    yield f"The partners together: {signed(found.partners_pence)}{held}"
