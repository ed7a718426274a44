"""Asking to join a place, being answered, and leaving."""

from tests.pages.inspecting import Page
from tests.pages.places.conftest import Saltmere


def ask(saltmere: Saltmere) -> Page:
    visitor = saltmere.as_(saltmere.outside)
    page = visitor.get(f"{saltmere.path}/join")
    return visitor.submit(page, "Ask to join", agree="yes", message="We teach sailing.")


def answer(saltmere: Saltmere, **typed: str) -> Page:
    visitor = saltmere.as_(saltmere.convenor)
    waits = visitor.get(saltmere.convening)
    page = visitor.get(waits.links["Far Away"])
    assert "We teach sailing." in page.text
    return visitor.submit(page, "Send your answer", **typed)


def test_an_admin_asks_and_the_convenor_admits(saltmere: Saltmere) -> None:
    assert "Far Away has asked to join" in ask(saltmere).text
    assert "Far Away is now a member" in answer(saltmere, answer="admit", words="Welcome!").notice
    assert "Far Away" in saltmere.site.visitor().get(saltmere.path).links
    assert saltmere.subjects() == [
        "Far Away asks to join Saltmere",
        "Far Away has joined Saltmere",
    ]


def test_the_letter_to_the_convenor_leads_to_the_request_in_the_right_role(
    saltmere: Saltmere,
) -> None:
    ask(saltmere)
    [letter] = saltmere.site.letters("jo.reed@example.org")
    link = letter.text.split("answer: ")[1].split()[0]
    path = link.removeprefix("http://localhost")
    assert path.endswith(f"?as={saltmere.convenor.ref}")
    assert saltmere.as_(saltmere.convenor).get(path).heading == "Far Away asks to join"


def test_nothing_is_asked_without_the_promise(saltmere: Saltmere) -> None:
    visitor = saltmere.as_(saltmere.outside)
    page = visitor.submit(visitor.get(f"{saltmere.path}/join"), "Ask to join", message="Hello.")
    assert page.errors == ["Tick to promise for your organisation"]
    assert "Hello." in page.text
    assert saltmere.subjects() == []


def test_a_no_needs_a_reason_which_they_can_read(saltmere: Saltmere) -> None:
    ask(saltmere)
    page = answer(saltmere, answer="decline", words=" ")
    assert page.errors == ["Say why, so that they know what they could do"]
    answer(saltmere, answer="decline", words="You work in another county.")
    page = saltmere.as_(saltmere.outside).get(f"{saltmere.path}/join")
    assert "Not admitted for now" in page.text
    assert "You work in another county." in page.text
    assert page.form("Ask to join")


def test_an_answer_is_given_once(saltmere: Saltmere) -> None:
    ask(saltmere)
    visitor = saltmere.as_(saltmere.convenor)
    page = visitor.get(visitor.get(saltmere.convening).links["Far Away"])
    visitor.submit(page, "Send your answer", answer="admit")
    again = visitor.get(page.path)
    assert "This was answered" in again.text
    visitor.post(page.path, {"answer": "decline", "words": "No."}, status=403)


def test_a_request_is_taken_back(saltmere: Saltmere) -> None:
    ask(saltmere)
    visitor = saltmere.as_(saltmere.outside)
    page = visitor.submit(visitor.get(f"{saltmere.path}/join"), "Take your request back")
    assert "taken your request back" in page.notice
    assert "Far Away" not in saltmere.as_(saltmere.convenor).get(saltmere.convening).links


def test_leaving_says_what_it_means_first(saltmere: Saltmere) -> None:
    visitor = saltmere.as_(saltmere.member)
    page = visitor.get(f"{saltmere.path}/leave")
    assert "stays on the record" in page.text
    done = visitor.submit(page, "Leave Saltmere", why="We move away.")
    assert "Quay Kitchen has left Saltmere" in done.notice
    assert "Quay Kitchen" not in saltmere.site.visitor().get(saltmere.path).links
    assert "We move away." in visitor.get(f"{saltmere.path}/join").text


def test_the_only_convenors_organisation_is_told_what_to_do_before_it_leaves(
    saltmere: Saltmere,
) -> None:
    visitor = saltmere.as_(saltmere.convenor)
    page = visitor.submit(visitor.get(f"{saltmere.path}/leave"), "Leave Saltmere")
    assert page.errors == ["Saltmere has no other convenor. Give the duty to somebody else first"]


def test_whoever_is_in_no_place_cannot_leave_it(saltmere: Saltmere) -> None:
    saltmere.as_(saltmere.outside).get(f"{saltmere.path}/leave", status=403)
