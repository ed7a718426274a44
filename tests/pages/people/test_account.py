"""The account: name, address, password, where one is signed in, which role one acts in."""

import re

import pytest

from commissioning.foundation.actor import Role
from commissioning.foundation.trail import TrailEntry, TrailText
from commissioning.organisations.models import Seat
from commissioning.people.hashing import hash_password, matches
from commissioning.people.models import Person, SignIn
from tests.pages.conftest import Site, Visitor, settings_of
from tests.pages.inspecting import Page

PASSWORD = "kettle harbour violin"
NEW = "marble thistle accordion"
HASH = hash_password(PASSWORD)


@pytest.fixture
def seats(site: Site) -> tuple[Seat, Seat]:
    """Give Amina two roles: officer at one organisation, trustee at another."""
    with site.world() as world:
        place = world.place()
        person = world.person("Amina Yusuf")
        person.password_hash = HASH
        officer = world.seat(world.organisation("Warm Harbour", place=place), person=person)
        trust = world.organisation("Tamar Carers", place=place)
        return officer, world.seat(trust, Role.TRUSTEE, person)


@pytest.fixture
def person(site: Site, seats: tuple[Seat, Seat]) -> Person:
    """Give Amina."""
    with site.session() as session:
        return session.get_one(Person, seats[0].person_id)


@pytest.fixture
def amina(site: Site, seats: tuple[Seat, Seat]) -> Visitor:
    """Give Amina's browser, acting as officer."""
    return site.sign_in_seat(seats[0])


def verbs(site: Site) -> list[str]:
    """Give what the trail says was done, oldest first."""
    with site.session() as session:
        return [entry.verb for entry in session.query(TrailEntry).order_by(TrailEntry.id)]


def link_in(site: Site, address: str) -> str:
    """Give the path of the one link in the newest letter to this address."""
    (found,) = re.findall(r"http://localhost(/\S+)", site.letters(address)[-1].text)
    return str(found)


def test_the_account_page_costs_a_bounded_number_of_statements(site: Site, person: Person) -> None:
    visitor = site.sign_in(person)
    for _ in range(20):
        site.sign_in(person)
    with site.counting() as counted:
        visitor.get("/account/sign-ins")
    assert len([s for s in counted.statements if s.startswith("SELECT")]) <= 8


@pytest.mark.parametrize(
    "path",
    ["/account", "/account/name", "/account/email", "/account/password", "/account/sign-ins",
     "/account/sign-ins/everywhere", "/roles"],
)  # fmt: skip
def test_every_page_of_the_account_is_sound_and_says_who_can_see_it(
    site: Site, amina: Visitor, path: str
) -> None:
    assert "Who can see this:" in amina.get(path).text
    page = site.visitor().get(path, status=302)
    assert page.location.startswith("/sign-in?next=")


def test_a_name_is_changed_and_the_trail_says_so(site: Site, amina: Visitor) -> None:
    page = amina.submit(amina.get("/account/name"), "Change your name", name=" Amina  Khan ")
    assert "Your name is changed" in page.notice
    assert "Amina Khan" in page.text
    assert verbs(site) == ["change name"]


def change_password(amina: Visitor, current: str, new: str = NEW) -> Page:
    """Fill in the page for changing the password."""
    page = amina.get("/account/password")
    return amina.submit(page, "Change your password", current=current, password=new)


def test_changing_the_password_ends_the_other_sign_ins_and_keeps_this_one(
    site: Site, amina: Visitor, person: Person
) -> None:
    elsewhere = site.sign_in(person)
    page = change_password(amina, PASSWORD)
    assert "Your password is changed" in page.notice
    amina.get("/account")
    elsewhere.get("/account", status=302)
    assert site.letters(person.email)[-1].subject == "Your password was changed"
    assert verbs(site) == ["change password"]


def test_changing_the_password_needs_the_present_one(
    site: Site, amina: Visitor, person: Person
) -> None:
    assert "not the password you use now" in change_password(amina, "not this").errors[0]
    with site.session() as session:
        assert matches(session.get_one(Person, person.id).password_hash, PASSWORD)


