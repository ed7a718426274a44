"""What the desk says waits for a seat: what others wait for, and never what may not be seen."""

from datetime import timedelta

from commissioning.desk.waiting.order import anything_waits, waiting_for
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.db import Database
from commissioning.foundation.filters import day
from commissioning.foundation.sharing import SharingMode
from commissioning.partnerships.actions.authority import Written, end_authority, give_authority
from commissioning.partnerships.actions.leaving import say_leaving, stay
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.register.actions.introductions import note_sent
from commissioning.register.actions.marks import mark_pair
from commissioning.register.rules.stages import Stage
from tests.actions.partnerships.formed import SITE, Formed, formed
from tests.actions.partnerships.together import Together, together

PAPER = Written(covers="Send in our answer", given_on=today(), kept_where="The office safe")
STANDS = "Eastside Kitchen has said where the two of you stand on Winter support."
NOT_TOLD = "You are in talks about Winter support, and the buyer has not been told of it yet."
AUTHORITY = "Warm Harbour leads Warm Rooms Together, and waits for your written authority."


def words(t: Together | Formed, actor: Actor) -> list[str]:
    """Say what waits for somebody."""
    t.session.flush()
    return [thing.words for thing in waiting_for(t.session, actor)]


def test_a_mark_by_another_waits_until_we_have_said_it_too(database: Database) -> None:
    with together(database) as t:
        ours, theirs = t.bid(t.ours), t.bid(t.theirs)
        t.bid(t.third)
        mark_pair(t.session, t.theirs, theirs.ref, ours.ref, "talk", "", SITE)
        assert words(t, t.ours) == [STANDS]
        assert STANDS not in words(t, t.theirs)
        assert STANDS not in words(t, t.third)
        assert STANDS not in words(t, t.colleague(t.harbour, Role.TRUSTEE))
        mark_pair(t.session, t.ours, ours.ref, theirs.ref, "set_aside", "", SITE)
        assert words(t, t.ours) == []


def test_a_pair_set_aside_by_the_other_is_not_told(database: Database) -> None:
    with together(database) as t:
        ours, theirs = t.bid(t.ours), t.bid(t.theirs)
        mark_pair(t.session, t.theirs, theirs.ref, ours.ref, "set_aside", "", SITE)
        assert words(t, t.ours) == []


def test_a_mark_is_gone_with_the_sharing_that_it_was_made_in(database: Database) -> None:
    with together(database) as t:
        ours, theirs = t.bid(t.ours), t.bid(t.theirs)
        mark_pair(t.session, t.theirs, theirs.ref, ours.ref, "talk", "", SITE)
        t.opportunity.mode = SharingMode.INTRODUCTIONS
        assert words(t, t.ours) == []


def test_talks_wait_until_the_buyer_is_told(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        talks = t.talks(t.bid(t.ours), t.bid(t.theirs))
        for actor in (t.ours, t.theirs):
            assert words(t, actor) == [NOT_TOLD]
        assert words(t, t.third) == []
        t.opportunity.cancelled_at = now()
        assert words(t, t.ours) == [], "there is no buyer to tell any more"
        t.opportunity.cancelled_at = None
        note_sent(t.session, t.ours, talks.ref)
        assert words(t, t.ours) == words(t, t.theirs) == []


def test_the_lead_waits_for_the_written_authority_of_each(database: Database) -> None:
    with formed(database, partners=2) as f:
        lead, member = f.officers
        assert AUTHORITY in words(f, member)
        assert AUTHORITY not in words(f, lead)
        assert AUTHORITY not in words(f, f.another(1))
        made = give_authority(f.session, member, f.ref, PAPER, SITE)
        assert AUTHORITY not in words(f, member)
        end_authority(f.session, member, f.ref, made.ref, SITE)
        assert AUTHORITY in words(f, member)


def test_without_a_lead_nobody_waits_for_an_authority(database: Database) -> None:
    with formed(database, partners=2, form=LegalForm.INFORMAL_NETWORK) as f:
        assert not [said for said in words(f, f.officers[1]) if "written authority" in said]


def test_whether_anything_waits_is_told_without_what(database: Database) -> None:
    with together(database) as t:
        t.proposed()
        t.session.flush()
        assert anything_waits(t.session, t.theirs)
        assert not anything_waits(t.session, t.third)


def test_ones_own_drafts_do_not_wait_in_another_role(database: Database) -> None:
    with together(database) as t:
        t.bid(t.third, stage=Stage.DRAFT)
        assert words(t, t.third) == ["Your draft about Winter support."]
        assert not anything_waits(t.session, t.third)


def test_those_who_record_mandates_are_told_when_nobody_holds_one(database: Database) -> None:
    with together(database) as t:
        trust = t.world.organisation("Tidewater Trust", place=t.place)
        officer, chair, trustee = (
            t.world.actor(trust, role) for role in (Role.OFFICER, Role.CHAIR, Role.TRUSTEE)
        )
        t.proposed(trust)
        waits = (
            "Warm rooms together waits for a yes from Tidewater Trust, and nobody holds the "
            "board's mandate to give it."
        )
        assert words(t, chair) == [waits]
        assert waits not in words(t, officer)
        assert words(t, trustee) == []
        t.world.actor(trust, mandated=True)
        assert words(t, chair) == []


def test_what_we_said_we_leave_waits_until_we_have_left(database: Database) -> None:
    with formed(database) as f:
        leaves_on = today() + timedelta(days=7)
        made = say_leaving(f.session, f.officers[2], f.ref, leaves_on, "We move away", SITE)
        waits = f"You said that you leave Warm Rooms Together on {day(leaves_on)}."
        assert waits in words(f, f.officers[2])
        assert waits not in words(f, f.officers[0])
        told = f"{f.organisations[2].name} will leave Warm Rooms Together on {day(leaves_on)}."
        assert told in words(f, f.officers[0])
        assert told not in words(f, f.officers[2])
        stay(f.session, f.officers[2], f.ref, made.ref, SITE)
        assert waits not in words(f, f.officers[2])
        assert told not in words(f, f.officers[0])
