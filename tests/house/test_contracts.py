"""The contract for import-linter that is our own."""

from grimp import ImportGraph

from tests.private_rooms import PrivateRooms

FORMS = "house.register.forms"


def _is_kept(importer: str, imported: str = FORMS) -> bool:
    graph = ImportGraph()
    graph.add_import(importer=importer, imported=imported)
    contract = PrivateRooms(
        name="private",
        session_options={"root_packages": ["house"]},
        contract_options={
            "rooms": ["views", "forms"],
            "allowed_importers": ["house.app"],
            "open_capabilities": ["house.foundation"],
        },
    )
    return contract.check(graph, verbose=False).kept


def test_another_capability_may_not_import_a_form_or_a_page() -> None:
    assert not _is_kept("house.desk.views")
    assert not _is_kept("house.desk.views", "house.register.views.lists")


def test_the_capability_itself_and_app_may() -> None:
    assert _is_kept("house.register.views")
    assert _is_kept("house.app", "house.register.views")


def test_what_forms_are_made_of_is_open_to_all() -> None:
    assert _is_kept("house.register.forms", "house.foundation.forms")
