"""What the register already knows for the record of a route, within what the actor may see."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import day_in_london
from commissioning.foundation.codes.cpv import name as cpv_name
from commissioning.foundation.in_words import a_day, listed, pounds
from commissioning.opportunities.models import Interest, Opportunity
from commissioning.opportunities.permissions import INTERESTS
from commissioning.opportunities.queries.awards import awards_of
from commissioning.opportunities.rules.clear import InterestKind
from commissioning.organisations.models import Seat
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.reviews.models import RouteNotice, RouteRecord
from commissioning.reviews.queries.equal_information import said_about, words_said
from commissioning.reviews.queries.routes import answers_of, days_of
from commissioning.reviews.rules.notices import kind_of
from commissioning.reviews.rules.subsidy import is_subsidy, subsidy_in_words

FROM_OUTSIDE = "see from outside"
CPV = "CPV"
MOST_OFFICERS = 20
MOST_PARTNERSHIPS = 30


def facts_for(
    session: Session, actor: Actor, opportunity: Opportunity, record: RouteRecord
) -> Mapping[str, str]:
    """Give each fact by the name that an item of the record fills itself from."""
    answers = answers_of(record)
    interests = _interests(session, actor, opportunity)
    return {
        "title": _title(opportunity),
        "service": _service(opportunity),
        "value": _worth(opportunity, answers),
        "period": _period(opportunity),
        "providers": _providers(session, actor, opportunity, record),
        "reasons": record.reason,
        "conflicts": "\n".join(_declared(interests)),
        "conflicts_managed": "\n".join(_dealt_with(interests)),
        "notices": "\n".join(_days(days_of(session, record))),
        "said": words_said(said_about(session, actor, opportunity)),
        "limbs": subsidy_in_words(answers) if is_subsidy(answers) is not None else "",
        "closes": a_day(day_in_london(opportunity.deadline_at)) if opportunity.deadline_at else "",
    }


def partnerships_about(
    session: Session, actor: Actor, opportunity: Opportunity
) -> Sequence[Partnership]:
    """List the partnerships about an opportunity that the actor sees from outside."""
    return session.scalars(
        select(Partnership)
        .where(Partnership.opportunity_id == opportunity.id, PARTNERSHIPS.rows(actor, FROM_OUTSIDE))
        .options(selectinload(Partnership.partners).joinedload(Partner.organisation))
        .order_by(Partnership.id)
        .limit(MOST_PARTNERSHIPS)
    ).all()


def partnership_of(session: Session, actor: Actor, record: RouteRecord) -> Partnership | None:
    """Give the partnership that a record is about, where the actor may see it from outside."""
    if record.partnership_id is None:
        return None
    return session.scalar(
        select(Partnership)
        .where(Partnership.id == record.partnership_id, PARTNERSHIPS.rows(actor, FROM_OUTSIDE))
        .options(selectinload(Partnership.partners).joinedload(Partner.organisation))
    )


def _title(opportunity: Opportunity) -> str:
    reference = f" ({opportunity.reference})" if opportunity.reference else ""
    return f"{opportunity.title}{reference}"


def _service(opportunity: Opportunity) -> str:
    codes = sorted(each.code for each in opportunity.themes if each.scheme == CPV)
    named = [f"{code} {cpv_name(code) or ''}".strip() for code in codes]
    return "\n".join(filter(None, (opportunity.description.strip(), *named)))


def _worth(opportunity: Opportunity, answers: Mapping[str, object]) -> str:
    """Give what the route was judged by, VAT and extensions included; else what was published."""
    pence = answers.get("value") or opportunity.value_pence
    return pounds(pence) if isinstance(pence, int) and pence else ""


def _period(opportunity: Opportunity) -> str:
    if opportunity.starts_on is None or opportunity.ends_on is None:
        return ""
    return f"{a_day(opportunity.starts_on)} to {a_day(opportunity.ends_on)}"


def _providers(
    session: Session, actor: Actor, opportunity: Opportunity, record: RouteRecord
) -> str:
    """Name who was awarded it; before that, the partnership that the record is about."""
    awarded = list(dict.fromkeys(award.name for award in awards_of(session, opportunity.id)))
    if awarded:
        return listed(awarded)
    partnership = partnership_of(session, actor, record)
    if partnership is None:
        return ""
    partners = [one for one in partnership.partners if one.status == "partner"]
    names = listed([partner.organisation.name for partner in partners])
    return f"{partnership.title}: {names}"


def _interests(session: Session, actor: Actor, opportunity: Opportunity) -> Sequence[Interest]:
    """Give what the buyer's own commissioners declared about it, as far as the actor sees it."""
    return session.scalars(
        select(Interest)
        .join(Seat, Seat.ref == Interest.seat_ref)
        .where(
            Interest.opportunity_id == opportunity.id,
            Interest.replaced_at.is_(None),
            Seat.organisation_id == actor.organisation_id,
            INTERESTS.rows(actor),
        )
        .order_by(Interest.id)
        .limit(MOST_OFFICERS)
    ).all()


def _declared(interests: Sequence[Interest]) -> Iterator[str]:
    for at, interest in enumerate(interests, start=1):
        kind = InterestKind(interest.kind).words
        yield f"Commissioner {at}, on {a_day(day_in_london(interest.created_at))}: {kind}."


def _dealt_with(interests: Sequence[Interest]) -> Iterator[str]:
    if interests and all(InterestKind(each.kind) is InterestKind.NONE for each in interests):
        yield "No interest was declared, so there is none to deal with."
    for at, interest in enumerate(interests, start=1):
        if interest.kind == InterestKind.ACTUAL:
            yield f"Commissioner {at} takes no part."
        elif interest.mitigated_at is not None:
            yield f"Commissioner {at}: {interest.mitigation} ({interest.mitigated_by})"


def _days(days: Mapping[str, RouteNotice]) -> Iterator[str]:
    for notice in days.values():
        kind = kind_of(notice.kind)
        where = f", {notice.where}" if notice.where else ""
        yield f"{kind.name if kind else notice.kind}: {a_day(notice.published_on)}{where}"
