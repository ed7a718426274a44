"""What an overspend without a limit could cost the partners, said before anybody confirms it."""

from collections.abc import Iterator

from commissioning.agreements.rules.agreed_sums import AgreedTarget, agreed_sums
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.gainshare import partners_total
from commissioning.agreements.rules.losses import partners_largest_loss
from commissioning.agreements.rules.soundness import why_not_terms
from commissioning.agreements.rules.texts_and_sums import MOST_PENCE
from commissioning.foundation.in_words import pounds

TIMES = 3  # an example far from the target cost, but one that has happened


def without_a_limit(content: Content) -> Iterator[str]:
    """Say in words that there is no limit, with an example; nothing where one holds."""
    sums = agreed_sums(content)
    if not isinstance(sums, AgreedTarget) or why_not_terms(sums.terms):
        return
    actual = TIMES * sums.terms.target_pence
    if partners_largest_loss(sums.terms) is not None or actual > MOST_PENCE:
        return
    yield (
        f"As it stands there is no limit. If the work cost {pounds(actual)}, three times the "
        f"target cost, the partners would bear {pounds(-partners_total(sums.terms, actual))}."
    )
