"""The words of emails about organisations: what happened, what is asked, one link."""

from commissioning.foundation.actor import Role
from commissioning.foundation.outbox import Letter


def invitation(by: str, organisation: str, role: Role, link: str) -> Letter:
    """Invite somebody to a role; the link opens one page and is used up by accepting."""
    return Letter(
        f"{by} invites you to act for {organisation}",
        f"{by} invites you to the shared register, as {role.words} of {organisation}.\n\n"
        f"Read what this means, and accept it, here:\n{link}\n\n"
        "The link is for you alone and works for 14 days. If you do not know why you got this, "
        "you can leave it: nothing happens.",
    )


def asked_to_join(name: str, organisation: str, link: str) -> Letter:
    """Tell an admin that somebody asks to join."""
    return Letter(
        f"{name} asks to join {organisation}",
        f"{name} asks to act for {organisation} in the shared register.\n\n"
        f"Read what they say, and say yes or no, here:\n{link}",
    )


def somebody_claims(name: str, organisation: str, link: str) -> Letter:
    """Tell an organisation's people that somebody else says they should speak for it."""
    return Letter(
        f"Somebody says they should speak for {organisation}",
        f"{name} has asked to take over the pages of {organisation} in the shared register. "
        "The place's convenor decides, and would like to hear from you first.\n\n"
        f"Read what they say, and answer, here:\n{link}",
    )


def welcomed(organisation: str, role: Role, link: str) -> Letter:
    """Tell somebody that what they asked for was said yes to."""
    return Letter(
        f"You can now act for {organisation}",
        f"You asked to act for {organisation} in the shared register. The answer is yes: you now "
        f"have the role of {role.words}.\n\nBegin here:\n{link}",
    )


def turned_down(organisation: str, why: str, link: str) -> Letter:
    """Tell somebody that what they asked for was said no to, and why."""
    return Letter(
        f"About your request to act for {organisation}",
        f"You asked to act for {organisation} in the shared register. The answer was no.\n\n"
        f"The reason given: {why}\n\nYou can see what else you could do here:\n{link}",
    )


def role_over(organisation: str, role: Role, link: str) -> Letter:
    """Tell somebody that a role of theirs has ended."""
    return Letter(
        f"Your role at {organisation} has ended",
        f"You no longer have the role of {role.words} at {organisation} in the shared register. "
        "What you did there stays on record.\n\n"
        f"Your account stays. If this is a mistake, you can ask to join again here:\n{link}",
    )


def vouch_asked(group: str, organisation: str, link: str) -> Letter:
    """Ask those who speak for an organisation to vouch for a group."""
    return Letter(
        f"{group} asks {organisation} to vouch for it",
        f"{group} is a group without a register number. It asks {organisation} to say that it "
        "is a real group, run by the people it says.\n\n"
        f"Read about it, and answer, here:\n{link}",
    )
