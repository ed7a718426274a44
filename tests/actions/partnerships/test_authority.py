"""The lead's written authority, and why a joint answer is needed, each said for oneself."""

from datetime import timedelta

import pytest

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.partnerships.actions.authority import Written, end_authority, give_authority
from commissioning.partnerships.actions.reasons import say_why_joint
from commissioning.partnerships.models import Authority
from commissioning.partnerships.queries.authorities import authorities, past_authorities
from commissioning.partnerships.rules.forms import LegalForm
from tests.actions.partnerships.formed import SITE, Formed, confirm_by, formed

PAPER = Written(covers="Send in our answer", given_on=today(), kept_where="The office safe")


def give(f: Formed, at: int = 1, paper: Written = PAPER) -> Authority:
    return give_authority(f.session, f.officers[at], f.ref, paper, SITE)


def standing(f: Formed) -> list[bool]:
    f.session.flush()
    return [each.authority is not None for each in authorities(f.session, f.partnership)]


def test_a_member_gives_its_authority_and_the_lead_is_told(database: Database) -> None:
    with formed(database) as f:
        made = give(f)
        assert made.lead_id == f.organisations[0].id
        assert standing(f) == [True, False]
        told = f.letters("A partner's written authority has changed")
        assert told == sorted(f.address(each) for each in (f.officers[0], f.town.officer))


def test_only_somebody_with_a_mandate_gives_it(database: Database) -> None:
    with formed(database) as f, pytest.raises(NotAllowed):
        give_authority(f.session, f.another(1), f.ref, PAPER, SITE)


def test_the_lead_gives_none_to_itself(database: Database) -> None:
    with formed(database) as f, pytest.raises(Refused):
        give(f, 0)


def test_without_a_lead_there_is_nobody_to_give_it_to(database: Database) -> None:
    with formed(database, form=LegalForm.INFORMAL_NETWORK) as f, pytest.raises(Refused):
        give(f)


def test_one_stands_at_a_time(database: Database) -> None:
    with formed(database) as f:
        give(f)
        with pytest.raises(Refused):
            give(f)


@pytest.mark.parametrize(
    ("paper", "field"),
    [
        (Written(covers=" ", given_on=today(), kept_where="Here"), "covers"),
        (Written(covers="All", given_on=today(), kept_where=""), "kept_where"),
        (Written(covers="x" * 501, given_on=today(), kept_where="Here"), "covers"),
        (
            Written(covers="All", given_on=today() + timedelta(days=1), kept_where="Here"),
            "given_on",
        ),
    ],
)
def test_the_paper_says_what_it_covers_its_date_and_where_it_is(
    database: Database, paper: Written, field: str
) -> None:
    with formed(database) as f, pytest.raises(Refused) as refused:
        give(f, paper=paper)
    assert refused.value.field == field


def test_who_gave_it_ends_it_and_nobody_else(database: Database) -> None:
    with formed(database) as f:
        made = give(f)
        with pytest.raises(Hidden):
            end_authority(f.session, f.officers[2], f.ref, made.ref, SITE)
        end_authority(f.session, f.officers[1], f.ref, made.ref, SITE)
        assert standing(f) == [False, False]
        assert past_authorities(f.session, f.partnership) == [made]
        with pytest.raises(Hidden):
            end_authority(f.session, f.officers[1], f.ref, made.ref, SITE)


def test_one_given_to_who_led_before_does_not_stand_for_the_next(database: Database) -> None:
    with formed(database) as f:
        made = give(f, 2)
        f.lead_by(1)
        confirm_by(f.session, f.partnership, (f.officers[0], f.officers[2]))
        assert standing(f) == [False, False]
        assert past_authorities(f.session, f.partnership) == [made]
        assert give(f, 2).lead_id == f.organisations[1].id


def test_each_says_for_itself_whether_it_could_answer_alone(database: Database) -> None:
    with formed(database) as f:
        say_why_joint(f.session, f.another(1), f.ref, alone=False, needs=" Minibuses ")
        assert (f.part(1).could_answer_alone, f.part(1).needs_others_for) == (False, "Minibuses")
        assert f.part(0).could_answer_alone is None


def test_who_could_not_answer_alone_says_what_for(database: Database) -> None:
    with formed(database) as f:
        for alone, needs, field in ((None, "A van", "alone"), (False, "", "needs")):
            with pytest.raises(Refused) as refused:
                say_why_joint(f.session, f.officers[1], f.ref, alone=alone, needs=needs)
            assert refused.value.field == field
        say_why_joint(f.session, f.officers[1], f.ref, alone=True, needs="")


@pytest.mark.parametrize("role", [Role.TRUSTEE, Role.GUEST])
def test_only_who_speaks_for_a_party_says_it(database: Database, role: Role) -> None:
    with formed(database) as f, pytest.raises((NotAllowed, Hidden)):
        say_why_joint(f.session, f.another(1, role), f.ref, alone=True, needs="")
