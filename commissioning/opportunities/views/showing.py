"""One opportunity: its page, and how it came to be as it is."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, url_for

from commissioning.foundation.clock import now
from commissioning.foundation.codes.areas import area
from commissioning.foundation.codes.cpv import name as cpv_name
from commissioning.foundation.codes.themes import theme, wider
from commissioning.foundation.filters import short_day
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.opportunities.catalogue import CPV, UK_CAT
from commissioning.opportunities.models import REGISTER, Opportunity
from commissioning.opportunities.models import Award as RecordedAward
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.opportunities.queries.awards import awards_of
from commissioning.opportunities.queries.choosers import for_the_buyer
from commissioning.opportunities.queries.opportunity import Told, releases_of, standing_notice
from commissioning.opportunities.rules.amounts import in_words
from commissioning.opportunities.rules.buyers import buyer_token
from commissioning.opportunities.rules.links import is_usable
from commissioning.opportunities.rules.modes import MEANING, NOBODY_CHOSE
from commissioning.opportunities.rules.notice import Award, Money, Notice
from commissioning.opportunities.rules.stage import Stage, stage_in_words
from commissioning.opportunities.views.blueprint import blueprint
from commissioning.opportunities.views.browsing import closing_label, state_of
from commissioning.opportunities.views.next_step import commissioners_next

KINDS = {"contract": "Contract", "grant": "Grant", "conversation": "Open conversation"}
FEW_LOTS = 5  # more than these wait one step away


@blueprint.get("/opportunities/<ref>", endpoint="opportunity")
@open_to(Access.ANYONE)
def opportunity_page(ref: str) -> str:
    """Show one opportunity: what it is, when it closes, and what may be shared about it."""
    found = OPPORTUNITIES.find(reading(), actor(), ref)
    releases = releases_of(reading(), found.id)
    notice = standing_notice(releases)
    verbs = OPPORTUNITIES.verbs(reading(), actor(), found)
    chose, decided = for_the_buyer(reading(), found, found.mode_by, found.decided_by)
    return render_template(
        "opportunities/opportunity.html",
        opportunity=found,
        kind=KINDS.get(found.kind, ""),
        state=state_of(found),
        stage=_stage_words(found, decided),
        chose=chose,
        decided=decided,
        is_over=_is_over(found),
        closing=closing_label(found) if found.deadline_at else "",
        moved=next((each.deadline_words for each in releases if each.deadline_words), ""),
        worth=worth(found),
        period=period(found),
        areas=areas(found, notice),
        themes=themes(found),
        kinds_of_work=kinds_of_work(found),
        suits=_suits(found),
        lots=[lot for lot in found.lots if lot.removed_at is None],
        few_lots=FEW_LOTS,
        lot_worth={lot.id: _money(lot.value_pence, found.currency) for lot in found.lots},
        notice=notice,
        awards=award_lines(notice.awards) if notice else [],
        others_of_buyer=_others_of_buyer(found),
        mode=SharingMode(found.mode),
        meaning=MEANING[SharingMode(found.mode)],
        nobody_chose=NOBODY_CHOSE if found.mode_at is None else "",
        last_change=next((each for each in releases if each.source == found.source), None),
        licence_is_link=is_usable(found.licence),
        is_imported=found.source != REGISTER,
        recorded=recorded_lines(awards_of(reading(), found.id)) if found.decided_at else [],
        verbs=verbs,
        next_step=commissioners_next(found, verbs, over=_is_over(found)),
    )


@blueprint.get("/opportunities/<ref>/history", endpoint="history")
@open_to(Access.ANYONE)
def history_page(ref: str) -> str:
    """Show what was published about an opportunity, and what each release changed."""
    found = OPPORTUNITIES.find(reading(), actor(), ref)
    releases = releases_of(reading(), found.id)
    return render_template(
        "opportunities/history.html",
        opportunity=found,
        entries=[_entry(each, is_first=each is releases[-1]) for each in releases],
    )


def worth(found: Opportunity) -> str:
    """Say what an opportunity is worth, with what the notice adds; empty when nobody said."""
    said = _money(found.value_pence, found.currency)
    return ", ".join(filter(None, (said, found.value_note)))


def period(found: Opportunity) -> str:
    """Say from when to when the work would be."""
    starts, ends = short_day(found.starts_on), short_day(found.ends_on)
    if starts and ends:
        return f"{starts} to {ends}"
    return f"from {starts}" if starts else f"until {ends}" if ends else ""


def areas(found: Opportunity, notice: Notice | None) -> list[str]:
    """Name where the work is: our names for what we know, the notice's own for the rest."""
    known = [held.name for each in found.areas if (held := area(each.code))]
    if known or notice is None:
        return sorted(dict.fromkeys(known))
    return list(dict.fromkeys(each.name or each.code for each in notice.areas))


