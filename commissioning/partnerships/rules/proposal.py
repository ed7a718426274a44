"""What a proposal says: the partnership as all of its parties would confirm it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from commissioning.foundation.words.difference import Piece, word_difference
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import facts_of

Content = dict[str, Any]
Wrong = tuple[str, str]  # what to do, and the field it belongs beside

MOST_PARTIES = 50
LONGEST_REPLY = 90  # days; a proposal nobody answers in a season is better made anew
LONGEST = {"title": 200, "purpose": 500, "why_joint": 4000, "message": 4000}
LONGEST_ROLE = 200

TITLE_MISSING = "Enter a name for the partnership"
PURPOSE_MISSING = "Enter what you would do together"
TOO_FEW = "Choose at least one other organisation"
TOO_MANY = f"Choose no more than {MOST_PARTIES} organisations, your own included"
TWICE = "Choose each organisation once"
WITHOUT_US = "Keep your own organisation among those taking part"
ROLE_MISSING = "Enter what each organisation would do"
ROLE_LONG = f"Describe each part in {LONGEST_ROLE} characters or fewer"
LEAD_MISSING = "Choose who would lead"
LEAD_NOT_HERE = "In this form everybody has an equal say, so choose nobody to lead"
REPLY_PAST = "Choose a day to reply by that is still to come"
REPLY_FAR = f"Choose a day to reply by within {LONGEST_REPLY} days"


@dataclass(frozen=True, slots=True)
class PartyAsked:
    """One organisation (its reference), what it would do, and whether it would lead."""

    organisation: str
    role: str
    is_lead: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A partnership as somebody proposes it; `parties` holds the proposer too, in order."""

    title: str
    purpose: str
    legal_form: LegalForm
    parties: tuple[PartyAsked, ...]
    reply_by: date
    why_joint: str = ""
    message: str = ""


def as_content(asked: Asked, names: Mapping[str, str]) -> Content:
    """Write what is to be confirmed; `names` gives each party's name by its reference."""
    return {
        "title": asked.title.strip(),
        "purpose": asked.purpose.strip(),
        "legal_form": str(asked.legal_form),
        "why_joint": asked.why_joint.strip(),
        "parties": [
            {
                "organisation": party.organisation,
                "name": names[party.organisation],
                "role": party.role.strip(),
                "is_lead": party.is_lead,
            }
            for party in asked.parties
        ],
    }


def from_content(content: Mapping[str, Any], reply_by: date, message: str = "") -> Asked:
    """Read a proposal's content back, to begin the next round from it."""
    return Asked(
        title=content["title"],
        purpose=content["purpose"],
        legal_form=LegalForm(content["legal_form"]),
        why_joint=content["why_joint"],
        parties=tuple(
            PartyAsked(each["organisation"], each["role"], each["is_lead"])
            for each in content["parties"]
        ),
        reply_by=reply_by,
        message=message,
    )


def why_not(asked: Asked, *, ours: str, today: date) -> list[Wrong]:
    """Say all that keeps this from being proposed by `ours`; nothing means that it may be."""
    return [
        *_wrong_words(asked),
        *_wrong_parties(asked, ours),
        *_wrong_lead(asked),
        *wrong_day(asked.reply_by, today),
    ]


def _wrong_words(asked: Asked) -> Iterator[Wrong]:
    if not asked.title.strip():
        yield TITLE_MISSING, "title"
    if not asked.purpose.strip():
        yield PURPOSE_MISSING, "purpose"
    for field, most in LONGEST.items():
        if len(getattr(asked, field).strip()) > most:
            yield f"Use {most:,} characters or fewer", field


def _wrong_parties(asked: Asked, ours: str) -> Iterator[Wrong]:
    refs = [party.organisation for party in asked.parties]
    checks = (
        (ours not in refs, WITHOUT_US),
        (len(refs) < 2, TOO_FEW),
        (len(refs) > MOST_PARTIES, TOO_MANY),
        (len(set(refs)) < len(refs), TWICE),
        (any(not party.role.strip() for party in asked.parties), ROLE_MISSING),
        (any(len(party.role.strip()) > LONGEST_ROLE for party in asked.parties), ROLE_LONG),
    )
    yield from ((words, "parties") for wrong, words in checks if wrong)


def _wrong_lead(asked: Asked) -> Iterator[Wrong]:
    leads = sum(party.is_lead for party in asked.parties)
    has_lead = facts_of(asked.legal_form).has_lead
    if has_lead and leads != 1:
        yield LEAD_MISSING, "lead"
    if not has_lead and leads:
        yield LEAD_NOT_HERE, "lead"


def wrong_day(reply_by: date, today: date) -> Iterator[Wrong]:
    """Say what is wrong with a day to reply by, if anything."""
    if reply_by <= today:
        yield REPLY_PAST, "reply_by"
    elif reply_by > today + timedelta(days=LONGEST_REPLY):
        yield REPLY_FAR, "reply_by"


@dataclass(frozen=True)
class Change:
    """One thing that differs between two rounds, in pieces that a page can show."""

    label: str
    pieces: tuple[Piece, ...]


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """List what changed from one round to the next, in the order of the page."""
    was, now = dict(_lines(before)), dict(_lines(after))
    return tuple(
        Change(label, tuple(word_difference(was.get(label, ""), now.get(label, ""))))
        for label in dict.fromkeys((*now, *was))
        if was.get(label, "") != now.get(label, "")
    )


def _lines(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Name", content["title"]
    yield "What you would do together", content["purpose"]
    yield "Form", facts_of(LegalForm(content["legal_form"])).name
    yield "Who would lead", _leads(content["parties"])
    yield "Why a joint answer is needed", content["why_joint"]
    for party in content["parties"]:
        yield f"What {party['name']} would do", party["role"]


def _leads(parties: Iterable[Mapping[str, Any]]) -> str:
    return ", ".join(party["name"] for party in parties if party["is_lead"])
