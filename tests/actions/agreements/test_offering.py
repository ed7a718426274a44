"""Offering a version: complete, immutable, named by its hash; replaced or withdrawn plainly."""

import pytest
from sqlalchemy import select

from commissioning.agreements.actions.beginning import begin_next
from commissioning.agreements.actions.deciding import record_board_decision
from commissioning.agreements.actions.drafting import mark_spelling
from commissioning.agreements.actions.offering import offer, prepare_offer, withdraw
from commissioning.agreements.models import Version, VersionFile
from commissioning.agreements.permissions import VERSIONS
from commissioning.agreements.rules.canonical import content_of, fingerprint
from commissioning.agreements.rules.parts import Clause
from commissioning.agreements.rules.sharing_terms import GrantPart, GrantShares
from commissioning.foundation.actor import Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, IllegalMove, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from tests.actions.agreements.agreeing import (
    MADE,
    SITE,
    Agreeing,
    add_partner,
    agreeing,
    decided_on,
    fill,
)


def test_an_offered_version_is_named_by_the_hash_of_all_it_says(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        assert version.status == "offered"
        assert version.canonical is not None
        assert version.fingerprint == fingerprint(version.canonical)
        assert content_of(version.canonical).purpose == "Nobody is cold this winter."
        assert [(p.name, p.rank) for p in version.parties] == [
            ("Warm Harbour", 1),
            ("Eastside Kitchen", 2),
        ]
        kept = a.session.scalars(select(VersionFile)).one()
        assert (kept.kind, kept.body) == ("pdf", MADE["pdf"])


def test_each_version_holds_the_hash_of_the_one_offered_before(database: Database) -> None:
    with agreeing(database) as a:
        first = a.offered()
        assert first.previous_hash == ""
        second = a.offered(a.amended("about", purpose="Warm mornings too"))
        assert second.previous_hash == first.fingerprint


def test_what_is_not_said_yet_keeps_a_draft_from_being_offered(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        with pytest.raises(Refused, match="Say when it starts"):
            prepare_offer(a.session, a.ours, version.ref)


def test_money_that_does_not_add_up_keeps_a_draft_from_being_offered(database: Database) -> None:
    with agreeing(database) as a:
        harbour, kitchen = a.town.harbour.ref, a.town.kitchen.ref
        parts = (GrantPart(party=harbour, fixed_pence=200), GrantPart(party=kitchen, weight=1))
        version = a.completed(shares=GrantShares(total_pence=100, parts=parts))
        with pytest.raises(Refused, match="Before you offer it"):
            prepare_offer(a.session, a.ours, version.ref)


def test_a_draft_that_changed_after_it_was_prepared_is_not_offered(database: Database) -> None:
    with agreeing(database) as a:
        version = a.completed()
        prepared = prepare_offer(a.session, a.ours, version.ref)
        fill(version, purpose="Something else")
        a.session.flush()
        with pytest.raises(Refused, match="changed"):
            offer(a.session, a.ours, prepared, MADE, SITE)


def test_a_draft_is_not_offered_to_others_than_the_partners(database: Database) -> None:
    with agreeing(database) as a:
        version = a.completed()
        prepared = prepare_offer(a.session, a.ours, version.ref)
        add_partner(a.town, a.partnership, a.town.world.organisation("Third"), 3)
        with pytest.raises(Refused, match="partners"):
            offer(a.session, a.ours, prepared, MADE, SITE)
        with pytest.raises(Refused, match="partners"):
            prepare_offer(a.session, a.ours, version.ref)


def test_only_who_may_bind_an_organisation_offers(database: Database) -> None:
    with agreeing(database) as a:
        version = a.completed()
        without = a.town.world.actor(a.town.harbour)
        with pytest.raises(NotAllowed):
            prepare_offer(a.session, without, version.ref)
        prepared = prepare_offer(a.session, a.ours, version.ref)
        with pytest.raises(NotAllowed):
            offer(a.session, without, prepared, MADE, SITE)


def test_offering_tells_every_party_and_its_board_once_with_one_link(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        page = f"{SITE}/agreements/{version.agreement.ref}/versions/1?as="
        seats = {a.ours, a.theirs, a.our_chair, a.their_chair, a.town.officer, a.town.other}
        told = {each.text.split(page)[1].strip() for each in a.letters()}
        assert told == {actor.seat_ref for actor in seats}
        assert all("Warm" not in each.subject + each.text for each in a.letters())


def test_a_newer_offer_replaces_the_one_that_waits(database: Database) -> None:
    with agreeing(database) as a:
        first = a.offered()
        second = a.offered(a.amended("about", purpose="Warm mornings too"), a.theirs)
        assert (first.status, first.settled_why) == ("withdrawn", "Replaced by version 2.")
        assert second.status == "offered"
        with pytest.raises(NotAllowed):
            record_board_decision(a.session, a.our_chair, first.ref, decided_on(first), SITE)


def test_only_the_party_that_offered_withdraws_and_says_why(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        with pytest.raises(Refused):
            withdraw(a.session, a.theirs, version.ref, "We changed our mind", SITE)
        with pytest.raises(Refused):
            withdraw(a.session, a.ours, version.ref, " ", SITE)
        withdraw(a.session, a.ours, version.ref, "We found a mistake", SITE)
        assert (version.status, version.settled_why) == ("withdrawn", "We found a mistake")
        with pytest.raises(IllegalMove):
            withdraw(a.session, a.ours, version.ref, "Again", SITE)


def contact(a: Agreeing, text: str) -> tuple[Clause, ...]:
    return (Clause(key="contact", title="Contact details", text=text),)


def with_contact(a: Agreeing, text: str) -> Version:
    """Let a version with contact details be in force, and begin the next with others."""
    first = a.begun()
    fill(first)
    fill(first, clauses=(*clauses_of(first), *contact(a, "Write to one@example.org.")))
    a.session.flush()
    a.signed(first)
    return a.amended("clauses/contact", text=text)


def clauses_of(version: Version) -> tuple[Clause, ...]:
    clauses = version.content["clauses"]
    return tuple(Clause(**each) for each in clauses if each["key"] != "contact")


def test_contact_details_are_acknowledged_by_officers(database: Database) -> None:
    with agreeing(database) as a:
        second = a.offered(with_contact(a, "Write to two@example.org."))
        assert second.material is False


def test_a_promise_among_contact_details_goes_to_the_boards(database: Database) -> None:
    with agreeing(database) as a:
        assert a.offered(with_contact(a, "The kitchen pays £500.")).material


def test_a_change_of_substance_goes_to_the_boards_whatever_its_writer_says(
    database: Database,
) -> None:
    with agreeing(database) as a:
        a.signed()
        draft = a.amended("about", purpose="Nobody is warm this winter.")
        mark_spelling(a.session, a.ours, draft.ref, "about", on=True)
        assert a.offered(draft).material


def test_mended_spelling_is_acknowledged_when_its_writer_says_so(database: Database) -> None:
    with agreeing(database) as a:
        a.signed(a.completed(purpose="Nobody is cold this wintre."))
        draft = a.amended("about", purpose="Nobody is cold this winter.")
        assert prepare_offer(a.session, a.ours, draft.ref).material
        mark_spelling(a.session, a.ours, draft.ref, "about", on=True)
        assert not a.offered(draft).material


def test_a_version_that_changes_nothing_is_not_offered(database: Database) -> None:
    with agreeing(database) as a:
        first = a.signed()
        draft = begin_next(a.session, a.ours, first.agreement.ref)
        with pytest.raises(Refused, match="Nothing has changed"):
            prepare_offer(a.session, a.ours, draft.ref)


@pytest.mark.parametrize(
    ("mode", "there"), [(SharingMode.SHARED, True), (SharingMode.INTRODUCTIONS, False)]
)
def test_from_offering_on_members_know_of_it_in_shared_mode_alone(
    database: Database, mode: SharingMode, there: bool
) -> None:
    with agreeing(database, mode) as a:
        version = a.offered()
        member = a.town.world.actor(a.town.world.organisation("Third", place=a.town.place))
        assert VERSIONS.may(a.session, member, "see", version) is there
        assert not VERSIONS.may(a.session, member, "read", version)
        if not there:
            with pytest.raises(Hidden):
                withdraw(a.session, member, version.ref, "Why not", SITE)


def test_a_guest_offers_nothing(database: Database) -> None:
    with agreeing(database) as a:
        version = a.completed()
        guest = a.town.world.actor(a.town.harbour, Role.GUEST)
        with pytest.raises(Hidden):
            prepare_offer(a.session, guest, version.ref)
