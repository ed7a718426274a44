"""The words and tables of the what-if page: sums with signs, steps, limits, losses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from commissioning.agreements.rules.agreed_sums import AgreedTarget
from commissioning.agreements.rules.content import Content, names
from commissioning.agreements.rules.leaver import days_counted
from commissioning.agreements.rules.losses import (
    LargestLoss,
    losses_of_each,
    partners_largest_loss,
)
from commissioning.agreements.rules.outcome import Outcome
from commissioning.agreements.rules.terms import Party, by_rank
from commissioning.agreements.rules.what_if import Leaving, measure_of
from commissioning.agreements.rules.worked import Explained
from commissioning.foundation.in_words import percent, pounds

BEFORE_LOWERED = "What the partners receive of a saving is shown before what is measured lowers it."
AFTER_LOWERED = "Of the partners' part of a saving, {part} is paid."
MOST_COLUMNS = 8  # parties in the tables; the bars and the spreadsheet have everyone


@dataclass(frozen=True, slots=True)
class Beside:
    """A party's largest loss beside its reserves: a sentence, and whether it is a warning."""

    words: str
    warns: bool


def in_signs(pence: int) -> str:
    """Say what is received or borne with its sign: "+£87,500", "−£40,000" and "£0"."""
    return f"+{pounds(pence)}" if pence > 0 else pounds(pence)


def of_what_is_measured(agreed: AgreedTarget) -> str:
    """Say whether sums of a saving are before or after what is measured; "" where none lowers."""
    if not agreed.may_be_lowered:
        return ""
    paid = agreed.terms.modifier_bp
    return BEFORE_LOWERED if paid is None else AFTER_LOWERED.format(part=percent(paid))


def steps_in_words(explained: Explained) -> Iterator[str]:
    """Say slice by slice how the partners' total comes about, and what lowers or holds it."""
    for line in explained.lines:
        share = percent(line.share_bp)
        yield f"{pounds(line.width_pence)} at {share} is {pounds(line.pence)}."
    if len(explained.lines) > 1:
        yield f"Together that is {pounds(abs(explained.added_up_pence))}."
    if explained.after_modifier_pence != explained.added_up_pence:
        yield f"What was measured lowers it to {pounds(explained.after_modifier_pence)}."
    if explained.held_by_limit:
        yield f"A limit holds it at {pounds(abs(explained.partners_pence))}."


def part_in_words(content: Content, leaving: Leaving, actual_pence: int) -> str:
    """Say for how much of the work a leaver's share counts: "548 of 1,096 days", or of the cost."""
    if measure_of(content) == "cost":
        return f"{pounds(leaving.spent_pence)} of {pounds(actual_pence)}"
    if not (content.starts_on and content.ends_on and leaving.on):
        return "no day"
    gone = days_counted(content.starts_on, leaving.on)
    return f"{gone:,} of {days_counted(content.starts_on, content.ends_on):,} days"


def limits_in_words(agreed: AgreedTarget) -> Iterator[str]:
    """Say the limits on what all partners share, and the most they could lose together."""
    terms = agreed.terms
    over, saved = terms.overspend_limit_pence, terms.savings_limit_pence
    yield f"Overspend limit: {pounds(over)}." if over is not None else "Overspends: no limit."
    yield f"Savings limit: {pounds(saved)}." if saved is not None else "Savings: no limit."
    most = partners_largest_loss(terms)
    yield (
        "There is no limit to what the partners could lose together."
        if most is None
        else f"The most all partners could lose together is {pounds(most)}."
    )


def losses_in_words(content: Content, agreed: AgreedTarget) -> list[tuple[str, str, str]]:
    """Give each party's name, the most it could lose if nobody leaves, and if only it stays."""
    called = names(content)
    losses = losses_of_each(agreed.terms, agreed.parties)  # in order of rank
    return [
        (called[key], loss_words(loss.together_pence), loss_words(loss.alone_pence))
        for key, loss in losses.items()
    ]


def loss_words(pence: int | None) -> str:
    """Say a largest loss: a sum, or "no limit"."""
    return "no limit" if pence is None else pounds(pence)


def head_of(agreed: AgreedTarget, called: Mapping[str, str]) -> list[str]:
    """Give the headings of the table: cost, partners, commissioner, and each one where few."""
    return ["Actual cost", "Partners", "Commissioner", *(called[p.key] for p in _shown(agreed))]


def rows_of(agreed: AgreedTarget, outcomes: Sequence[Outcome]) -> list[list[str]]:
    """Give one row for each actual cost, as `head_of` names its columns."""
    shown = len(_shown(agreed))
    return [
        [
            pounds(one.actual_pence),
            in_signs(one.partners_pence),
            in_signs(one.commissioner_pence),
            *(in_signs(share.pence) for share in one.by_party[:shown]),
        ]
        for one in outcomes
    ]


def _shown(agreed: AgreedTarget) -> list[Party]:
    """Give the parties that have a column: all by rank, or none where no page is so wide."""
    ranked = by_rank(agreed.parties)
    return ranked if len(ranked) <= MOST_COLUMNS else []


def loss_beside_reserves(loss: LargestLoss, reserves_pence: int | None) -> Beside:
    """Set the most a party could lose, whoever leaves, beside the unrestricted reserves it has."""
    loss_pence = loss.alone_pence
    if loss_pence is None:
        return Beside("There is no limit to what you could lose under this version.", warns=True)
    most = f"The most you could lose under this version is {_both(loss)}."
    if reserves_pence is None:
        return Beside(most, warns=False)
    if loss_pence > reserves_pence:
        more = pounds(loss_pence - reserves_pence)
        held = f"Your unrestricted reserves are {pounds(reserves_pence)}, which is {more} less."
        return Beside(f"{most} {held}", warns=True)
    held = f"Your unrestricted reserves of {pounds(reserves_pence)} would cover it."
    return Beside(f"{most} {held}", warns=False)


def _both(loss: LargestLoss) -> str:
    """Say a largest loss once where it is the same whoever leaves."""
    if loss.together_pence == loss.alone_pence:
        return pounds(loss.alone_pence)
    together, alone = pounds(loss.together_pence), pounds(loss.alone_pence)
    return f"{together} if nobody leaves, and {alone} if only you stay to the end"
