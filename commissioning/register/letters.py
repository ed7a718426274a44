"""The words of emails from the register: what happened, what is asked, one link, no secrets."""

from commissioning.foundation.outbox import Letter


def someone_to_talk_to(link: str) -> Letter:
    """Tell one side that a card fits theirs; nothing in it says whose, or about what."""
    return Letter(
        "There may be someone to talk to",
        "You asked to be introduced to others about one of your bids. Another organisation's "
        "card fits yours: one of you brings what the other lacks.\n\n"
        "Read what they bring, and say whether you would like to talk, here:\n"
        f"{link}\n\n"
        "Neither of you sees the other's name until you have both said yes.",
    )


def talks_began(link: str) -> Letter:
    """Tell one side that both have said yes; the name is on the page, not in the email."""
    return Letter(
        "You both said yes: you can talk now",
        "You and the other organisation have both said that you would like to talk. Their name "
        "and how to reach them are on this page, with the note to tell the buyer:\n"
        f"{link}",
    )


def talks_ended(link: str) -> Letter:
    """Tell one side that the other ended the talks; the reason stays with them."""
    return Letter(
        "Your talks have ended",
        "The organisation that you were introduced to has ended the talks. The cards are closed "
        "on both sides.\n\n"
        f"What you could do next is here:\n{link}",
    )


def talks_stopped(link: str) -> Letter:
    """Tell both sides that the register ended the talks: one of them no longer stands here."""
    return Letter(
        "Your talks have ended",
        "One of the two of you is no longer a verified member of the place, so the register has "
        "ended your talks. The cards are closed on both sides.\n\n"
        f"What you could do next is here:\n{link}",
    )


def pair_marked(by: str, link: str) -> Letter:
    """Tell one side of an overlap that the other said something of the pair (shared mode)."""
    return Letter(
        f"{by} has said where you two stand",
        f"You and {by} are bidding for things that belong together. They have said where they "
        "see the two of you.\n\n"
        f"Read it, and say how you see it, here:\n{link}",
    )
