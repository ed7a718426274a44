"""Who was awarded an opportunity, and the organisations here that a typed name may mean."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from commissioning.foundation.actor import Actor
from commissioning.foundation.fulltext import ORGANISATIONS as INDEX
from commissioning.foundation.words.tokens import tokens
from commissioning.opportunities.models import Award
from commissioning.organisations.audiences import tokens_of
from commissioning.organisations.models import Organisation, OrganisationName
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.rules.names import fold_name

MOST_LIKELY = 5  # organisations offered for one typed name


def awards_of(session: Session, opportunity_id: int) -> Sequence[Award]:
    """Give the awards of a decision, in the order they were entered, with their lots and names."""
    return session.scalars(
        select(Award)
        .where(Award.opportunity_id == opportunity_id)
        .options(joinedload(Award.lot), joinedload(Award.organisation))
        .order_by(Award.id)
    ).all()


def organisations_by_ref(
    session: Session, actor: Actor, refs: Sequence[str]
) -> dict[str, Organisation]:
    """Give the organisations with these references that the actor may see."""
    found = session.scalars(ORGANISATIONS.visible_to(actor).where(Organisation.ref.in_(refs)))
    return {each.ref: each for each in found}


def likely_meant(session: Session, actor: Actor, name: str) -> Sequence[Organisation]:
    """Give the organisations here that a typed name may mean, those with this very name first."""
    same = _of_this_name(session, actor, name)
    ids = _with_these_words(session, actor, name)
    others = session.scalars(
        ORGANISATIONS.visible_to(actor).where(Organisation.id.in_(ids)).order_by(Organisation.name)
    )
    return list(dict.fromkeys([*same, *others]))[:MOST_LIKELY]


def _of_this_name(session: Session, actor: Actor, name: str) -> Sequence[Organisation]:
    folded = fold_name(name)
    once = select(OrganisationName.organisation_id).where(OrganisationName.folded_name == folded)
    return session.scalars(
        ORGANISATIONS.visible_to(actor)
        .where(or_(Organisation.folded_name == folded, Organisation.id.in_(once)))
        .order_by(Organisation.id)
        .limit(MOST_LIKELY)
    ).all()


def _with_these_words(session: Session, actor: Actor, name: str) -> Sequence[int]:
    words = tokens(name, joined=False)
    if not words:
        return []
    question = [tokens_of(actor), *([word] for word in words)]
    return INDEX.newest(session, question, limit=MOST_LIKELY)
