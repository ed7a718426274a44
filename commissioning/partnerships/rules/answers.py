"""What follows from each answer to a proposal, said before it is given."""

VERSIONS_WITHDRAWN = (
    "A version of an agreement that still waits for boards or signatures is withdrawn."
)
_LAST = {
    "form": "You are the last to confirm, so the partnership is formed at once.",
    "change": "You are the last to confirm, so the change holds at once.",
    "end": "You are the last to confirm, so the partnership ends at once.",
}
_NOT_LAST = {
    "form": "The partnership is formed when all of you have confirmed these same words.",
    "change": "The change holds when all of you have confirmed these same words.",
    "end": "The partnership ends when all of you have confirmed.",
}
_CONFIRMED = {
    "form": (
        (
            "It is not a contract. What you share and who bears which risk comes in the agreement, "
            "which your boards approve."
        ),
        "You can say no until the last has confirmed. Later you can leave, on a day that you name.",
    ),
    "change": ("You can say no until all have confirmed, and suggest another later.",),
    "end": (
        "What you wrote and agreed together stays on the record, for you alone.",
        "What each of you brought in is then no longer shown to the others.",
        VERSIONS_WITHDRAWN,
        "This cannot be undone. You can propose a new partnership.",
    ),
}
_DECLINED = {
    "form": (
        "This round is over for all who were asked.",
        "Those who proposed it can ask the others again without you, or let it go.",
    ),
    "change": ("The change does not happen. The partnership stays as it is.",),
    "end": ("The partnership goes on. You can still leave it yourself, on a day that you name.",),
}


def after_confirming(kind: str, *, last: bool) -> tuple[str, ...]:
    """Say what follows from confirming a proposal of this kind; `last`: nobody else is awaited."""
    return ((_LAST if last else _NOT_LAST)[kind], *_CONFIRMED[kind])


def after_declining(kind: str) -> tuple[str, ...]:
    """Say what follows from saying no to a proposal of this kind."""
    return (*_DECLINED[kind], "Your answer cannot be changed.")
