"""The words of emails about disputes: that something was written, never what."""

from commissioning.foundation.outbox import Letter


def opened(link: str) -> Letter:
    """Tell a partner that another asks to settle something by the agreed steps."""
    return Letter(
        "A partner asks to settle something with you",
        "A partner has written down something you do not agree on, under an agreement that you "
        "share. The steps you agreed, with their days, begin today. Meanwhile the work goes on."
        f"\n\nRead it, and add your view, here:\n{link}",
    )


def stepped_up(link: str) -> Letter:
    """Tell a partner that the next of the agreed steps has begun."""
    return Letter(
        "The next step to settle a disagreement has begun",
        "A disagreement under an agreement that you share has moved to the next of the steps you "
        f"agreed.\n\nSee who meets now, and by when, here:\n{link}",
    )
