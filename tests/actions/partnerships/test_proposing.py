"""Proposing a partnership: who may be asked, what is refused, and what a round is."""

from dataclasses import replace

import pytest

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.trail import history
from commissioning.partnerships.actions.proposing import PARTNER_MISSING, propose
from commissioning.partnerships.queries.beginning import (
    NO_TALKS,
    NOT_CLEAR,
    OTHER_OPPORTUNITY,
    Began,
)
from commissioning.partnerships.queries.proposals import rounds
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.proposable import (
    BUYER_ONLY_IN_ALLIANCE,
    NOT_AMONG,
    SEALED,
    STRANGERS,
    Circle,
)
from commissioning.partnerships.rules.proposal import TOO_FEW, WITHOUT_US
from tests.actions.partnerships.together import SITE, Together, together


def refusal(t: Together, **asked: object) -> str:
    """Give the words with which a proposal is refused."""
    with pytest.raises(Refused) as refused:
        t.proposed(**asked)  # type: ignore[arg-type]  # each test asks for one wrong thing
    return str(refused.value)


def test_in_shared_mode_any_verified_member_of_the_place_may_be_asked(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        assert made.status == "proposed"
        assert [each.organisation.name for each in made.partners] == [
            "Warm Harbour",
            "Eastside Kitchen",
            "Old Garage",
        ]
        assert {each.status for each in made.partners} == {"invited"}
        assert [each.rank for each in made.partners] == [1, 2, 3]


def test_the_proposal_is_written_into_the_trail(database: Database) -> None:
    with together(database) as t:
        made = t.proposed()
        assert [entry.verb for entry, _ in history(t.session, made.ref)] == ["propose"]
        verbs = {entry.verb for entry, _ in history(t.session, t.open(made).ref)}
        assert verbs == {"propose_form"}


def test_nobody_outside_the_place_may_be_asked(database: Database) -> None:
    with together(database) as t:
        far = t.world.organisation("Far Away", place=t.world.place("Elsewhere"))
        with pytest.raises(Refused, match="verified members of the place"):
            t.proposed(far)


def test_nobody_who_is_not_verified_may_be_asked(database: Database) -> None:
    with together(database) as t:
        new = t.world.organisation("Just Begun", place=t.place, verified=False)
        with pytest.raises(Refused):
            t.proposed(new)


def test_nobody_who_has_closed_may_be_asked(database: Database) -> None:
    with together(database) as t:
        t.kitchen.retired_at = now()
        with pytest.raises(Refused):
            t.proposed()


def test_in_introductions_mode_a_stranger_may_not_be_asked(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.bid(t.theirs)
        with pytest.raises(Refused, match="introduced to"):
            t.proposed()


def test_in_introductions_mode_those_in_talks_may_be_asked(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        assert t.proposed().status == "proposed"


def test_talks_that_ended_open_nothing(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        (talks,) = t.all_talk(t.ours, t.theirs)
        talks.status = "ended"
        with pytest.raises(Refused):
            t.proposed()
        began = Began("introduction", t.opportunity.ref, None, talks.ref)
        with pytest.raises(Refused, match=NO_TALKS):
            t.proposed(began=began)


def test_talks_about_another_opportunity_open_nothing(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        other = t.world.opportunity("Summer support", place=t.place, buyer=t.council)
        t.talks(t.bid(t.ours, opportunity=other), t.bid(t.theirs, opportunity=other))
        with pytest.raises(Refused):
            t.proposed()


def test_two_who_only_know_us_are_not_named_to_each_other(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        ours, theirs, third = t.bid(t.ours), t.bid(t.theirs), t.bid(t.third)
        t.talks(ours, theirs)
        t.talks(ours, third)
        with pytest.raises(Refused, match=STRANGERS.split(":")[0]):
            t.proposed(t.kitchen, t.garage)
        t.talks(theirs, third)
        assert t.proposed(t.kitchen, t.garage).status == "proposed"


def test_in_sealed_mode_nothing_new_begins(database: Database) -> None:
    with together(database, SharingMode.SEALED) as t:
        t.all_talk(t.ours, t.theirs)
        with pytest.raises(Refused, match=SEALED):
            t.proposed()


def test_once_decided_what_remains_is_ones_own_to_tell(database: Database) -> None:
    with together(database, SharingMode.SEALED, decided_at=now()) as t:
        assert t.proposed().status == "proposed"


def test_without_an_opportunity_a_neighbour_may_be_asked(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(began=Began("profile"))
        assert (made.opportunity, made.place_id) == (None, t.place.id)
        far = t.world.organisation("Far Away", place=t.world.place("Elsewhere"))
        with pytest.raises(Refused):
            t.proposed(far, began=Began("profile"))


def test_sharing_that_another_place_chose_is_not_ours(database: Database) -> None:
    with together(database) as t:
        t.opportunity.place_id = t.world.place("Elsewhere").id
        with pytest.raises(Refused, match="introduced to"):
            t.proposed()


def test_a_buyer_takes_part_in_an_alliance_and_in_nothing_else(database: Database) -> None:
    with together(database) as t:
        assert t.proposed(t.council).status == "proposed"
        asked = t.led(t.council)
        with pytest.raises(Refused, match=BUYER_ONLY_IN_ALLIANCE):
            propose(t.session, t.ours, asked, t.about(), SITE)


def test_a_commissioner_who_is_not_clear_proposes_nothing(database: Database) -> None:
    with together(database) as t:
        asked = t.asked(t.council)
        unclear = t.commissioner(clear=False)
        with pytest.raises(Refused, match=NOT_CLEAR):
            propose(t.session, unclear, asked, t.about(), SITE)
        made = propose(t.session, t.commissioner(), asked, t.about(), SITE)
        assert made.status == "proposed"


@pytest.mark.parametrize("role", [Role.TRUSTEE, Role.GUEST, Role.SECRETARY])
def test_only_those_who_speak_for_an_organisation_propose(database: Database, role: Role) -> None:
    with together(database) as t, pytest.raises(NotAllowed):
        t.proposed(actor=t.colleague(t.harbour, role))


def test_an_unverified_organisation_proposes_nothing(database: Database) -> None:
    with together(database) as t:
        new = t.world.organisation("Just Begun", place=t.place, verified=False)
        with pytest.raises(NotAllowed):
            t.proposed(actor=t.world.actor(new))


def test_what_is_unsound_is_refused_beside_its_field(database: Database) -> None:
    with together(database) as t:
        ours = t.asked().parties[:1]
        assert refusal(t, parties=ours) == TOO_FEW
        assert refusal(t, parties=t.asked().parties[1:]) == WITHOUT_US


def test_a_bid_that_is_another_organisations_begins_nothing(database: Database) -> None:
    with together(database) as t:
        began = Began("declaration", t.opportunity.ref, t.bid(t.theirs).ref)
        with pytest.raises((Hidden, NotAllowed)):
            t.proposed(began=began)


def test_a_bid_about_something_else_begins_nothing(database: Database) -> None:
    with together(database) as t:
        other = t.world.opportunity("Summer support", place=t.place, buyer=t.council)
        began = Began("declaration", other.ref, t.bid(t.ours).ref)
        with pytest.raises(Refused, match=OTHER_OPPORTUNITY):
            t.proposed(began=began)


def test_an_introduction_of_others_begins_nothing(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        (talks,) = t.all_talk(t.theirs, t.third)
        with pytest.raises(Hidden):
            t.proposed(began=Began("introduction", None, None, talks.ref))


def test_an_introduction_brings_its_opportunity_along(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        (talks,) = t.all_talk(t.ours, t.theirs)
        made = t.proposed(began=Began("introduction", None, None, talks.ref))
        assert (made.opportunity, made.introduction_id) == (t.opportunity, talks.id)


def test_the_mandated_proposer_confirms_at_once(database: Database) -> None:
    with together(database) as t:
        (asked,) = rounds(t.session, t.ours, t.proposed())
        assert asked.ours_said == "confirmed"
        assert asked.waiting == (t.kitchen.ref,)


def test_without_a_mandate_a_colleague_confirms(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(actor=t.colleague(t.harbour))
        (asked,) = rounds(t.session, t.ours, made)
        assert asked.waiting == (t.harbour.ref, t.kitchen.ref)
        t.confirmed(t.theirs, made)
        assert made.status == "proposed"
        t.confirmed(t.ours, made)
        assert made.status == "formed"


def test_those_asked_are_told_by_a_letter_that_holds_no_secret(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        made = t.proposed()
        (letter,) = t.letters()
        seat = t.theirs.seat_ref
        assert f"{SITE}/partnerships/{made.ref}?as={seat}" in letter.text
        for secret in ("Harbour", "Kitchen", "Winter support", "Warm rooms"):
            assert secret not in letter.subject + letter.text


def test_a_new_round_replaces_the_one_before_and_all_confirm_anew(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        t.confirmed(t.third, made)
        t.change(t.theirs, made, t.asked(t.kitchen, t.garage, title="Warmer rooms"))
        second, first = rounds(t.session, t.ours, made)
        assert (first.status, second.number, second.status) == ("replaced", 2, "open")
        assert second.waiting == (t.harbour.ref, t.garage.ref)
        assert [change.label for change in second.changes] == ["Name"]
        assert made.title == "Warmer rooms"


def test_a_new_round_may_do_without_somebody(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        t.change(t.ours, made, t.asked(t.kitchen))
        assert t.part(made, t.garage).status == "left_out"
        assert "A proposal to you was taken back" in t.subjects()
        t.change(t.ours, made, t.asked(t.kitchen, t.garage))
        part = t.part(made, t.garage)
        assert (part.status, part.rank) == ("invited", 3)


def test_ranks_are_never_used_again(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.garage)
        t.change(t.ours, made, t.asked(t.kitchen))
        assert t.part(made, t.kitchen).rank == 3


def test_a_partner_cannot_be_left_out_of_a_formed_partnership(database: Database) -> None:
    with together(database) as t:
        made = t.formed(t.kitchen, t.garage)
        with pytest.raises(Refused, match=PARTNER_MISSING):
            t.change(t.ours, made, t.asked(t.kitchen))


def test_a_partner_may_ask_a_newcomer_in_and_all_confirm_it(database: Database) -> None:
    with together(database) as t:
        made = t.formed(t.kitchen)
        t.change(t.theirs, made, t.asked(t.kitchen, t.garage))
        assert (made.status, t.part(made, t.garage).status) == ("formed", "invited")
        t.confirmed(t.ours, made)
        assert t.part(made, t.garage).status == "invited"
        t.confirmed(t.third, made)
        part = t.part(made, t.garage)
        assert (part.status, part.rank, part.role) == ("partner", 3, "What Old Garage does")
        assert part.joined_at is not None


def test_a_change_counts_only_once_all_have_confirmed_it(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        asked = replace(t.led(form=LegalForm.LEAD_BODY), title="Led rooms")
        t.change(t.ours, made, asked)
        assert (made.title, made.legal_form) == ("Warm rooms together", "alliance")
        t.confirmed(t.theirs, made)
        assert (made.title, made.legal_form) == ("Led rooms", "lead_body")
        assert t.part(made, t.harbour).is_lead


def test_a_formed_partnership_changes_among_itself_while_sealed(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        t.opportunity.mode = SharingMode.SEALED
        t.change(t.ours, made, t.asked(title="Warmer rooms"))
        t.confirmed(t.theirs, made)
        assert made.title == "Warmer rooms"
        with pytest.raises(Refused, match=NOT_AMONG[Circle.NOBODY]):
            t.change(t.ours, made, t.asked(t.kitchen, t.garage))


def test_an_outsider_finds_no_partnership_to_change(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        made = t.proposed()
        with pytest.raises(Hidden):
            t.change(t.third, made, t.asked(t.garage))
