"""How the parties of a partnership stand in the register, for a note beside each name."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.queries.proposals import answers_to, asked_in, open_proposal
from commissioning.partnerships.queries.speakers import with_a_mandate
from commissioning.partnerships.rules.rounds import still_to_answer
from commissioning.partnerships.rules.standing import PartyFacts, note_on
from commissioning.places.models import Membership


def notes_on(session: Session, partnership: Partnership) -> dict[str, str]:
    """Give what stands in the way of each party, by its reference; most have nothing.

    For those who may read the partnership; four queries, however many parties there are.
    """
    standing = [each for each in partnership.partners if each.status in ("invited", "partner")]
    ids = [each.organisation_id for each in standing]
    members = set(
        session.scalars(
            select(Membership.organisation_id).where(
                Membership.place_id == partnership.place_id,
                Membership.organisation_id.in_(ids),
                Membership.status.in_(("admitted",)),
            )
        )
    )
    once = set(
        session.scalars(
            select(Membership.organisation_id).where(
                Membership.place_id == partnership.place_id, Membership.organisation_id.in_(ids)
            )
        )
    )
    asked, mandated = _asked(session, partnership), with_a_mandate(session, ids)
    notes = {
        each.organisation.ref: note_on(_facts(each, members, once, asked, mandated))
        for each in standing
    }
    return {ref: note for ref, note in notes.items() if note}


def _asked(session: Session, partnership: Partnership) -> set[str]:
    proposal = open_proposal(session, partnership.id)
    if proposal is None:
        return set()
    return set(still_to_answer(asked_in(proposal), answers_to(session, proposal)))


def _facts(
    each: Partner, members: set[int], once: set[int], asked: set[str], mandated: set[int]
) -> PartyFacts:
    number = each.organisation_id
    return PartyFacts(
        verified=each.organisation.verified_at is not None,
        retired=each.organisation.retired_at is not None,
        in_the_place=number in members or number not in once,  # it may be of another place
        asked=each.organisation.ref in asked,
        has_mandate=number in mandated,
    )
