"""The words of emails about reviews: that something was written, never what."""

from commissioning.foundation.outbox import Letter


def shared(link: str) -> Letter:
    """Tell a partner that a commissioner's review is there to read and answer."""
    return Letter(
        "A commissioner shares a review with you",
        "A commissioner has read your partnership, and shares with you the strengths they saw, "
        "and their questions and concerns. It is advice: nothing waits for it. You can answer "
        f"each point.\n\nRead it, and answer, here:\n{link}",
    )


def point_added(link: str) -> Letter:
    """Tell a partner that a review they have read has one more point."""
    return Letter(
        "A commissioner has added to a review",
        "A commissioner has added a point to the review of your partnership.\n\n"
        f"Read it, and answer if you like, here:\n{link}",
    )


def answered(link: str) -> Letter:
    """Tell the reviewer that a partner has answered."""
    return Letter(
        "A partner has answered in your review",
        "One of the partners has answered a point of your review.\n\n"
        f"Read it, and go on from there, here:\n{link}",
    )


def concluded(link: str) -> Letter:
    """Tell a partner that the review has come to its end; what it says is on the page."""
    return Letter(
        "A commissioner has concluded a review",
        "A commissioner has concluded the review of your partnership, and gives the reasons. It "
        f"is advice, and holds nothing up.\n\nRead it here:\n{link}",
    )


def working_said(link: str) -> Letter:
    """Tell a commissioner what partners said of their way of working is there to read."""
    return Letter(
        "A partner says how working with you goes",
        "An organisation has written what in your way of working helps, and what gets in the way. "
        f"You can answer.\n\nRead it here:\n{link}",
    )


def working_answered(link: str) -> Letter:
    """Tell a partner that the commissioner has answered what they said."""
    return Letter(
        "A commissioner has answered what you said",
        "A commissioner has answered what you wrote about their way of working.\n\n"
        f"Read it here:\n{link}",
    )
