"""Answering a proposal in the browser: yes, a change, no, and taking it back."""

from commissioning.foundation.sharing import SharingMode
from tests.pages.partnerships.conftest import CHECK, TYPED, Saltmere, buttons


def test_it_is_formed_when_the_last_has_confirmed(saltmere: Saltmere) -> None:
    page = saltmere.confirmed(saltmere.proposed())
    assert "You have confirmed it for Eastside Kitchen." in page.notice
    assert saltmere.stored().status == "formed"
    assert "All of you have confirmed it." in page.text


def test_what_follows_is_said_before_the_last_yes(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    page = saltmere.visit("eastside").get(f"{address}/confirm")
    assert page.heading == "Confirm the partnership?"
    assert "You are the last to confirm" in page.text
    assert saltmere.stored().status == "proposed"


def test_a_proposer_without_a_mandate_leaves_the_yes_to_a_colleague(saltmere: Saltmere) -> None:
    saltmere.add("helper", "Warm Harbour", mandated=False)
    address = saltmere.proposed("helper")
    helper = saltmere.visit("helper")
    assert "Somebody with a mandate gives it." in helper.get(address).text
    assert "Go on to confirm" not in helper.get(f"{address}/answer").links
    helper.get(f"{address}/confirm", status=403)
    assert "You have confirmed it" in saltmere.confirmed(address, "harbour").notice


def test_who_has_no_mandate_is_told_who_may_confirm(saltmere: Saltmere) -> None:
    saltmere.add("cook", "Eastside Kitchen", mandated=False)
    page = saltmere.visit("cook").get(f"{saltmere.proposed()}/answer")
    assert "Only somebody with a mandate from your board" in page.text
    assert "Say no, with a reason" in page.links


def test_a_change_is_a_new_round_that_all_confirm(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    eastside = saltmere.visit("eastside")
    form = eastside.get(f"{address}/change")
    assert form.typed(CHECK)["title"] == ["Warm Rooms Together"]
    saltmere.sent(eastside, form, "Send the change", parties__1__role="The lift, with ramps")
    answer = saltmere.visit("harbour").get(f"{address}/answer")
    assert "What changed" in answer.text
    assert "with ramps" in answer.main.select_one("ins").get_text()  # type: ignore[union-attr]
    saltmere.confirmed(address, "harbour")
    assert saltmere.stored().status == "formed"
    history = eastside.get(address).text
    assert "Round 2: to form the partnership: confirmed by everybody" in history
    assert "Round 1: to form the partnership: replaced by the next round" in history


def test_a_no_needs_a_reason_that_the_others_read(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    eastside = saltmere.visit("eastside")
    asking = eastside.get(f"{address}/decline")
    assert eastside.submit(asking, "Say no").errors == ["Enter why, in a sentence or two"]
    eastside.submit(asking, "Say no", why="Our kitchen is let that winter.")
    page = saltmere.visit("harbour").get(address)
    assert "Eastside Kitchen said no: Our kitchen is let that winter." in page.text
    assert "Propose it again" in page.links


def test_after_a_no_it_is_proposed_to_others_or_let_go(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    eastside, harbour = saltmere.visit("eastside"), saltmere.visit("harbour")
    eastside.submit(eastside.get(f"{address}/decline"), "Say no", why="Not this winter.")
    form = harbour.get(harbour.get(address).links["Propose it again"])
    assert "Take out Eastside Kitchen" not in buttons(form)
    gone = harbour.submit(harbour.get(f"{address}/let-go"), "Let it go", why="Nobody has time.")
    assert "You have let it go" in gone.notice
    assert saltmere.stored().status == "not_formed"


def test_who_proposed_it_can_take_it_back(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    harbour = saltmere.visit("harbour")
    asking = harbour.get(harbour.get(address).links["Take the proposal back"])
    page = harbour.submit(asking, "Take it back", why="The buyer has changed its mind.")
    assert "It is taken back" in page.notice
    assert "Take the proposal back" not in saltmere.visit("eastside").get(address).links


def test_nobody_takes_back_what_another_proposed(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    page = saltmere.visit("eastside").follow(f"{address}/take-back")
    assert "There is no proposal of yours to take back." in page.notice


def test_it_ends_when_all_confirm_that(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    harbour = saltmere.visit("harbour")
    asking = harbour.get(harbour.get(address).links["Propose to end it"])
    harbour.submit(asking, "Ask them to end it", why="The winter is over.")
    answer = saltmere.visit("eastside").get(f"{address}/answer")
    assert answer.heading == "To end the partnership"
    assert "The winter is over." in answer.text
    page = saltmere.confirmed(address)
    assert saltmere.stored().status == "ended"
    assert "It is over." in page.text


def test_what_is_answered_already_leads_back_to_where_it_stands(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    for page in ("answer", "confirm", "decline"):
        shown = saltmere.visit("eastside").follow(f"{address}/{page}")
        assert "There is nothing to answer any more." in shown.notice


def test_a_round_that_was_replaced_meanwhile_is_not_confirmed(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    eastside = saltmere.visit("eastside")
    asking = eastside.get(f"{address}/confirm")
    harbour = saltmere.visit("harbour")
    saltmere.sent(harbour, harbour.get(f"{address}/change"), "Send the change", title="Warmer")
    page = eastside.submit(asking, "Yes: we take part")
    assert saltmere.stored().status == "proposed"
    assert "has changed since you opened that page" in page.notice
    assert page.heading == "A partnership is proposed"


def test_nothing_new_begins_once_it_is_sealed(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    eastside = saltmere.visit("eastside")
    asking = eastside.get(f"{address}/confirm")
    saltmere.mode(SharingMode.SEALED)
    assert any("sealed" in line for line in eastside.submit(asking, "Yes: we take part").errors)


def test_what_is_confirmed_stands_on_the_page_that_confirms_it(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    page = saltmere.visit("eastside").get(f"{address}/confirm")
    for said in (TYPED["purpose"], TYPED["why_joint"], TYPED["parties__1__role"], "Warm Harbour"):
        assert said in page.text
    saltmere.confirmed(address)
    harbour = saltmere.visit("harbour")
    asking = harbour.get(f"{address}/end")
    harbour.submit(asking, "Ask them to end it", why="The winter is over.")
    assert "The winter is over." in saltmere.visit("eastside").get(f"{address}/confirm").text
