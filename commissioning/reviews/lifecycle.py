"""The lifecycle of a review, as a table (PRODUCT.md section 7). No move holds anything up."""

from commissioning.foundation.actor import Role
from commissioning.foundation.lifecycle import Lifecycle, rows

REVIEWERS = frozenset({Role.COMMISSIONER})

REVIEW = Lifecycle(
    "review",
    rows(
        ("draft", "share", "shared", REVIEWERS),
        ("draft", "put_aside", "discarded", REVIEWERS),
        ("shared", "conclude", "concluded", REVIEWERS),
        ("draft", "take_over", "draft", REVIEWERS),
        ("shared", "take_over", "shared", REVIEWERS),
    ),
)
