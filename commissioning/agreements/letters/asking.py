"""The words of emails about what all partners are asked: what happened, one link, no secrets."""

from commissioning.agreements.rules.asking import Kind
from commissioning.foundation.outbox import Letter

ABOUT = {
    Kind.SETTLE: "how a disagreement under your agreement was settled",
    Kind.END: "that your agreement ends early",
}


def asked(kind: str, link: str) -> Letter:
    """Tell a partner that the same words wait for everybody's yes."""
    return Letter(
        "Words wait for the yes of all partners",
        f"A partner has put words to all of you that say {ABOUT[Kind(kind)]}. It counts when all "
        "of you have said yes to the same words. Nothing is agreed by saying nothing.\n\n"
        f"Read them, and say yes or not yet, here:\n{link}",
    )


def not_yet(kind: str, link: str) -> Letter:
    """Tell a partner that one of them would change the words."""
    return Letter(
        "A partner says: not yet",
        f"One of you is not ready to say yes to the words that say {ABOUT[Kind(kind)]}. What it "
        f"would change is on this page. Anybody can put other words to all of you:\n{link}",
    )


def taken_back(kind: str, link: str) -> Letter:
    """Tell a partner that somebody's word on it was taken back."""
    return Letter(
        "A partner has taken back what it said",
        f"A partner has taken back its word on what says {ABOUT[Kind(kind)]}. How it stands now "
        f"is here:\n{link}",
    )


def agreed(kind: str, link: str) -> Letter:
    """Tell a partner that all have said yes."""
    return Letter(
        "All partners have said yes to the same words",
        f"All of you have said yes to the words that say {ABOUT[Kind(kind)]}. They are on the "
        f"record here:\n{link}",
    )
