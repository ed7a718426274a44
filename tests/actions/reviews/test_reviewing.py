"""A review is begun by a clear commissioner alone, shared with its strengths, and concluded."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from commissioning.agreements.models import Version
from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, IllegalMove, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.actions.bidders import note_bidder
from commissioning.opportunities.models import Award, Interest
from commissioning.partnerships.actions.sides import take_side
from commissioning.people.models import Person
from commissioning.reviews.actions.answering import answer_point
from commissioning.reviews.actions.reviewing import (
    add_point,
    begin_review,
    change_point,
    conclude_review,
    put_aside,
    share_review,
    take_out_point,
    take_over,
)
from commissioning.reviews.permissions.reviewing import REVIEWED, REVIEWS
from commissioning.reviews.queries.reviewers import by_a_party, declared_interest
from commissioning.reviews.queries.reviews import (
    newest_offered,
    points_by_kind,
    review_of,
    reviews_of,
    unanswered,
    waiting_for_answers,
    waiting_to_conclude,
)
from commissioning.reviews.rules.reviewing import (
    NO_STRENGTH_YET,
    Conclusion,
    PointKind,
)
from tests.actions.agreements.agreeing import SITE
from tests.actions.reviews.reviewing import ASKED, STRONG, address_of, reviewing

PROTECTED = (SharingMode.INTRODUCTIONS, SharingMode.SEALED)


def test_a_clear_commissioner_begins_one_with_the_version_that_is_offered(
    database: Database,
) -> None:
    with reviewing(database) as r:
        review = r.begun()
        version = r.session.scalars(select(Version)).one()
        assert (review.status, review.version_id) == ("draft", version.id)
        assert r.verbs(review) == ["begin"]


def test_without_an_offered_version_the_partnership_itself_is_reviewed(
    database: Database,
) -> None:
    with reviewing(database, offered=False) as r:
        r.a.completed()
        assert r.begun().version_id is None


def test_a_commissioner_who_is_not_clear_finds_nothing_of_reviews(database: Database) -> None:
    with reviewing(database) as r:
        with pytest.raises(Hidden):
            begin_review(r.session, r.not_clear, r.partnership.ref)
        review, _ = r.shared()
        assert not REVIEWED.may(r.session, r.not_clear, "see", r.partnership)
        assert reviews_of(r.session, r.not_clear, r.partnership) == []
        with pytest.raises(Hidden):
            review_of(r.session, r.not_clear, r.partnership.ref, review.ref)


@pytest.mark.parametrize("kind", ["potential", "perceived", "actual"])
def test_an_interest_that_nobody_dealt_with_closes_the_door_again(
    database: Database, kind: str
) -> None:
    with reviewing(database) as r:
        review = r.begun()
        held = r.session.scalars(select(Interest).where(Interest.person_id == r.clear.person_id))
        held.one().kind = kind
        r.session.flush()
        with pytest.raises(Hidden):
            r.point(review)
        assert not REVIEWED.may(r.session, r.clear, "see", r.partnership)


@pytest.mark.parametrize("mode", PROTECTED)
def test_while_a_competition_is_to_be_protected_there_is_no_trace_of_reviews(
    database: Database, mode: SharingMode
) -> None:
    with reviewing(database, mode) as r:
        with pytest.raises(Hidden):
            r.begun()
        for actor in (r.clear, r.a.ours, r.a.their_chair):
            assert not REVIEWED.may(r.session, actor, "see", r.partnership)


@pytest.mark.parametrize("mode", PROTECTED)
def test_tightening_the_mode_hides_what_was_shared(database: Database, mode: SharingMode) -> None:
    with reviewing(database) as r:
        review, question = r.shared()
        r.mode(mode)
        for actor in (r.clear, r.colleague, r.a.ours, r.a.theirs):
            assert reviews_of(r.session, actor, r.partnership) == []
        with pytest.raises(Hidden):
            r.point(review)
        with pytest.raises(Hidden):
            answer_point(r.session, r.a.theirs, question.ref, "The key is with Ida.", SITE)


def test_once_the_decision_names_a_partner_it_can_be_reviewed_in_any_mode(
    database: Database,
) -> None:
    with reviewing(database, SharingMode.SEALED) as r:
        town = r.a.town
        town.opportunity.decided_at = now()
        with pytest.raises(Hidden):
            r.begun()
        award = Award(
            opportunity_id=town.opportunity.id,
            organisation_id=town.kitchen.id,
            name=town.kitchen.name,
        )
        town.world.keep(award)
        assert r.begun().status == "draft"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.TRUSTEE, Role.CHAIR, Role.ADMIN])
def test_members_of_the_place_are_shown_nothing_of_reviews(database: Database, role: Role) -> None:
    with reviewing(database) as r:
        r.concluded()
        quay = r.a.town.world.organisation("Quayside", place=r.a.town.place)
        member = r.a.town.world.actor(quay, role)
        assert not REVIEWED.may(r.session, member, "see", r.partnership)
        assert reviews_of(r.session, member, r.partnership) == []


def test_another_organisations_commissioner_does_not_read_it(database: Database) -> None:
    with reviewing(database) as r:
        review, _ = r.shared()
        town = r.a.town
        trust = town.world.organisation("Health Trust", place=town.place, kind=Kind.COMMISSIONER)
        other = town.world.actor(trust, Role.COMMISSIONER)
        town.world.clear(other, town.opportunity)
        assert not REVIEWS.may(r.session, other, "see", review)
        assert begin_review(r.session, other, r.partnership.ref).organisation_id == trust.id


def test_a_draft_is_read_by_clear_colleagues_and_not_by_partners(database: Database) -> None:
    with reviewing(database) as r:
        review = r.begun()
        r.point(review)
        assert REVIEWS.may(r.session, r.colleague, "read", review)
        for actor in (r.a.ours, r.a.theirs, r.a.our_chair):
            assert reviews_of(r.session, actor, r.partnership) == []
        with pytest.raises(NotAllowed):
            add_point(r.session, r.colleague, review.ref, PointKind.CONCERN, ASKED, SITE)


def test_an_organisation_has_one_review_under_way(database: Database) -> None:
    with reviewing(database) as r:
        r.begun()
        with pytest.raises(Refused, match="Go on with that one"):
            begin_review(r.session, r.colleague, r.partnership.ref)


def test_it_is_shared_once_it_names_a_strength(database: Database) -> None:
    with reviewing(database) as r:
        review = r.begun()
        r.point(review)
        with pytest.raises(Refused, match=NO_STRENGTH_YET):
            share_review(r.session, r.clear, review.ref, SITE)
        strength = r.point(review, PointKind.STRENGTH, STRONG)
        take_out_point(r.session, r.clear, strength.ref)
        with pytest.raises(Refused, match=NO_STRENGTH_YET):
            share_review(r.session, r.clear, review.ref, SITE)
        r.point(review, PointKind.STRENGTH, STRONG)
        share_review(r.session, r.clear, review.ref, SITE)
        assert review.status == "shared"


def test_the_partners_are_told_with_a_link_and_without_the_words(database: Database) -> None:
    with reviewing(database) as r:
        review, _ = r.shared()
        told = [letter for letter in r.a.letters() if f"/reviews/{review.ref}" in letter.text]
        assert {each.address.partition(".")[0] for each in told} == {"officer", "admin"}
        assert not any(STRONG in each.text or ASKED in each.text for each in told)
        assert all("?as=" in each.text for each in told)


def test_the_partners_staff_read_every_point_and_their_boards_the_conclusion(
    database: Database,
) -> None:
    with reviewing(database) as r:
        review, _ = r.shared()
        assert REVIEWS.may(r.session, r.a.theirs, "read", review)
        assert not REVIEWS.may(r.session, r.a.our_chair, "see", review)
        conclude_review(
            r.session, r.clear, review.ref, Conclusion.SUGGESTIONS, "Open on Sundays.", SITE
        )
        assert REVIEWS.may(r.session, r.a.our_chair, "see", review)
        assert not REVIEWS.may(r.session, r.a.our_chair, "read", review)
        assert not REVIEWS.may(r.session, r.a.our_chair, "read on paper", review)


def test_a_partner_that_left_reads_no_more_of_it(database: Database) -> None:
    with reviewing(database) as r:
        review, _ = r.shared()
        r.a.leaves(r.a.town.kitchen)
        assert not REVIEWS.may(r.session, r.a.theirs, "see", review)


def test_what_partners_have_read_is_added_to_and_never_changed(database: Database) -> None:
    with reviewing(database) as r:
        review, question = r.shared()
        with pytest.raises(Refused, match="The partners have read it"):
            change_point(r.session, r.clear, question.ref, "Other words.")
        with pytest.raises(Refused, match="The partners have read it"):
            take_out_point(r.session, r.clear, question.ref)
        r.point(review, PointKind.CONCERN, "The lift is slow.")
        assert address_of(r.a.theirs) in r.addresses("A commissioner has added to a review")
        found = review_of(r.session, r.a.theirs, r.partnership.ref, review.ref)
        r.session.refresh(found, ["points"])
        assert [len(each) for each in points_by_kind(found).values()] == [1, 1, 1]


def test_a_point_of_a_draft_is_changed_and_taken_out(database: Database) -> None:
    with reviewing(database) as r:
        review = r.begun()
        point = r.point(review)
        change_point(r.session, r.clear, point.ref, " Who has the key? ")
        assert point.words == "Who has the key?"
        take_out_point(r.session, r.clear, point.ref)
        r.session.refresh(review, ["points"])
        assert not any(points_by_kind(review).values())
        with pytest.raises(Hidden):
            change_point(r.session, r.clear, point.ref, "Again")
        assert r.verbs(point) == ["add", "change", "take_out"]


def test_each_partner_answers_for_itself_and_the_reviewer_is_told(database: Database) -> None:
    with reviewing(database) as r:
        review, question = r.shared()
        assert [each.review for each in waiting_for_answers(r.session, r.a.ours)] == [review.ref]
        assert waiting_to_conclude(r.session, r.clear) == []
        answer_point(r.session, r.a.theirs, question.ref, "Ida has the key.", SITE)
        answer_point(r.session, r.a.ours, question.ref, "And we pay her.", SITE)
        r.session.refresh(question, ["answers"])
        said = [(each.organisation_id, each.words) for each in question.answers]
        assert said == [
            (r.a.town.kitchen.id, "Ida has the key."),
            (r.a.town.harbour.id, "And we pay her."),
        ]
        assert unanswered(review) == []
        assert waiting_for_answers(r.session, r.a.ours) == []
        assert [each.review for each in waiting_to_conclude(r.session, r.clear)] == [review.ref]
        assert r.addresses("A partner has answered in your review") == {address_of(r.clear)}


def test_a_reviewer_who_is_clear_no_more_is_not_written_to(database: Database) -> None:
    with reviewing(database) as r:
        _, question = r.shared()
        held = r.session.scalars(select(Interest).where(Interest.person_id == r.clear.person_id))
        held.one().kind = "actual"
        answer_point(r.session, r.a.theirs, question.ref, "Ida has the key.", SITE)
        assert r.addresses("A partner has answered in your review") == set()


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 4_001])
def test_nothing_and_too_much_are_refused(database: Database, words: str) -> None:
    with reviewing(database) as r:
        review, question = r.shared()
        acts: tuple[Callable[[], object], ...] = (
            lambda: r.point(review, PointKind.CONCERN, words),
            lambda: answer_point(r.session, r.a.theirs, question.ref, words, SITE),
            lambda: conclude_review(
                r.session, r.clear, review.ref, Conclusion.SUPPORTIVE, words, SITE
            ),
        )
        for act in acts:
            with pytest.raises(Refused):
                act()
        assert review.status == "shared"


def test_it_is_concluded_with_reasons_after_it_was_shared(database: Database) -> None:
    with reviewing(database) as r:
        review = r.begun()
        with pytest.raises(IllegalMove):
            conclude_review(r.session, r.clear, review.ref, Conclusion.SUPPORTIVE, "Good.", SITE)
        r.point(review, PointKind.STRENGTH, STRONG)
        share_review(r.session, r.clear, review.ref, SITE)
        conclude_review(r.session, r.clear, review.ref, Conclusion.NOT_YET, "No rota.", SITE)
        assert (review.status, review.conclusion) == ("concluded", "not_yet")
        assert r.verbs(review) == ["begin", "share", "conclude"]
        assert address_of(r.a.ours) in r.addresses("A commissioner has concluded a review")
        with pytest.raises(NotAllowed):
            r.point(review)


def test_a_new_one_follows_and_both_stay(database: Database) -> None:
    with reviewing(database) as r:
        first = r.concluded(Conclusion.NOT_YET)
        second = r.concluded(Conclusion.SUPPORTIVE)
        found = reviews_of(r.session, r.a.ours, r.partnership)
        assert [each.ref for each in found] == [second.ref, first.ref]


def test_nothing_waits_for_a_review(database: Database) -> None:
    with reviewing(database) as r:
        r.concluded(Conclusion.NOT_YET)
        version = r.session.scalars(select(Version)).one()
        for chair in (r.a.our_chair, r.a.their_chair):
            r.a.decide(chair, version)
        assert version.status == "approved"


def test_a_draft_is_put_aside_and_another_begun(database: Database) -> None:
    with reviewing(database) as r:
        review = r.begun()
        put_aside(r.session, r.clear, review.ref)
        assert reviews_of(r.session, r.clear, r.partnership) == []
        with pytest.raises(Hidden):
            put_aside(r.session, r.clear, review.ref)
        shared, _ = r.shared()
        with pytest.raises(IllegalMove):
            put_aside(r.session, r.clear, shared.ref)


def test_a_clear_colleague_goes_on_with_it(database: Database) -> None:
    with reviewing(database) as r:
        review, question = r.shared()
        with pytest.raises(NotAllowed):
            take_over(r.session, r.clear, review.ref)
        with pytest.raises(Hidden):
            take_over(r.session, r.not_clear, review.ref)
        take_over(r.session, r.colleague, review.ref)
        assert (review.person_id, review.status) == (r.colleague.person_id, "shared")
        answer_point(r.session, r.a.theirs, question.ref, "Ida has the key.", SITE)
        assert r.addresses("A partner has answered in your review") == {address_of(r.colleague)}
        with pytest.raises(NotAllowed):
            r.point(review)


def test_where_the_commissioner_is_a_party_somebody_who_never_acted_for_one_reviews(
    database: Database,
) -> None:
    with reviewing(database) as r:
        r.council_joins()
        take_side(r.session, r.colleague, r.partnership)
        with pytest.raises(NotAllowed):
            begin_review(r.session, r.colleague, r.partnership.ref)
        review, question = r.shared()
        assert by_a_party(r.session, review)
        assert address_of(r.clear) not in r.addresses("A commissioner shares a review with you")
        assert address_of(r.colleague) in r.addresses("A commissioner shares a review with you")
        with pytest.raises(NotAllowed):
            answer_point(r.session, r.clear, question.ref, "I answer myself.", SITE)
        answer_point(r.session, r.colleague, question.ref, "The council lends it.", SITE)


def test_a_partys_own_voice_reads_no_draft_about_it(database: Database) -> None:
    with reviewing(database) as r:
        r.council_joins()
        take_side(r.session, r.colleague, r.partnership)
        review = r.begun()
        assert not REVIEWS.may(r.session, r.colleague, "see", review)


def test_a_reviewer_who_then_acts_for_a_party_reviews_no_more(database: Database) -> None:
    with reviewing(database) as r:
        r.council_joins()
        review, _ = r.shared()
        assert "no interest" in declared_interest(r.session, review)
        take_side(r.session, r.clear, r.partnership)
        with pytest.raises(NotAllowed):
            r.point(review)


def test_only_text_that_the_reader_may_read_is_named_as_read(database: Database) -> None:
    with reviewing(database) as r:
        assert newest_offered(r.session, r.clear, r.partnership.id) is not None
        assert newest_offered(r.session, r.not_clear, r.partnership.id) is None


def test_a_commissioner_with_a_role_in_a_partner_never_reviews_it(database: Database) -> None:
    with reviewing(database) as r:
        town = r.a.town
        note_bidder(r.session, town.opportunity.id, town.kitchen.id)
        person = r.session.get_one(Person, r.clear.person_id)
        town.world.seat(town.kitchen, Role.TRUSTEE, person)
        with pytest.raises(Hidden):
            r.begun()
