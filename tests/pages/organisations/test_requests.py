"""Asking to join, answering, and vouching, in the browser."""

from commissioning.foundation.actor import Role
from commissioning.organisations.models import JoinRequest, Organisation
from tests.pages.conftest import Visitor
from tests.pages.inspecting import Page
from tests.pages.organisations.conftest import Town, known


def ask(town: Town, visitor: Visitor, kind: str = "join") -> Page:
    page = visitor.get(f"/organisations/{town.trust}/join")
    return visitor.submit(page, "Ask them", kind=kind, message="I run the Thursday kitchen")


def request_path(town: Town) -> str:
    with town.site.session() as session:
        asked = session.query(JoinRequest).one()
        return f"/organisations/{town.trust}/requests/{asked.ref}"


def test_asking_is_answered_by_an_admin_and_gives_the_role(town: Town) -> None:
    nadia, admin = town.newcomer(), town.visit(town.admin)
    assert "I run the Thursday kitchen" in ask(town, nadia).text
    page = admin.get(request_path(town))
    assert "I run the Thursday kitchen" in page.text
    done = admin.submit(page, "Send your answer", answer="yes", role="secretary")
    assert "Nadia New has joined you as board secretary" in done.notice
    assert "Nadia New" in done.text


def test_a_no_needs_its_reason(town: Town) -> None:
    ask(town, town.newcomer())
    admin = town.visit(town.admin)
    page = admin.submit(admin.get(request_path(town)), "Send your answer", answer="no")
    assert page.errors == ["Say why, so that they know what to do next"]
    admin.submit(page, "Send your answer", answer="no", evidence="We do not know you")
    assert "We do not know you" in town.site.letters(town.nadia.email)[-1].text


def test_a_request_can_be_taken_back_and_made_again(town: Town) -> None:
    nadia = town.newcomer()
    ask(town, nadia)
    begun = nadia.submit(nadia.get("/begin"), "Take this request back")
    assert "Your request is taken back" in begun.notice
    assert nadia.get(f"/organisations/{town.trust}/join").form("Ask them")


def test_only_an_admin_and_who_asked_come_to_a_request(town: Town) -> None:
    ask(town, town.newcomer())
    path = request_path(town)
    town.visit(town.officer).get(path, status=404)
    town.visit(town.keeper).get(path, status=403)


def test_its_people_answer_a_claim_and_do_not_decide_it(town: Town) -> None:
    ask(town, town.newcomer(), "claim")
    admin = town.visit(town.admin)
    page = admin.get(request_path(town))
    assert "Send your answer" not in [button.text for button in page.main.find_all("button")]
    done = admin.submit(page, "Tell the convenor", words="She left in May")
    assert "The convenor decides" in done.notice
    assert admin.get(request_path(town)).typed("Tell the convenor")["words"] == ["She left in May"]


def test_the_letter_to_an_admin_leads_to_the_request(town: Town) -> None:
    ask(town, town.newcomer())
    with town.site.session():
        letter = town.site.letters("ada.admin@example.org")[-1]
    path = letter.text.split("http://localhost")[1].strip()
    assert town.visit(town.admin).get(path).heading == "Nadia New asks to join you"


def test_a_group_asks_for_a_vouch_and_gets_it(town: Town) -> None:
    with town.site.world() as world:
        singers = known(world, "Tuesday Singers", place=town.place, verified=False, informal=True)
        leader = world.seat(singers, Role.ADMIN)
    path = f"/organisations/{singers.ref}/vouching"
    group, officer = town.visit(leader), town.visit(town.officer)
    officer.get(path, status=404)
    page = group.submit(group.get(path), "Ask them to vouch", name="harbour trust")
    assert "We have asked Harbour Trust by email" in page.notice
    officer.submit(officer.get(path), "Yes, we vouch for them", words="They sing in our hall")
    assert "Yes: They sing in our hall" in group.get(path).text
    assert "They sing in our hall" in town.visit(town.keeper).get(path).text


def test_an_organisation_can_say_that_it_cannot_vouch(town: Town) -> None:
    with town.site.world() as world:
        singers = known(world, "Tuesday Singers", verified=False, informal=True)
        leader = world.seat(singers, Role.ADMIN)
    path = f"/organisations/{singers.ref}/vouching"
    group, officer = town.visit(leader), town.visit(town.officer)
    group.submit(group.get(path), "Ask them to vouch", name="harbour trust")
    officer.submit(officer.get(path), "We cannot vouch for them")
    assert "They could not say" in group.get(path).text


def test_a_request_is_not_there_at_another_organisations_address(town: Town) -> None:
    ask(town, town.newcomer(), "claim")
    with town.site.world() as world:
        council = world.session.get_one(Organisation, town.keeper.organisation_id)
    path = request_path(town).replace(town.trust, council.ref)
    town.visit(town.keeper).get(path, status=404)
