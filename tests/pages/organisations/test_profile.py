"""Changing a profile, a name, the numbers; closing; and the history of it all."""

from tests.pages.organisations.conftest import Town


def test_a_profile_is_changed_and_its_history_shows_how(town: Town) -> None:
    officer, path = town.visit(town.officer), f"/organisations/{town.trust}"
    done = officer.submit(
        officer.get(f"{path}/edit"),
        "Keep these changes",
        about="We run a hall",
        areas=["Plymouth", "cornwall"],
        website="www.harbour.example",
    )
    assert "Cornwall, Plymouth" in done.text
    assert done.links["www.harbour.example"] == "https://www.harbour.example"
    history = officer.get(f"{path}/history")
    assert "Changed the profile" in history.text
    assert "Olu Officer, Harbour Trust" in history.text
    assert "[added: We run a hall]" in [ins.text for ins in history.main.find_all("ins")]


def test_a_profile_with_something_wrong_is_kept_as_typed(town: Town) -> None:
    officer = town.visit(town.officer)
    page = officer.submit(
        officer.get(f"/organisations/{town.trust}/edit"),
        "Keep these changes",
        areas=["Atlantis"],
        website="not an address",
    )
    assert len(page.errors) == 2
    assert "not an address" in page.typed("Keep these changes")["website"]


def test_a_profile_that_talks_of_money_is_warned_of_once(town: Town) -> None:
    officer = town.visit(town.officer)
    page = officer.get(f"/organisations/{town.trust}/edit")
    warned = officer.submit(page, "Keep these changes", brings="Cooks at £14 an hour")
    assert any("£14" in line for line in warned.errors)
    kept = officer.submit(warned, "Keep these changes")
    assert "Cooks at £14 an hour" in kept.text


def test_the_name_changes_with_a_reason_and_the_old_one_stays(town: Town) -> None:
    admin = town.visit(town.admin)
    page = admin.get(f"/organisations/{town.trust}/name")
    assert admin.submit(page, "Change the name", name="Dockside").errors == [
        "Say why the name changes"
    ]
    done = admin.submit(page, "Change the name", name="Dockside", why="A new start")
    assert done.heading == "Dockside"
    assert "Once called Harbour Trust" in done.text


def test_numbers_are_added_and_taken_out(town: Town) -> None:
    admin, path = town.visit(town.admin), f"/organisations/{town.trust}/numbers"
    page = admin.submit(admin.get(path), "Add it", scheme="GB-COH", number="4142000")
    assert "GB-COH-04142000" in page.text
    page = admin.submit(page, "Add it", scheme="GB-CHC", number="nonsense")
    assert page.errors == ["Enter a charity number of 6 or 7 figures, such as 1234567."]
    page = admin.submit(page, "Take out GB-COH-04142000")
    assert page.errors == ["This is the only number. Add the right one first"]


def test_closing_asks_first_and_the_page_stays(town: Town) -> None:
    admin = town.visit(town.admin)
    page = admin.get(f"/organisations/{town.trust}/closing")
    assert "You cannot undo this yourself." in page.text
    admin.submit(page, "Yes, it has closed", why="We joined with Quay Carers")
    seen = town.site.visitor().get(f"/organisations/{town.trust}")
    assert "It closed in this register" in seen.text
    town.visit(town.admin).get(f"/organisations/{town.trust}/edit", status=403)


def test_what_is_the_admins_is_closed_to_an_officer_and_to_others(town: Town) -> None:
    for page in ("name", "numbers", "closing", "people/invite"):
        path = f"/organisations/{town.trust}/{page}"
        town.visit(town.officer).get(path, status=403)
        town.visit(town.keeper).get(path, status=403)
        town.visit(town.officer).post(path, status=403)


def test_the_history_is_for_its_people_and_convenors(town: Town) -> None:
    path = f"/organisations/{town.trust}/history"
    town.visit(town.keeper).get(path)
    with town.site.world() as world:
        other = world.seat(world.organisation("Quay Carers"))
    town.visit(other).get(path, status=403)
