"""What a partnership's page tells of its parties, its dates and its rounds."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from flask import url_for

from commissioning.foundation.web import actor, reading
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.queries.proposals import Round
from commissioning.partnerships.queries.standing import notes_on
from commissioning.partnerships.rules.names import row_of
from commissioning.partnerships.rules.rounds import CONFIRMED, DECLINED, STATUS_WORDS
from commissioning.partnerships.rules.where_it_stands import party_words


def parties(found: Partnership, asked: Round | None) -> list[dict[str, Any]]:
    """Give each party with where it stands, and what stands in its way."""
    notes = notes_on(reading(), found)
    held = (each for each in found.partners if each.status != "left_out")
    return [party(each, asked, notes.get(each.organisation.ref, "")) for each in held]


def party(each: Partner, asked: Round | None, note: str = "") -> dict[str, Any]:
    """Give one party as the list of parties takes it; `note` is what stands in its way."""
    ref = each.organisation.ref
    said = {one.organisation: one.said for one in asked.answers} if asked else {}
    in_round = asked is not None and (ref in asked.waiting or ref in said)
    ours = each.organisation_id == actor().organisation_id
    words, tone = party_words(each.status, asked=in_round, said=said.get(ref, ""), ours=ours)
    role = each.role or _role_asked(ref, asked)
    return {
        "text": each.organisation.name,
        "href": url_for("organisations.profile", ref=ref),
        "hint": " ".join(filter(None, ("Leads." if each.is_lead else "", _ended(role), note))),
        "status": words,
        "tone": tone,
    }


def _ended(role: str) -> str:
    """End a part as a sentence, so that another may follow."""
    return f"{role}." if role and role[-1] not in ".!?" else role


def _role_asked(ref: str, asked: Round | None) -> str:
    """Give the part proposed to one who is only asked yet."""
    named: list[Mapping[str, Any]] = asked.content["parties"] if asked else []
    return next((str(one["role"]) for one in named if one["organisation"] == ref), "")


def dates(found: Partnership, asked: Round | None) -> Iterator[tuple[str, datetime | date]]:
    """Give the dates that matter, each with its name, in their order."""
    yield "Proposed", found.created_at
    if found.formed_at:
        yield "Formed", found.formed_at
    if found.ended_at:
        yield "Ended", found.ended_at
    if asked:
        yield "Answer by", asked.reply_by


def round_told(each: Round) -> dict[str, Any]:
    """Give one round as the history takes it."""
    return {
        "at": each.at,
        "words": each.words,
        "status": STATUS_WORDS[each.status],
        "by": each.by,
        "message": each.message,
        "answers": _answers(each),
        "changes": each.changes,
    }


def _answers(each: Round) -> list[str]:
    """Say who confirmed a round, in one line, and who said no and why."""
    confirmed = [one.name for one in each.answers if one.said == CONFIRMED]
    said = [f"{row_of(confirmed)} confirmed it."] if confirmed else []
    return said + [f"{one.name} said no: {one.why}" for one in each.answers if one.said == DECLINED]
