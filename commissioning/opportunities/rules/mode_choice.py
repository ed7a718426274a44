"""What a commissioner should know before choosing a sharing mode, and what a change of it does."""

from commissioning.foundation.sharing import SharingMode

CONSEQUENCES = {
    SharingMode.SHARED: (
        "Only where there is no competition to protect: an allocated grant or an open talk, say.",
        "Members and clear commissioners see who is bidding, where the bidder agrees to it.",
        "They can find each other and plan together in the open.",
        "You need the name and post of the procurement officer who agreed. Both are shown.",
    ),
    SharingMode.INTRODUCTIONS: (
        "Right while a competition is live, or may come. Every opportunity begins this way.",
        "Nobody sees who is bidding, not even how many.",
        "Two organisations that both ask for it can be introduced, each by a card without prices.",
    ),
    SharingMode.SEALED: (
        "Right where even an introduction could do harm.",
        "Nothing goes through the register until the decision, and no introduction begins.",
        "What was introduced or formed before still stands.",
    ),
}
TIGHTER = (
    "This shows less than before, from now on: what members could see is hidden again at once. "
    "It cannot make anyone forget what they have read."
)
LOOSER = (
    "This allows more to be shown, but opens nothing by itself: what an organisation said stays as "
    "private as it agreed to, until it agrees to more."
)


def mode_sentence(before: SharingMode, after: SharingMode, *, first: bool) -> str:
    """Say a choice of mode as the history does."""
    if first or before is after:
        return f"What may be shared was chosen: {after.words}"
    return f"What may be shared changed from “{before.words}” to “{after.words}”"