def themes(found: Opportunity) -> list[str]:
    """Name the themes of an opportunity, without those that a narrower one speaks for."""
    codes = {each.code for each in found.themes if each.scheme == UK_CAT}
    covered = {above for code in codes for above in wider(code)}
    return sorted(held.name for code in codes - covered if (held := theme(code)))


def kinds_of_work(found: Opportunity) -> list[str]:
    """Name the CPV codes as given, with the words of the vocabulary."""
    codes = sorted(each.code for each in found.themes if each.scheme == CPV)
    return [f"{cpv_name(code) or 'Not in the vocabulary'} ({code})" for code in codes]


def award_lines(awards: Sequence[Award]) -> list[str]:
    """Say what the notice says was decided, one line for each award."""
    lines = []
    for award in awards:
        parts = [", ".join(award.suppliers) or "Nobody is named"]
        parts += [_money(award.value.pence, award.value.currency or "GBP")]
        parts += [f"on {short_day(award.decided_on)}" if award.decided_on else ""]
        lines.append(", ".join(filter(None, parts)))
    return lines


def recorded_lines(awards: Sequence[RecordedAward]) -> list[dict[str, str]]:
    """Give the awards of a recorded decision: the lot, who, and where they are found here."""
    return [
        {
            "lot": f"Lot {award.lot.number}, {award.lot.title}" if award.lot else "",
            "name": award.name,
            "href": url_for("organisations.profile", ref=award.organisation.ref)
            if award.organisation
            else "",
        }
        for award in awards
    ]


def _entry(told: Told, *, is_first: bool) -> dict[str, Any]:
    where = "In this register" if told.source == REGISTER else f"From {told.source}"
    if told.words:
        what, more = told.words[0], told.words[1:]
    else:
        what, more = "Published" if is_first else "Published again, with nothing new in it", ()
    return {"when": told.at, "time": True, "what": what, "lines": more, "who": where}


def _stage_words(found: Opportunity, decided: str) -> str:
    if found.decided_at is not None:
        return f"{decided or 'The buyer'} recorded the decision here"
    stage = Stage(found.stage) if found.stage in set(Stage) else Stage.UNCLEAR
    return stage_in_words(stage, found.deadline_at, now())


def _is_over(found: Opportunity) -> bool:
    past = found.deadline_at is not None and found.deadline_at <= now()
    return past or found.stage in (Stage.CLOSED, Stage.AWARDED, Stage.ENDED)


def _money(pence: int | None, currency: str) -> str:
    return in_words(Money(pence, currency)) if pence else ""


def _suits(found: Opportunity) -> str:
    named = {"sme": "small and medium-sized firms", "vcse": "charities and social enterprises"}
    return " and ".join(named[word] for word in found.suitability.split() if word in named)


def _others_of_buyer(found: Opportunity) -> str:
    if not found.buyer_key:
        return ""
    token = buyer_token(found.buyer_key).removeprefix("b_")
    return url_for("opportunities.browse", buyer=token)
