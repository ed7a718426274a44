"""What the page of a bid says once its outcome is known."""

from commissioning.register.rules.stages import Stage
from tests.pages.register.conftest import Saltmere


def test_a_bid_that_is_over_is_not_asked_to_move_on_or_to_be_introduced(saltmere: Saltmere) -> None:
    ref, officer = saltmere.declared(Stage.SUBMITTED), saltmere.officer
    officer.submit(
        officer.get(f"/register/{ref}/move/record_no_success"),
        "Yes: we were not successful",
        told="nobody",
    )
    page = officer.get(f"/register/{ref}")
    assert "What could happen anyway?" in page.text
    assert "Tell us when it moves on" not in page.text
    assert "You can ask to be introduced" not in page.text
