"""What is not for a chair who declared nothing yet, or a conflict, by another way either."""

import pytest

from commissioning.agreements.actions.deciding import take_back
from commissioning.boards.actions.questions import confirm_questions, draft_questions
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.seals import stamp_of
from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed, Refused
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.deciding import YES, deciding


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


def test_a_chair_in_conflict_takes_nothing_back_by_the_agreement_s_page(
    database: Database,
) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        d.declared(resolution, d.chair, kind=Interest.FINANCIAL)
        d.declared(resolution, d.ada, d.ben)
        resolution = d.frozen(resolution)
        d.votes(resolution, {"ada": YES, "ben": YES})
        assert d.close(resolution).status == "carried"
        with pytest.raises(Refused, match="keeps you out"):
            take_back(d.session, d.chair, d.version.ref, "I would rather not", SITE)
        take_back(d.session, d.secretary, d.version.ref, "We read it again", SITE)
        assert resolution.decision is not None
        assert resolution.decision.ended_at is not None
