"""Finding organisations, and an organisation's page, as each kind of person."""

from commissioning.foundation.paging import PAGE
from commissioning.organisations.actions.profiles import rename
from commissioning.organisations.actions.standing import merge
from commissioning.organisations.models import Organisation
from tests.pages.organisations.conftest import Town, known


def test_anyone_finds_a_verified_organisation_and_reads_who_it_is(town: Town) -> None:
    page = town.site.visitor().get("/organisations?q=harbour")
    assert page.links["Harbour Trust"] == f"/organisations/{town.trust}"
    assert "1 organisation" in page.text
    assert town.site.visitor().get(f"/organisations/{town.trust}").heading == "Harbour Trust"


def test_what_it_brings_is_for_people_with_a_verified_role(town: Town) -> None:
    path = f"/organisations/{town.trust}"
    for visitor in (town.site.visitor(), town.newcomer()):
        page = visitor.get(path)
        assert "A hall with a kitchen" not in page.response.text
        assert "Ask Ada" not in page.response.text
    assert "A hall with a kitchen" in town.visit(town.keeper).get(path).text


def test_an_organisation_that_waits_is_not_there_for_others(town: Town) -> None:
    with town.site.world() as world:
        waiting = known(world, "Quay Carers", place=town.place, verified=False)
        own = world.seat(waiting)
    hidden = town.site.visitor().get(f"/organisations/{waiting.ref}", status=404)
    missing = town.site.visitor().get("/organisations/0000000000000000", status=404)
    assert hidden.text == missing.text
    assert (
        "Quay" not in town.site.visitor().get("/organisations?q=quay").main.find_all("ul").__str__()
    )
    assert "Waits for verification" in town.visit(own).get(f"/organisations/{waiting.ref}").text
    assert "Quay Carers" in town.visit(town.keeper).get("/organisations?q=quay").links


def test_a_list_asks_the_database_as_often_for_many_as_for_few(town: Town) -> None:
    visitor = town.site.visitor()
    with town.site.counting() as few:
        visitor.get("/organisations")
    with town.site.world() as world:
        for number in range(PAGE + 2):
            known(world, f"Lane {number}")
    with town.site.counting() as many:
        page = visitor.get("/organisations")
    assert len(many) == len(few)
    following = visitor.get(page.links["More →"])
    assert "Lane 0" in following.links
    assert "← Back to the first" in following.links


def test_whatever_the_address_asks_for_there_is_a_page(town: Town) -> None:
    visitor = town.site.visitor()
    for query in ("q=%00%ff", "q=" + "a" * 5_000, "kind=lord&area=x&theme=y&after=z", "q=the"):
        visitor.get(f"/organisations?{query}")


def test_filters_in_use_are_named_and_can_be_taken_away(town: Town) -> None:
    page = town.site.visitor().get("/organisations?q=nothing&kind=funder&area=E06000026")
    assert "We found none like this" in page.text
    assert page.links["Take away Plymouth ×"] == "/organisations?q=nothing&kind=funder"


def test_an_old_name_is_shown_and_found(town: Town) -> None:
    with town.site.world() as world:
        trust = world.session.query(Organisation).filter_by(ref=town.trust).one()
        rename(world.session, world.as_seat(town.admin), trust, "Dockside", "A new start")
    page = town.site.visitor().get("/organisations?q=harbour")
    assert "Once called" in page.text
    assert "Dockside" in page.links


def test_a_merged_organisations_page_leads_to_the_other(town: Town) -> None:
    with town.site.world() as world:
        twin = known(world, "Harbour Charity", place=town.place)
        trust = world.session.query(Organisation).filter_by(ref=town.trust).one()
        seen = "The same number and the same people"
        merge(world.session, world.as_seat(town.keeper), twin, trust, seen)
    page = town.site.visitor().get(f"/organisations/{twin.ref}", status=302)
    assert page.location == f"/organisations/{town.trust}"


def test_somebody_without_a_role_can_look_or_register(town: Town) -> None:
    page = town.newcomer().get("/begin")
    assert page.links["Register your organisation"] == "/organisations/new"
    assert town.site.visitor().get("/begin", status=302).location.startswith("/sign-in")
