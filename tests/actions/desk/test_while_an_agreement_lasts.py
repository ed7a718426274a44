"""What the desk says waits under agreements in force: yeses, disagreements, reviews."""

from datetime import date, timedelta

from msgspec.structs import replace

from commissioning.agreements.actions.answering import answer
from commissioning.agreements.actions.asking import ask_to_end, ask_to_settle
from commissioning.agreements.actions.disputes import open_dispute
from commissioning.agreements.actions.reviews import hold_review
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.content import as_json
from commissioning.agreements.rules.parts import Review
from commissioning.desk.waiting.order import waiting_for
from commissioning.desk.waiting.waits import Waits
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from tests.actions.agreements.agreeing import SITE, Agreeing, agreeing

PAGES = (
    "agreements.end",
    "agreements.settle_dispute",
    "agreements.dispute",
    "agreements.hold_a_review",
)


def waits(a: Agreeing, actor: Actor) -> list[Waits]:
    """Give what waits for somebody under an agreement in force."""
    a.session.flush()
    return [each for each in waiting_for(a.session, actor) if each.endpoint in PAGES]


def endpoints(a: Agreeing, actor: Actor) -> list[str]:
    """Give the pages that wait."""
    return [each.endpoint for each in waits(a, actor)]


def yesterday() -> date:
    """Give the day before this one."""
    return today() - timedelta(days=1)


def test_an_early_end_waits_for_those_with_a_mandate_who_have_not_answered(
    database: Database,
) -> None:
    with agreeing(database) as a:
        agreement = a.signed().agreement
        day = today() + timedelta(days=9)
        ask = ask_to_end(a.session, a.ours, agreement.ref, "Sold", day, SITE)
        assert endpoints(a, a.ours) == []
        assert endpoints(a, a.their_chair) == []
        assert endpoints(a, a.theirs) == ["agreements.end"]
        answer(a.session, a.theirs, ask.ref, "not_yet", "Later", SITE)
        assert endpoints(a, a.theirs) == []


def test_a_disagreement_waits_for_both_until_it_is_settled(database: Database) -> None:
    with agreeing(database) as a:
        agreement = a.signed().agreement
        dispute = open_dispute(a.session, a.ours, agreement.ref, "Heating", SITE)
        for actor in (a.ours, a.theirs):
            [one] = waits(a, actor)
            assert (one.endpoint, one.more) == ("agreements.dispute", {"dispute_ref": dispute})
        assert endpoints(a, a.their_chair) == []
        ask = ask_to_settle(a.session, a.ours, dispute, "Half each", today(), SITE)
        assert endpoints(a, a.theirs) == ["agreements.settle_dispute", "agreements.dispute"]
        answer(a.session, a.theirs, ask.ref, "yes", "", SITE)
        assert endpoints(a, a.theirs) == endpoints(a, a.ours) == []


def test_a_review_waits_from_its_day_until_it_is_held(database: Database) -> None:
    with agreeing(database) as a:
        version = a.signed()
        reviews = (Review(ref="a", on=yesterday()), Review(ref="b", on=today() + timedelta(9)))
        version.content = as_json(replace(content_of_version(version), reviews=reviews))
        [one] = waits(a, a.ours)
        assert one.more == {"due": yesterday().isoformat()}
        hold_review(a.session, a.theirs, version.agreement.ref, yesterday(), today(), "Good")
        assert endpoints(a, a.ours) == []


def test_nothing_waits_for_a_guest_or_a_stranger(database: Database) -> None:
    with agreeing(database) as a:
        open_dispute(a.session, a.ours, a.signed().agreement.ref, "Heating", SITE)
        w = a.town.world
        assert endpoints(a, w.actor(a.town.kitchen, Role.GUEST)) == []
        assert endpoints(a, w.actor(w.organisation("Else", place=a.town.place))) == []


def test_officers_see_for_whose_boards_an_offered_version_waits(database: Database) -> None:
    told = "Warm rooms together is offered. It waits for the board"

    def said(actor: Actor) -> list[str]:
        a.session.flush()
        return [w.words for w in waiting_for(a.session, actor) if w.words.startswith(told)]

    with agreeing(database) as a:
        version = a.offered()
        assert said(a.ours) == [f"{told}s of Warm Harbour and Eastside Kitchen."]
        assert said(a.our_chair) == []
        a.decide(a.our_chair, version)
        assert said(a.theirs) == [f"{told} of Eastside Kitchen."]
        a.decide(a.their_chair, version)
        assert said(a.ours) == said(a.theirs) == []