def test_guessing_the_present_password_here_is_slow_too(amina: Visitor) -> None:
    for _ in range(5):
        change_password(amina, "not this")
    assert "too many tries" in change_password(amina, PASSWORD).errors[0]


def test_a_weak_password_names_what_others_know(amina: Visitor) -> None:
    page = change_password(amina, PASSWORD, "tamarcarers99")
    assert "without your name, your organisation" in page.errors[0]


def test_secrets_never_reach_the_trail(site: Site, amina: Visitor) -> None:
    change_password(amina, PASSWORD)
    with site.session() as session:
        kept = " ".join(row.body for row in session.query(TrailText))
    assert NEW not in kept
    assert "argon2" not in kept


def ask_for(amina: Visitor, address: str, current: str = PASSWORD) -> Page:
    """Ask for a new address."""
    page = amina.get("/account/email")
    return amina.submit(page, "Send the link", email=address, current=current)


def test_an_address_changes_once_the_new_one_confirms_and_the_old_one_is_told_twice(
    site: Site, amina: Visitor, person: Person
) -> None:
    assert "sent a letter to the new address" in ask_for(amina, "amina@New.example.org").notice
    assert person.email in amina.get("/account").text
    path = link_in(site, "amina@new.example.org")
    phone = site.visitor()  # the link may be opened anywhere
    for _ in range(2):
        page = phone.get(path)
    page = phone.submit(page, "Yes, use this address")
    assert page.heading == "Sign in"
    assert "amina@new.example.org" in amina.get("/account").text
    subjects = [letter.subject for letter in site.letters(person.email)]
    assert subjects == ["A new email address was asked for", "Your email address was changed"]
    assert "This link was used on" in phone.get(path, status=410).text
    assert verbs(site) == ["ask for a new email address", "change email address"]


def test_the_old_address_does_not_learn_the_whole_of_the_new_one(
    site: Site, amina: Visitor, person: Person
) -> None:
    ask_for(amina, "amina.private@elsewhere.example.org")
    assert "amina.private" not in site.letters(person.email)[-1].text


def test_asking_for_somebody_elses_address_tells_only_its_owner(site: Site, amina: Visitor) -> None:
    with site.world() as world:
        other = world.person("Ben Okri")
    unknown = ask_for(amina, "free@example.org").text
    assert ask_for(amina, other.email).text == unknown
    assert site.letters(other.email)[-1].subject == "You already have an account"


def test_an_address_taken_meanwhile_is_refused_in_words(site: Site, amina: Visitor) -> None:
    ask_for(amina, "amina@new.example.org")
    with site.world() as world:
        world.person("Ben Okri").email = "amina@new.example.org"
    path = link_in(site, "amina@new.example.org")
    visitor = site.visitor()
    page = visitor.submit(visitor.get(path), "Yes, use this address")
    assert page.status == 410
    assert "already has an account" in page.text


def test_a_new_password_ends_a_change_of_address_under_way(site: Site, amina: Visitor) -> None:
    ask_for(amina, "amina@new.example.org")
    path = link_in(site, "amina@new.example.org")
    change_password(amina, PASSWORD)
    assert "This link was ended on" in site.visitor().get(path, status=410).text


@pytest.mark.parametrize("address", ["", "no address", "a@b", "x@y.z\nBcc: all@example.org"])
def test_what_is_no_address_is_refused(site: Site, amina: Visitor, address: str) -> None:
    assert ask_for(amina, address).errors
    assert site.letters() == []


def test_the_list_names_each_browser_and_marks_this_one(
    site: Site, amina: Visitor, person: Person
) -> None:
    site.sign_in(person)
    page = amina.get("/account/sign-ins")
    rows = page.main.select("tbody tr")
    assert ["this one" in row.text for row in rows] == [False, True], "newest first"
    assert all("Firefox on Windows" in row.text for row in rows)


def test_one_browser_is_signed_out_from_afar(site: Site, amina: Visitor, person: Person) -> None:
    elsewhere = site.sign_in(person)
    page = amina.submit(amina.get("/account/sign-ins"), "Sign out Firefox on Windows")
    assert "signed out" in page.notice
    elsewhere.get("/account", status=302)
    amina.get("/account")


