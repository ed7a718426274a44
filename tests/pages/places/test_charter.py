"""The charter's pages."""

import pytest

from commissioning.foundation.actor import Role
from tests.pages.places.conftest import Saltmere


def publish(saltmere: Saltmere, text: str = "We share what we have learnt.") -> None:
    visitor = saltmere.as_(saltmere.convenor)
    page = visitor.get(f"{saltmere.path}/charter/edit")
    done = visitor.submit(page, "Publish this version", text=text, why="What is past, too.")
    assert "is published" in done.notice


def test_a_new_version_shows_what_changed_and_the_old_one_can_be_read(saltmere: Saltmere) -> None:
    publish(saltmere)
    visitor = saltmere.site.visitor()
    page = visitor.get(f"{saltmere.path}/charter")
    assert "What changed from version 1" in page.text
    assert [tag.get_text(strip=True) for tag in page.main.select("del")][0].endswith("learn.]")
    old = visitor.get(f"{saltmere.path}/charter?version=1")
    assert "We share what we learn." in old.text
    assert "an earlier one" in old.text


def test_members_are_told_and_promise_anew(saltmere: Saltmere) -> None:
    publish(saltmere)
    assert "The charter of Saltmere has changed" in saltmere.subjects()
    member = saltmere.as_(saltmere.member)
    assert "Read what changed" in member.get(saltmere.path).links
    page = member.get(f"{saltmere.path}/charter")
    refused = member.submit(page, "Promise to keep it")
    assert refused.errors == ["Tick to promise for your organisation"]
    done = member.submit(page, "Promise to keep it", agree="yes")
    assert "Quay Kitchen promised version 2" in done.text


def test_a_promise_of_a_version_that_is_no_longer_the_newest_is_refused(saltmere: Saltmere) -> None:
    publish(saltmere)
    member = saltmere.as_(saltmere.member)
    page = member.get(f"{saltmere.path}/charter")
    publish(saltmere, "We share everything.")
    refused = member.submit(page, "Promise to keep it", agree="yes")
    assert "There is a newer version now" in refused.errors[0]


def test_two_convenors_do_not_overwrite_each_other(saltmere: Saltmere) -> None:
    visitor = saltmere.as_(saltmere.convenor)
    page = visitor.get(f"{saltmere.path}/charter/edit")
    publish(saltmere)
    refused = visitor.submit(page, "Publish this version", text="Mine.", why="Mine is better.")
    assert "Somebody published another version" in refused.errors[0]
    assert "Mine." in refused.text


@pytest.mark.parametrize("version", ["0", "9", "-1", "x", "²", "99999999999999999999"])
def test_a_version_that_is_not_there_is_not_found(saltmere: Saltmere, version: str) -> None:
    saltmere.site.visitor().get(f"{saltmere.path}/charter?version={version}", status=404)


def test_a_version_that_makes_no_sense_is_refused(saltmere: Saltmere) -> None:
    publish(saltmere)
    member = saltmere.as_(saltmere.member)
    for version in ("", "x", "²", "9" * 30):
        typed = {"agree": "yes", "version": version}
        page = member.post(f"{saltmere.path}/charter/promise", typed, status=200)
        assert page.errors


def test_a_trustee_does_not_promise_for_the_organisation(saltmere: Saltmere) -> None:
    publish(saltmere)
    with saltmere.site.world() as world:
        seat = world.seat(world.session.merge(saltmere.home), Role.TRUSTEE)
    visitor = saltmere.as_(seat)
    assert "Promise to keep it" not in visitor.get(f"{saltmere.path}/charter").text
    typed = {"agree": "yes", "version": "2"}
    visitor.post(f"{saltmere.path}/charter/promise", typed, status=403)
