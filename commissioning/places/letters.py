"""The words of emails about places: what happened, what is asked, one link."""

from dataclasses import dataclass

from commissioning.foundation.outbox import Letter


@dataclass(frozen=True, slots=True)
class Told:
    """What every letter about a place names: the place, an organisation, and one link."""

    place: str
    organisation: str
    link: str


def asked_to_join(told: Told) -> Letter:
    """Tell a convenor that an organisation asks to join."""
    return _letter(
        f"{told.organisation} asks to join {told.place}",
        f"{told.organisation} has promised to keep the charter of {told.place} and asks to join.",
        "You convene the place, so the answer is yours.",
        f"Read what they say and answer: {told.link}",
    )


def admitted(told: Told, words: str) -> Letter:
    """Tell an organisation's admins that it has joined."""
    return _letter(
        f"{told.organisation} has joined {told.place}",
        f"{told.organisation} is now a member of {told.place}.",
        _quoted(words),
        f"See the place and its members: {told.link}",
    )


def declined(told: Told, reason: str) -> Letter:
    """Tell an organisation's admins that it was not admitted, and why."""
    return _letter(
        f"Your request to join {told.place}",
        f"{told.organisation} has not been admitted to {told.place} for now. The convenor says:",
        _quoted(reason),
        f"You can write to the convenor, and you can ask again: {told.link}",
    )


def left(told: Told, why: str) -> Letter:
    """Tell a convenor that an organisation has left."""
    return _letter(
        f"{told.organisation} has left {told.place}",
        f"{told.organisation} has left {told.place}. What it did there stays on the record.",
        _quoted(why),
        f"See the members: {told.link}",
    )


def new_charter(told: Told, number: int, why: str) -> Letter:
    """Tell a member's admins that the charter has a new version."""
    return _letter(
        f"The charter of {told.place} has changed",
        f"Version {number} of the charter of {told.place} is here. What is new, in short:",
        _quoted(why),
        f"Please read what changed, and promise to keep it if you can: {told.link}",
    )


def verified(told: Told) -> Letter:
    """Tell an organisation's admins that it is verified."""
    return _letter(
        f"{told.organisation} is verified",
        f"The convenor of {told.place} has checked that {told.organisation} is who it says it is"
        " and that you speak for it.",
        "Members can now see what you share with them, and you can be introduced to others.",
        f"See your organisation's page: {told.link}",
    )


def verification_taken_back(told: Told, evidence: str) -> Letter:
    """Tell an organisation's admins that its verification was taken back, and why."""
    return _letter(
        f"{told.organisation} is no longer verified",
        f"The convenor of {told.place} has taken back the verification of {told.organisation}."
        " What you wrote is kept, and others cannot see it for now. The convenor says:",
        _quoted(evidence),
        f"Look at your organisation's page and put right what needs it: {told.link}",
    )


def convenor_asked(told: Told) -> Letter:
    """Tell a convenor that somebody claims an organisation, or that its only admin has gone."""
    return _letter(
        f"Somebody asks to speak for {told.organisation}",
        f"Somebody says that they should speak for {told.organisation}, and its admins cannot"
        f" settle it alone. You convene {told.place}, so the answer is yours.",
        f"Read what each side says, and answer: {told.link}",
    )


def renamed(told: Told, before: str) -> Letter:
    """Tell a convenor that an organisation they verified has taken another name."""
    return _letter(
        f"{before} is now called {told.organisation}",
        f"{before}, a member of {told.place}, has changed its name to {told.organisation}. The"
        " old name is kept. Please check that it is still the organisation that was verified.",
        f"See what was noted about it: {told.link}",
    )


def duty_given(told: Told) -> Letter:
    """Tell somebody that they convene a place from now on."""
    return _letter(
        f"You now convene {told.place}",
        f"You have been given the convenor's duty for {told.place}, in your role at"
        f" {told.organisation}. You admit organisations, verify them and keep the charter.",
        "You see what members see, and no more.",
        f"See what waits: {told.link}",
    )


def duty_ended(told: Told) -> Letter:
    """Tell somebody that they no longer convene a place."""
    return _letter(
        f"You no longer convene {told.place}",
        f"Your duty as convenor of {told.place} has ended. Your role at {told.organisation}"
        " stays as it is. Thank you for what you did.",
        f"See the place: {told.link}",
    )


def admin_given(told: Told, evidence: str) -> Letter:
    """Tell an organisation's people that the administrator gave it a new admin, and why."""
    return _letter(
        f"{told.organisation} has a new admin",
        f"The administrator of this register has given {told.organisation} a new admin, because"
        " nobody could manage its page. What was noted:",
        _quoted(evidence),
        f"If this is wrong, tell the convenor of your place at once: {told.link}",
    )


def _letter(subject: str, *paragraphs: str) -> Letter:
    text = "\n\n".join(paragraph for paragraph in ("Hello,", *paragraphs) if paragraph)
    return Letter(subject, text + "\n\nThe shared register\n")


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""
