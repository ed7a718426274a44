"""What somebody on the board who has declared nothing yet may not read by another way."""

import pytest

from commissioning.boards.actions.questions import confirm_questions, draft_questions
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.boards.rules.seals import stamp_of
from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed
from tests.actions.boards.deciding import deciding


def test_a_chair_writes_no_answers_that_she_may_not_read_yet(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        stamp = stamp_of(resolution.questions)
        for act in (draft_questions, confirm_questions):
            with pytest.raises(NotAllowed):
                act(d.session, d.chair, resolution.ref, {}, stamp)
        d.declared(resolution, d.chair)
        for verb in ("see questions", "draft questions", "confirm questions"):
            assert RESOLUTIONS.may(d.session, d.chair, verb, resolution)