def test_nobody_signs_out_somebody_else(site: Site, amina: Visitor) -> None:
    with site.world() as world:
        ben = world.person("Ben Okri")
    theirs = site.sign_in(ben)
    with site.session() as session:
        ref = session.query(SignIn).filter(SignIn.person_id == ben.id).one().ref
    amina.post(f"/account/sign-ins/{ref}/end", status=404)
    amina.post("/account/sign-ins/nothing/end", status=404)
    theirs.get("/account")


def test_signing_out_everywhere_asks_first_and_ends_all(
    site: Site, amina: Visitor, person: Person
) -> None:
    elsewhere = site.sign_in(person)
    page = amina.get("/account/sign-ins/everywhere")
    assert "This one is signed out too" in page.text
    assert amina.submit(page, "Yes, sign out everywhere").heading == "Sign in"
    for browser in (amina, elsewhere):
        browser.get("/account", status=302)
    assert verbs(site) == ["sign out everywhere"]


def test_a_form_from_another_site_changes_nothing(site: Site, amina: Visitor) -> None:
    with site.session() as session:
        ref = session.query(SignIn).one().ref
    for path in (f"/account/sign-ins/{ref}/end", "/account/sign-ins/everywhere", "/roles"):
        amina.post(path, {"csrf_token": "made up"}, status=200)
    amina.get("/account")


def test_the_role_is_switched_by_post_and_only_to_ones_own(
    site: Site, amina: Visitor, seats: tuple[Seat, Seat]
) -> None:
    amina.get(f"/roles?wanted={seats[1].ref}&next=/account")
    assert "Officer at Warm Harbour" in amina.get("/account").text, "reading switches nothing"
    page = amina.get(f"/roles?wanted={seats[1].ref}&next=/account")
    page = amina.submit(page, "Act in this role")
    assert page.path == "/account"
    assert "now acting as trustee at Tamar Carers" in page.notice


def test_a_role_of_somebody_else_is_neither_named_nor_taken(site: Site, amina: Visitor) -> None:
    with site.world() as world:
        theirs = world.seat(world.organisation("Kept Secret"))
    page = amina.get(f"/roles?wanted={theirs.ref}")
    assert "Kept Secret" not in page.text
    assert "a role that you do not hold" in page.text
    assert page.text == amina.get("/roles?wanted=nothing").text
    page = amina.post("/roles", {"seat": theirs.ref}, status=200)
    assert page.errors == ["Choose the role you want to act in"]


def test_a_link_to_a_page_in_another_role_asks_for_that_role(
    amina: Visitor, seats: tuple[Seat, Seat]
) -> None:
    page = amina.follow(f"/account?as={seats[1].ref}")
    assert "The page you asked for is for you as trustee at Tamar Carers" in page.text


def test_someone_with_seven_roles_can_choose_each(site: Site, person: Person) -> None:
    with site.world() as world:
        for number in range(5):
            world.seat(world.organisation(f"Group {number}"), person=person)
    assert len(site.sign_in(person).get("/roles").main.select("input[type=radio]")) == 7


def test_someone_without_a_role_is_told_where_one_comes_from(site: Site) -> None:
    with site.world() as world:
        ben = world.person("Ben Okri")
    assert "You have no role yet" in site.sign_in(ben).get("/roles").text


def test_letters_can_be_read_in_the_demo_and_nowhere_else(site: Site) -> None:
    assert "No letters yet" in site.visitor().get("/mail").text
    for number in range(27):
        site.visitor().post("/forgotten-password", {"email": f"n{number}@example.org"}, status=302
                            if number < 20 else 200)  # fmt: skip
    page = site.visitor().get("/mail")
    assert "No account with this address" in page.text
    with settings_of(site, show_mail=False):
        site.visitor().get("/mail", status=404)


@pytest.mark.parametrize("after", ["nothing", "x" * 500])
def test_an_unknown_place_in_the_letters_is_the_first_page(site: Site, after: str) -> None:
    assert site.visitor().get(f"/mail?after={after}").text == site.visitor().get("/mail").text
