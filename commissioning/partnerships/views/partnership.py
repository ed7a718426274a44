"""Where a partnership stands: all of it for those in it, and the short of it for others."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask import render_template, request, url_for

from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.authorities import authorities
from commissioning.partnerships.queries.leaving import Shown, leavings
from commissioning.partnerships.queries.named import named_in
from commissioning.partnerships.queries.proposals import Round, rounds
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import facts_of
from commissioning.partnerships.rules.where_it_stands import (
    STATES,
    Leavers,
    Next,
    View,
    what_is_next,
    why_calm,
)
from commissioning.partnerships.rules.written_down import DONE, LATER, tasks
from commissioning.partnerships.views.agreed import agreed_between
from commissioning.partnerships.views.blueprint import blueprint
from commissioning.partnerships.views.seen import who_reads, who_reads_it_from
from commissioning.partnerships.views.told import dates, parties, party, round_told
from commissioning.register.looking import PAGE, looked_at

WRITTEN_AT = {"roles": "suggest_change", "why_joint": "reasons", "authority": "authority"}


@blueprint.get("/partnerships/<ref>")
@open_to(Access.ANYONE)
def partnership(ref: str) -> str:
    """Show one partnership."""
    found = PARTNERSHIPS.find(reading(), actor(), ref)
    verbs = PARTNERSHIPS.verbs(reading(), actor(), found)
    if "read" not in verbs:
        return _outside(found, verbs)
    held = rounds(reading(), actor(), found)
    asked = held[0] if held and held[0].status == "open" else None
    said = leavings(reading(), actor(), found)
    view = _view(found, asked, verbs, _going(said))
    facts = facts_of(LegalForm(found.legal_form))
    return render_template(
        "partnerships/partnership.html",
        partnership=found,
        opportunity=_opportunity(found),
        state=STATES[found.status],
        seen=who_reads(found),
        next=_button(found, what_is_next(view)),
        calm=why_calm(view),
        parties=parties(found, asked),
        leavings=said,
        facts=facts,
        dates=list(dates(found, asked)),
        todo=_todo(found, verbs) if found.status == "formed" else [],
        rounds=[round_told(each) for each in held],
        could=list(_could(found, asked, verbs, leaves=bool(view.leavers.ours))),
    )


def _outside(found: Partnership, verbs: frozenset[str]) -> str:
    """Show who, what for and since when, to members, and to those asked to join or gone."""
    own = next((each for each in found.partners if _is_ours(each)), None)
    if own is None:
        looked_at("partnership", [found.id], PAGE)
    asked = Next("You are asked to join this partnership.", "Read and answer", "answer")
    invited = "answer" in verbs and own is not None and own.status == "invited"
    named = named_in(reading(), actor(), [found]).get(found.id, ())
    return render_template(
        "partnerships/outside.html",
        partnership=found,
        leavings=leavings(reading(), actor(), found) if own else (),
        opportunity=_opportunity(found),
        state=STATES[found.status],
        seen=who_reads_it_from(found, own, named),
        next=_button(found, asked if invited else None),
        parties=[party(each, None) for each in named if each.status == "partner"],
        dates=list(dates(found, None)),
    )


def _is_ours(each: Partner) -> bool:
    return each.organisation_id == actor().organisation_id


def _opportunity(found: Partnership) -> Opportunity | None:
    """Give its opportunity where the reader may see that page."""
    about = found.opportunity
    return about if about and OPPORTUNITIES.may(reading(), actor(), "see", about) else None


def _going(said: Sequence[Shown]) -> Leavers:
    """Give our own leaving, and who else said that it leaves and is still a partner."""
    going = [each for each in said if each.leaving.status == "said"]
    ours = next((each.leaving for each in going if each.ours), None)
    others = tuple((each.name, each.leaving.leaves_on) for each in going if not each.ours)
    return Leavers(ours.ref if ours else "", ours.leaves_on if ours else None, others)


def _view(found: Partnership, asked: Round | None, verbs: frozenset[str], leavers: Leavers) -> View:
    if asked is None:
        speaks, owes = "propose change" in verbs, _owes_reason(found)
        return View(status=found.status, speaks=speaks, owes_reason=owes, leavers=leavers)
    return View(
        status=found.status,
        kind=asked.kind,
        by_us=asked.by_us,
        ours_said=asked.ours_said,
        waiting=len(asked.waiting),
        reply_by=asked.reply_by,
        late=asked.late,
        speaks="answer" in verbs,
        mandated="confirm" in verbs,
        leavers=leavers,
    )


def _owes_reason(found: Partnership) -> bool:
    """Tell whether the reader's own organisation has not said yet why it needs the others."""
    own = (each for each in found.partners if each.organisation_id == actor().organisation_id)
    asks = {each.key for each in facts_of(LegalForm(found.legal_form)).writes_down}
    return "why_joint" in asks and any(each.could_answer_alone is None for each in own)


def _button(found: Partnership, step: Next | None) -> dict[str, Any] | None:
    if step is None:
        return None
    more: dict[str, Any] = {"leaving_ref": step.leaving} if step.leaving else {}
    href = url_for(f"partnerships.{step.page}", ref=found.ref, **more)
    return {"text": step.text, "button": step.button, "href": href, "waits": step.waits}


def _todo(found: Partnership, verbs: frozenset[str]) -> list[dict[str, Any]]:
    partners = [each for each in found.partners if each.status == "partner"]
    done = {
        "roles": all(each.role for each in partners),
        "why_joint": all(each.could_answer_alone is not None for each in partners),
        "authority": all(each.authority for each in authorities(reading(), found)),
        **agreed_between(found).done,
    }
    tones = {DONE: "done", LATER: "quiet"}
    return [
        {
            "text": task.words,
            "status": task.status,
            "tone": tones.get(task.status, "waits"),
            "href": _written_at(found, task.key, verbs),
        }
        for task in tasks(facts_of(LegalForm(found.legal_form)), done)
    ]


def _written_at(found: Partnership, key: str, verbs: frozenset[str]) -> str | None:
    page = WRITTEN_AT.get(key)
    if page is None or (key == "roles" and "propose change" not in verbs):
        return None
    return url_for(f"partnerships.{page}", ref=found.ref)


def _could(
    found: Partnership, asked: Round | None, verbs: frozenset[str], *, leaves: bool
) -> Iterator[dict[str, str]]:
    """Give the quieter ways on from here, each for those whose it is."""
    changing = "propose change" in verbs
    leads = facts_of(LegalForm(found.legal_form)).asks_authority
    offers = (
        ("Read what is proposed", "answer", asked is not None and "answer" in verbs),
        ("Suggest a change, or ask somebody to join", "suggest_change", changing),
        ("Take the proposal back", "take_back", changing and asked is not None and asked.by_us),
        ("Let it go", "let_go", changing and asked is None and found.status == "proposed"),
        ("Say why you need a joint answer", "reasons", "say why joint" in verbs),
        ("Bring what you are bidding for into it", "bids", "work" in verbs),
        ("The lead's written authority", "authority", found.status == "formed" and leads),
        ("Let members see it", "openings", "bind" in verbs and found.opportunity_id is not None),
        ("Leave this partnership", "leave", "bind" in verbs and not leaves),
        ("See who looked at it", "who_looked", "see who looked" in verbs),
        ("Propose to end it", "end", "work" in verbs and asked is None),
    )
    for text, page, offered in offers:
        if offered and f"partnerships.{page}" != request.endpoint:
            yield {"text": text, "href": url_for(f"partnerships.{page}", ref=found.ref)}
