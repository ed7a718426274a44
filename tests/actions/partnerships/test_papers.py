"""What the papers for the buyer are made from, as the partnership stands."""

import pytest

from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.sharing import SharingMode
from commissioning.organisations.models import Identifier
from commissioning.partnerships.actions.authority import Written, give_authority
from commissioning.partnerships.actions.joint import bring_in
from commissioning.partnerships.actions.leaving import leave, say_leaving, write_checklist
from commissioning.partnerships.actions.reasons import say_why_joint
from commissioning.partnerships.queries.papers import note_facts, pack_facts
from commissioning.partnerships.rules.leaving import KEYS
from commissioning.register.actions.declaring import Asked, draft, say
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.actions.partnerships.formed import SITE, Formed, formed


def gone(f: Formed, at: int) -> None:
    made = say_leaving(f.session, f.officers[at], f.ref, today(), "We move on", SITE)
    answers = dict.fromkeys(KEYS, "Settled") | {"measure": "nothing"}
    write_checklist(f.session, f.officers[at], f.ref, made.ref, answers)
    leave(f.session, f.officers[at], f.ref, made.ref, SITE)


def brought(f: Formed, at: int, pence: int | None) -> None:
    asked = Asked(summary="Lifts", opportunity=f.town.opportunity.ref, openness=Openness.NOBODY)
    made = draft(f.session, f.officers[at], asked)
    say(f.session, f.officers[at], made.ref, Stage.PREPARING)
    made.amount_pence = pence
    bring_in(f.session, f.officers[at], f.ref, made.ref)


def test_the_pack_gathers_parties_numbers_reasons_and_authorities(database: Database) -> None:
    with formed(database) as f:
        number = Identifier(organisation=f.organisations[1], scheme="GB-CHC", number="1234567")
        f.town.world.keep(number)
        say_why_joint(f.session, f.officers[1], f.ref, alone=False, needs="Rooms")
        written = Written(covers="Sign", given_on=today(), kept_where="The safe")
        give_authority(f.session, f.officers[1], f.ref, written, SITE)
        f.session.flush()
        facts = pack_facts(f.session, f.officers[0], f.partnership)
        assert [each.name for each in facts.parties] == [each.name for each in f.organisations]
        assert [each.is_lead for each in facts.parties] == [True, False, False]
        assert facts.parties[1].numbers == ("GB-CHC-1234567",)
        assert (facts.parties[1].reason.alone, facts.parties[1].reason.needs) == (False, "Rooms")
        assert [each.name for each in facts.authorities] == [f.organisations[1].name]
        assert [(each.number, each.status) for each in facts.rounds] == [(1, "confirmed")]


def test_who_left_is_named_as_having_left(database: Database) -> None:
    with formed(database) as f:
        gone(f, 2)
        facts = pack_facts(f.session, f.officers[0], f.partnership)
        assert facts.left == (("Quayside Transport", today()),)
        assert len(facts.parties) == 2


@pytest.mark.parametrize(("pence", "amounts"), [(None, False), (4_500_000, True)])
def test_the_note_says_where_partners_could_read_an_amount(
    database: Database, pence: int | None, *, amounts: bool
) -> None:
    with formed(database) as f:
        brought(f, 1, pence)
        f.session.flush()
        assert note_facts(f.session, f.officers[0], f.partnership).amounts is amounts


@pytest.mark.parametrize("mode", list(SharingMode))
def test_the_note_knows_whether_members_could_see_who_is_bidding(
    database: Database, mode: SharingMode
) -> None:
    with formed(database) as f:
        f.partnership.consented_mode = SharingMode.SHARED
        f.town.opportunity.mode = mode
        f.session.flush()
        facts = note_facts(f.session, f.officers[0], f.partnership)
        assert facts.shared is (mode is SharingMode.SHARED)


def test_the_note_names_who_prints_it_to_ask(database: Database) -> None:
    with formed(database) as f:
        f.organisations[0].contact = "01632 960 001"
        facts = note_facts(f.session, f.officers[1], f.partnership)
        assert facts.contacts[0] == (f.organisations[0].name, "01632 960 001")
        assert facts.contacts[1][0] == f.organisations[1].name
        assert f.address(f.officers[1]) in facts.contacts[1][1]
