"""What a board pack is made from: this board's own view of one version, and nobody else's."""

from datetime import date

from msgspec.structs import replace

from commissioning.agreements.actions.offering import withdraw
from commissioning.agreements.actions.reserves import Entered, enter_reserves
from commissioning.agreements.models import Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.content import as_json
from commissioning.agreements.rules.sharing_terms import PartyWeight
from commissioning.boards.actions.declaring import declare_interest
from commissioning.boards.documents import pack_pdf
from commissioning.boards.queries.packs import pack_facts
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.two_boards import TwoBoards, two_boards
from tests.rules.agreements.agreed import TARGET_COST


def sharing(t: TwoBoards) -> Version:
    """Give an offered version by which both bear half of an overspend of up to £50,000."""
    refs = (t.a.town.harbour.ref, t.a.town.kitchen.ref)
    weights = tuple(PartyWeight(party=ref, gain=1, pain=1) for ref in refs)
    shares = replace(TARGET_COST, overspend_limit_pence=5_000_000, weights=weights)
    version = t.a.offered()
    version.content = as_json(replace(content_of_version(version), shares=shares))
    return version


def test_a_pack_says_what_is_asked_and_what_our_board_may_know(database: Database) -> None:
    with two_boards(database) as t:
        version = sharing(t)
        entered = Entered(pence=500_000, as_of=date(2026, 3, 31))
        enter_reserves(t.session, t.a.ours, entered)
        ref = t.opened(t.harbour, version, Procedure.MEETING).ref
        chair = t.harbour.voters[0]
        declare_interest(t.session, chair, ref, "none", "")
        facts = pack_facts(t.session, chair, t.now(ref))
        assert facts.board == "Warm Harbour"
        assert facts.fingerprint == version.fingerprint
        assert facts.offered_on == facts.printed_on == today()
        assert facts.most.words == (
            "This could cost us up to £25,000, and up to £50,000 if only we stay to the end."
        )
        assert "£5,000 on 31 March 2026" in facts.most.beside
        assert facts.changes is None
        assert [said for _, said in facts.interests] == ["No interest"]
        assert "With 4 in office" in " ".join(facts.rule_words)  # with the one on both boards
        assert pack_pdf(facts).startswith(b"%PDF-")


def test_the_reserves_of_one_party_stand_in_no_other_boards_pack(database: Database) -> None:
    with two_boards(database) as t:
        enter_reserves(t.session, t.a.ours, Entered(pence=500_000, as_of=today()))
        ref = t.opened(t.kitchen, sharing(t)).ref
        assert "£" not in pack_facts(t.session, t.kitchen.voters[0], t.now(ref)).most.beside


def test_who_has_not_declared_is_not_told_what_others_declared(database: Database) -> None:
    with two_boards(database) as t:
        ref = t.opened(t.harbour, t.a.offered()).ref
        chair, trustee, _ = t.harbour.voters
        declare_interest(t.session, chair, ref, "loyalty", "I cook there")
        assert pack_facts(t.session, trustee, t.now(ref)).interests == ()
        [(name, said)] = pack_facts(t.session, t.harbour.secretary, t.now(ref)).interests
        assert (name, said) == (chair.name, "A conflict of loyalty: I cook there")


def test_what_changed_is_against_the_version_before(database: Database) -> None:
    with two_boards(database) as t:
        t.a.offered()
        newer = t.a.offered(t.a.amended("about", purpose="Warm for years"))
        ref = t.opened(t.harbour, newer).ref
        facts = pack_facts(t.session, t.harbour.voters[0], t.now(ref))
        assert [change.label for change in facts.changes or ()] == ["Purpose"]
        assert any("In writing" in words for words in facts.when)


def test_what_changed_is_against_what_binds_and_not_against_what_came_to_nothing(
    database: Database,
) -> None:
    with two_boards(database) as t:
        t.a.signed()
        nothing = t.a.offered(t.a.amended("about", purpose="Warm for years"))
        withdraw(t.session, t.a.ours, nothing.ref, "We wrote it too soon", SITE)
        newer = t.a.offered(t.a.amended("about", title="Warm rooms, again"))
        ref = t.opened(t.harbour, newer).ref
        facts = pack_facts(t.session, t.harbour.voters[0], t.now(ref))
        assert {change.label for change in facts.changes or ()} == {"Title"}
