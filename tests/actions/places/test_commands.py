"""`./dev manage places …`, as the administrator of an installation types it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from commissioning.app import open_database
from commissioning.cli import manage
from commissioning.foundation.actor import Role
from commissioning.foundation.commands import Installation
from commissioning.foundation.errors import Refused
from commissioning.organisations.models import Organisation, Seat
from commissioning.people.links import read_link
from commissioning.people.models import Person
from commissioning.places.actors import build_actor
from commissioning.places.models import Duty, Place
from commissioning.places.queries.charters import newest_charter
from config import Settings
from tests.builders import World

SALTMERE = (
    "create",
    "--name=Saltmere",
    "--area=E06000026",
    "--organisation=Harbour Trust",
    "--convenor-name=Jo Reed",
    "--convenor-email=jo@example.org",
    "--administrator-email=admin@example.org",
)


class Desk:
    """Where the administrator types."""

    def __init__(self, url: str, folder: Path) -> None:
        given = {"COMMISSIONING_ENV": "test", "COMMISSIONING_VAR": str(folder)}
        self.settings = Settings.from_env(given | {"DATABASE_URL": url, "SECRET_KEY": "k" * 32})
        self.database = open_database(self.settings)

    def type_(self, *words: str, answers: str = "") -> Result:
        """Run one command; what the register refuses is raised."""
        return CliRunner().invoke(
            manage,
            ["places", *words],
            obj=lambda: Installation(self.settings, self.database),
            input=answers,
            catch_exceptions=False,
        )

    def says(self, *words: str, answers: str = "") -> str:
        """Run one command that goes well, and give what it says."""
        result = self.type_(*words, answers=answers)
        assert result.exit_code == 0, result.output
        return result.output


@pytest.fixture
def desk(database_url: str, tmp_path: Path) -> Iterator[Desk]:
    """Give the administrator an empty installation on each database."""
    made = Desk(database_url, tmp_path)
    yield made
    made.database.dispose()


def test_the_first_place_comes_with_its_charter_convenor_and_links(desk: Desk) -> None:
    said = desk.says(*SALTMERE)
    links = re.findall(r"for (\S+) \(works once, for 7 days\): \S+/reset/([0-9a-f]+)", said)
    assert [email for email, _ in links] == ["jo@example.org", "admin@example.org"]
    with desk.database.reading() as session:
        place = session.scalars(select(Place)).one()
        assert newest_charter(session, place.id).number == 1
        person = session.scalars(select(Person).where(Person.email == "jo@example.org")).one()
        convenor = build_actor(session, person)
        assert convenor.role is Role.ADMIN
        assert convenor.verified
        assert convenor.convenes == convenor.places == frozenset({place.id})
        assert all(read_link(session, token, "reset") for _, token in links)


def test_the_administrator_has_an_account_without_any_role(desk: Desk) -> None:
    desk.says(*SALTMERE)
    with desk.database.reading() as session:
        person = session.scalars(select(Person).where(Person.email == "admin@example.org")).one()
        assert build_actor(session, person).seat_id is None


def test_it_asks_for_what_it_is_not_told(desk: Desk) -> None:
    answers = "Saltmere\nE06000026\nHarbour Trust\nJo Reed\njo@example.org\n\n"
    assert "Saltmere is made" in desk.says("create", answers=answers)


def test_a_place_that_is_here_is_refused_and_nothing_changes(desk: Desk) -> None:
    desk.says(*SALTMERE)
    with pytest.raises(Refused, match="Saltmere is here already"):
        desk.type_(*SALTMERE)
    with desk.database.reading() as session:
        for kind in (Place, Organisation, Seat, Duty):
            assert session.scalar(select(func.count()).select_from(kind)) == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("--area=NOWHERE", "do not know the area"),
        ("--convenor-email=jo", "Enter an email address"),
        ("--administrator-email=admin@", "Enter an email address"),
        ("--name= ", "Enter the name of the place"),
        ("--organisation=" + "x" * 201, "Enter the name of the organisation"),
        ("--convenor-name=", "Enter the name of the convenor"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(desk: Desk, wrong: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as refusal:
        desk.type_(*SALTMERE, wrong)
    assert "\n" not in str(refusal.value)
    with desk.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 0


def test_a_second_place_may_be_convened_by_the_same_person(desk: Desk) -> None:
    desk.says(*SALTMERE)
    desk.says(*SALTMERE, "--name=Tidewater")
    with desk.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Organisation)) == 1
        person = session.scalars(select(Person).where(Person.email == "jo@example.org")).one()
        assert len(build_actor(session, person).convenes) == 2


def test_somebody_elses_organisation_is_not_taken_over(desk: Desk) -> None:
    desk.says(*SALTMERE)
    with pytest.raises(Refused, match="is not its admin"):
        desk.type_(*SALTMERE, "--name=Tidewater", "--convenor-email=kim@example.org")


def test_the_list_names_each_place_and_who_convenes_it(desk: Desk) -> None:
    assert desk.says("list") == ""
    desk.says(*SALTMERE)
    said = desk.says("list")
    assert "Saltmere  members: 1  convened by Jo Reed, admin at Harbour Trust" in said


def _references(desk: Desk) -> tuple[str, str]:
    with desk.database.reading() as session:
        place = session.scalars(select(Place.ref)).one()
        return place, session.scalars(select(Organisation.ref)).one()


def test_an_organisation_whose_only_admin_has_gone_gets_another(desk: Desk) -> None:
    desk.says(*SALTMERE)
    _, organisation = _references(desk)
    words = ("recover", f"--organisation={organisation}", "--email=kim@example.org", "--name=Kim")
    with pytest.raises(Refused):
        desk.type_(*words)
    said = desk.says(*words, "--evidence=The board wrote to us on paper.")
    assert "kim@example.org is now an admin of Harbour Trust." in said
    assert "/reset/" in said
    with pytest.raises(Refused, match="already"):
        desk.type_(*words, "--evidence=The board wrote to us on paper.")


def test_a_place_whose_convenors_have_gone_gets_another(desk: Desk) -> None:
    desk.says(*SALTMERE)
    place, _ = _references(desk)
    with desk.database.transaction() as session:
        organisation = session.scalars(select(Organisation)).one()
        world = World(session)
        world.seat(organisation, Role.OFFICER, world.person("Kim Lee"))
    words = ("recover", f"--place={place}")
    with pytest.raises(Refused, match="Nobody with the address"):
        desk.type_(*words, "--email=nobody@example.org")
    assert "now convenes Saltmere" in desk.says(*words, "--email=kim.lee@example.org")


@pytest.mark.parametrize("given", [(), ("--place=x", "--organisation=y")])
def test_recovery_is_of_one_thing(desk: Desk, given: tuple[str, ...]) -> None:
    result = desk.type_("recover", "--email=kim@example.org", *given)
    assert result.exit_code == 2
    assert "either --organisation or --place" in result.output


@pytest.mark.parametrize("given", ["--place=nonsense", "--organisation=nonsense"])
def test_a_reference_to_nothing_is_refused(desk: Desk, given: str) -> None:
    with pytest.raises(Refused, match="There is no"):
        desk.type_("recover", "--email=kim@example.org", "--evidence=A letter on paper", given)
