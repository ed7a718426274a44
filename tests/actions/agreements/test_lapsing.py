"""A version that waits is withdrawn when its partnership, or its agreement, is over."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from commissioning.agreements.actions.answering import answer
from commissioning.agreements.actions.asking import ask_to_end
from commissioning.agreements.actions.lapsing import AGREEMENT_ENDED, PARTNERSHIP_ENDED
from commissioning.agreements.actions.signing import sign
from commissioning.agreements.queries.waiting import waiting
from commissioning.app import reactions
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import IllegalMove, NotAllowed, Refused
from commissioning.foundation.trail import history
from commissioning.partnerships.actions.forming import end_partnership
from tests.actions.agreements.agreeing import SITE, Agreeing, signature
from tests.actions.agreements.agreeing import agreeing as agreeing_there

OFFERED = "A version of an agreement waits for your board"
TOLD = "Nothing more is decided on a version of an agreement"


@contextmanager
def agreeing(database: Database) -> Iterator[Agreeing]:
    """Build the two partners, with all that the whole application does when something happens."""
    with agreeing_there(database) as a:
        a.session.info["reactions"] = reactions(SITE)
        yield a


def ended(a: Agreeing) -> None:
    """Let the partnership have ended."""
    end_partnership(a.session, a.ours, a.partnership, "We are done", SITE)


def to(a: Agreeing, subject: str) -> set[str]:
    """Give the addresses to which letters with this subject went."""
    return {letter.address for letter in a.letters() if letter.subject == subject}


def test_a_version_on_offer_is_withdrawn_when_the_partnership_ends(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        assert [each.version for each in waiting(a.session, a.our_chair)] == [version]
        ended(a)
        assert (version.status, version.settled_why) == ("withdrawn", PARTNERSHIP_ENDED)
        assert history(a.session, version.ref)[0][0].person == "register"
        for actor in (a.our_chair, a.their_chair, a.ours):
            assert waiting(a.session, actor) == []
        assert to(a, TOLD) == to(a, OFFERED) != set()
        with pytest.raises((NotAllowed, IllegalMove, Refused)):
            a.decide(a.our_chair, version)


def test_one_that_waits_for_signatures_is_withdrawn_too(database: Database) -> None:
    with agreeing(database) as a:
        version = a.approved()
        sign(a.session, a.ours, version.ref, signature(), SITE)
        ended(a)
        assert (version.status, version.settled_why) == ("withdrawn", PARTNERSHIP_ENDED)
        assert waiting(a.session, a.theirs) == []


def test_what_is_settled_stays_as_it_is(database: Database) -> None:
    with agreeing(database) as a:
        version = a.signed()
        ended(a)
        assert (version.status, version.settled_why) == ("signed", "")
        assert to(a, TOLD) == set()


def test_the_next_version_is_withdrawn_when_all_end_the_agreement(database: Database) -> None:
    with agreeing(database) as a:
        first = a.signed()
        following = a.offered(a.amended("about", purpose="Nobody is alone this winter."))
        other = a.offered(a.completed())
        day = today() + timedelta(days=30)
        ask = ask_to_end(a.session, a.ours, first.agreement.ref, "Rooms sold", day, SITE)
        assert following.status == "offered"
        answer(a.session, a.theirs, ask.ref, "yes", "", SITE)
        assert (following.status, following.settled_why) == ("withdrawn", AGREEMENT_ENDED)
        assert (first.status, other.status) == ("signed", "offered")
