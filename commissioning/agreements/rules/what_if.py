"""What one actual cost would mean under a version, also once a party has left."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from commissioning.agreements.rules.agreed_sums import AgreedTarget, agreed_sums
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.leaver import after_leaving, part_by_cost, part_by_time
from commissioning.agreements.rules.sharing_terms import TargetCostShares
from commissioning.agreements.rules.soundness import why_not
from commissioning.agreements.rules.terms import Party
from commissioning.agreements.rules.worked import worked_examples
from commissioning.foundation.errors import Refused
from commissioning.foundation.in_words import a_day

EARLY = "There is nothing to work out yet. First: "


@dataclass(frozen=True, slots=True)
class Leaving:
    """A party that leaves: which, and how far the work had come by then.

    `on` is the settlement date, `spent_pence` the cost until then; the clause says which counts.
    """

    party: str
    on: date | None = None
    spent_pence: int | None = None


def sums_to_share(content: Content) -> AgreedTarget | None:
    """Give what `outcome` works with, or None where no savings and overspends are shared.

    Raises Refused, with what is still to be said, where the money clause makes no sense yet.
    """
    found = agreed_sums(content)
    if not isinstance(found, AgreedTarget):
        return None
    if faults := why_not(found.terms, found.parties):
        raise Refused(EARLY + faults[0][0])
    return found


def once_measured(agreed: AgreedTarget, paid_bp: int | None) -> AgreedTarget:
    """Give the sums when so much of a saving is paid, in hundredths of a percent; None: all of it.

    Only where the parties agreed that what is measured may lower it.
    """
    if not agreed.may_be_lowered or paid_bp is None:
        return agreed
    return replace(agreed, terms=replace(agreed.terms, modifier_bp=paid_bp))


def once_left(
    content: Content, agreed: AgreedTarget, leaving: Leaving, actual_pence: int
) -> tuple[Party, ...]:
    """Give the parties with the weights that count once one has left (rules/leaver.py).

    Raises Refused where the date, the cost or the agreement's own dates are not there to work with.
    """
    part = _part_done(content, leaving, actual_pence)
    return after_leaving(agreed.parties, {leaving.party: part})


def costs_worth_knowing(agreed: AgreedTarget) -> list[int]:
    """Give the actual costs of the worked examples, in pence, the target cost first."""
    examples = worked_examples(agreed.terms, agreed.parties)
    costs = [example.outcome.actual_pence for example in examples]
    return list(dict.fromkeys([agreed.terms.target_pence, *costs]))


def measure_of(content: Content) -> str:
    """Say by what a leaver's share is measured: "time" or "cost"."""
    return content.shares.leaver_measure if isinstance(content.shares, TargetCostShares) else "time"


def _part_done(content: Content, leaving: Leaving, actual_pence: int) -> Fraction:
    if measure_of(content) == "cost":
        if leaving.spent_pence is None:
            raise Refused("Enter what had been spent when the party left", "spent")
        if leaving.spent_pence > actual_pence or not actual_pence:
            raise Refused("Enter a cost from £0 to the whole actual cost", "spent")
        return part_by_cost(leaving.spent_pence, actual_pence)
    if leaving.on is None:
        raise Refused("Enter the day to which the share is worked out", "left_on")
    if content.starts_on is None or content.ends_on is None:
        raise Refused("The agreement does not say yet when it starts and ends", "left_on")
    if not content.starts_on <= leaving.on <= content.ends_on:
        first, last = a_day(content.starts_on), a_day(content.ends_on)
        raise Refused(f"Enter a day from {first} to {last}", "left_on")
    return part_by_time(content.starts_on, content.ends_on, leaving.on)
