"""Leaving a partnership: said, settled, done on its day; what ends then, and what stays."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from commissioning.foundation.clock import held_at, now, today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.trail import history
from commissioning.partnerships.actions.authority import Written, give_authority
from commissioning.partnerships.actions.joint import bring_in
from commissioning.partnerships.actions.leaving import leave, say_leaving, stay, write_checklist
from commissioning.partnerships.actions.openings import agree_to_open
from commissioning.partnerships.models import Authority, JointDeclaration, Leaving, Opening
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.leaving import leaving_of, leavings
from commissioning.partnerships.rules.leaving import KEYS, LEAD_FIRST
from commissioning.register.actions.declaring import Asked, draft, say
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.actions.partnerships.formed import SITE, Formed, confirm_by, formed

SETTLED = dict.fromkeys(KEYS, "Settled between us") | {"measure": "time"}


def said(f: Formed, at: int = 2, on: date | None = None) -> Leaving:
    return say_leaving(f.session, f.officers[at], f.ref, on or today(), "We move away", SITE)


def ready(f: Formed, at: int = 2, on: date | None = None) -> Leaving:
    made = said(f, at, on)
    return write_checklist(f.session, f.officers[at], f.ref, made.ref, SETTLED)


def done(f: Formed, at: int = 2) -> Leaving:
    return leave(f.session, f.officers[at], f.ref, ready(f, at).ref, SITE)


def brought(f: Formed, at: int) -> Declaration:
    """Let a partner say what it bids for, to nobody, and bring it in."""
    asked = Asked(
        summary="Warm rooms and a hot meal",
        opportunity=f.town.opportunity.ref,
        openness=Openness.NOBODY,
    )
    made = draft(f.session, f.officers[at], asked)
    say(f.session, f.officers[at], made.ref, Stage.PREPARING)
    bring_in(f.session, f.officers[at], f.ref, made.ref)
    return made


def reads(f: Formed, at: int, declaration: Declaration) -> bool:
    f.session.flush()
    return DECLARATIONS.may(f.session, f.officers[at], "see", declaration)


def test_the_others_are_told_that_a_partner_will_leave(database: Database) -> None:
    with formed(database) as f:
        made = said(f)
        assert made.status == "said"
        assert f.part(2).status == "partner"
        told = f.letters("One of your partners will leave")
        assert f.address(f.officers[0]) in told
        assert f.address(f.officers[2]) not in told


def test_only_somebody_with_a_mandate_says_it_and_only_a_partner(database: Database) -> None:
    with formed(database) as f:
        with pytest.raises(NotAllowed):
            say_leaving(f.session, f.another(2), f.ref, today(), "We go", SITE)
        outsider = f.town.world.organisation("Pier", place=f.town.place)
        actor = f.town.world.actor(outsider, mandated=True)
        with pytest.raises(NotAllowed):  # it is shared: they see it, and are no partner
            say_leaving(f.session, actor, f.ref, today(), "We go", SITE)


@pytest.mark.parametrize("days", [-1, 800])
def test_the_day_is_to_come_and_not_too_far_off(database: Database, days: int) -> None:
    with formed(database) as f, pytest.raises(Refused) as refused:
        said(f, on=today() + timedelta(days=days))
    assert refused.value.field == "leaves_on"


def test_it_is_said_once(database: Database) -> None:
    with formed(database) as f:
        said(f)
        with pytest.raises(Refused):
            said(f)


def test_what_is_settled_is_read_by_every_partner_and_written_by_who_leaves(
    database: Database,
) -> None:
    with formed(database) as f:
        made = said(f)
        half = {"roles": "Kitchen drives"}
        write_checklist(f.session, f.another(2), f.ref, made.ref, half)
        shown = leaving_of(f.session, f.officers[0], f.ref, made.ref)
        assert shown.leaving.checklist == half
        write_checklist(f.session, f.officers[2], f.ref, made.ref, {"data": "We delete it"})
        assert made.checklist == half | {"data": "We delete it"}
        with pytest.raises(Hidden):
            write_checklist(f.session, f.officers[0], f.ref, made.ref, {"data": "Not mine"})


def test_nobody_leaves_before_every_question_is_answered(database: Database) -> None:
    with formed(database) as f:
        made = said(f)
        answers = SETTLED | {"staff": " "}
        write_checklist(f.session, f.officers[2], f.ref, made.ref, answers)
        with pytest.raises(Refused, match="people who work on it"):
            leave(f.session, f.officers[2], f.ref, made.ref, SITE)


def test_nobody_leaves_before_its_day_and_the_day_alone_does_nothing(database: Database) -> None:
    with formed(database) as f:
        made = ready(f, on=today() + timedelta(days=9))
        with pytest.raises(Refused, match="Come back on that day"):
            leave(f.session, f.officers[2], f.ref, made.ref, SITE)
        with held_at(now() + timedelta(days=12)):
            assert f.part(2).status == "partner"
            leave(f.session, f.officers[2], f.ref, made.ref, SITE)
            assert (f.part(2).status, f.part(2).left_on) == ("left", today())


def test_a_partner_that_left_reads_no_bid_of_the_others_nor_they_its(database: Database) -> None:
    with formed(database) as f:
        ours, theirs = brought(f, 0), brought(f, 2)
        assert reads(f, 2, ours)
        assert reads(f, 0, theirs)
        done(f)
        assert not reads(f, 2, ours)
        assert not reads(f, 0, theirs)
        assert reads(f, 1, ours)


def test_what_it_brought_goes_out_and_its_words_end(database: Database) -> None:
    with formed(database) as f:
        theirs = brought(f, 2)
        agree_to_open(f.session, f.officers[2], f.ref, "mode")
        written = Written(covers="Sign for us", given_on=today(), kept_where="The safe")
        give_authority(f.session, f.officers[2], f.ref, written, SITE)
        done(f)
        f.session.flush()
        wanted = select(JointDeclaration).where(JointDeclaration.declaration_id == theirs.id)
        assert f.session.scalars(wanted).one().taken_out_at is not None
        assert f.session.scalars(select(Authority)).one().ended_at is not None
        assert f.session.scalars(select(Opening)).one().ended_at is not None


def test_who_left_still_sees_that_it_was_in_it_and_reads_no_more(database: Database) -> None:
    with formed(database) as f:
        made = done(f)
        assert PARTNERSHIPS.may(f.session, f.officers[2], "see", f.partnership)
        assert not PARTNERSHIPS.may(f.session, f.officers[2], "read", f.partnership)
        assert leaving_of(f.session, f.officers[2], f.ref, made.ref).ours
        assert [each.name for each in leavings(f.session, f.officers[0], f.partnership)] == [
            "Quayside Transport"
        ]


def test_a_leaving_is_not_there_for_members_though_the_partnership_is(database: Database) -> None:
    with formed(database) as f:
        made = done(f)
        member = f.town.world.actor(f.town.world.organisation("Pier", place=f.town.place))
        assert PARTNERSHIPS.may(f.session, member, "see", f.partnership)
        assert leavings(f.session, member, f.partnership) == []
        with pytest.raises(Hidden):
            leaving_of(f.session, member, f.ref, made.ref)


def test_one_who_left_reads_no_leaving_of_another(database: Database) -> None:
    with formed(database) as f:
        done(f)
        other = said(f, 1)
        with pytest.raises(Hidden):
            leaving_of(f.session, f.officers[2], f.ref, other.ref)


def test_a_leaving_is_taken_back_before_it_is_done(database: Database) -> None:
    with formed(database) as f:
        made = said(f)
        stay(f.session, f.officers[2], f.ref, made.ref, SITE)
        assert made.status == "taken_back"
        with pytest.raises(Hidden):
            leave(f.session, f.officers[2], f.ref, made.ref, SITE)
        assert said(f).status == "said"


def test_the_lead_leaves_only_when_another_leads(database: Database) -> None:
    with formed(database) as f:
        made = ready(f, 0)
        with pytest.raises(Refused, match=LEAD_FIRST):
            leave(f.session, f.officers[0], f.ref, made.ref, SITE)
        f.lead_by(1)
        confirm_by(f.session, f.partnership, (f.officers[0], f.officers[2]))
        leave(f.session, f.officers[0], f.ref, made.ref, SITE)
        assert f.part(0).status == "left"


def test_with_fewer_than_two_partners_the_partnership_ends(database: Database) -> None:
    with formed(database, partners=2) as f:
        ours = brought(f, 0)
        done(f, 1)
        assert f.partnership.status == "ended"
        assert f.partnership.ended_at is not None
        assert not reads(f, 1, ours)


def test_the_lead_of_two_may_go_since_nothing_is_left_to_lead(database: Database) -> None:
    with formed(database, partners=2) as f:
        done(f, 0)
        assert f.partnership.status == "ended"


def test_leaving_closes_the_round_that_names_who_left(database: Database) -> None:
    with formed(database) as f:
        proposal = f.lead_by(1)
        done(f)
        assert proposal.status == "withdrawn"
        assert f.partnership.status == "formed"


def test_each_step_is_on_the_trail(database: Database) -> None:
    with formed(database) as f:
        made = done(f)
        verbs = [entry.verb for entry, _ in history(f.session, made.ref)]
        assert verbs == ["complete", "settle", "say_leaving"]
