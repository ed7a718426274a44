"""Who is named with a partnership: partners to all who see it, those asked to its own parties."""

from datetime import timedelta

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import held_at, now, today
from commissioning.foundation.db import Database
from commissioning.foundation.sharing import SharingMode
from commissioning.organisations.models import Organisation
from commissioning.partnerships.actions.leaving import leave, say_leaving, write_checklist
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.queries.named import named_in
from commissioning.partnerships.queries.partnerships import of_organisation
from commissioning.partnerships.rules.leaving import KEYS
from tests.actions.partnerships.together import SITE, Together, together

SETTLED = dict.fromkeys(KEYS, "Settled between us") | {"measure": "time"}


def names(t: Together, actor: Actor, made: Partnership) -> list[str]:
    """Name whom a reader is told of."""
    t.session.flush()
    named = named_in(t.session, actor, [made]).get(made.id, [])
    return [each.organisation.name for each in named]


def found_under(t: Together, actor: Actor, organisation: Organisation) -> bool:
    """Tell whether an organisation's tab leads a reader to anything."""
    t.session.flush()
    return bool(of_organisation(t.session, actor, organisation.id).items)


def asks_the_garage(t: Together) -> Partnership:
    """Let two partners ask a third to join what they formed."""
    made = t.formed(t.kitchen)
    t.change(t.ours, made, t.asked(t.kitchen, t.garage))
    return made


def goes(t: Together, actor: Actor, made: Partnership) -> None:
    """Let a partner leave today."""
    said = say_leaving(t.session, actor, made.ref, today(), "We move away", SITE)
    write_checklist(t.session, actor, made.ref, said.ref, SETTLED)
    leave(t.session, actor, made.ref, said.ref, SITE)


def member(t: Together) -> Actor:
    """Give a member of the place that is no party."""
    return t.world.actor(t.world.organisation("Pier Theatre", place=t.place))


def test_who_is_only_asked_to_join_is_not_named_to_members(database: Database) -> None:
    with together(database) as t:
        made, other = asks_the_garage(t), member(t)
        for reader in (other, t.commissioner(), t.colleague(t.harbour, Role.GUEST)):
            assert names(t, reader, made) == ["Warm Harbour", "Eastside Kitchen"]
        assert not found_under(t, other, t.garage)
        assert found_under(t, other, t.kitchen)


def test_those_in_it_and_who_is_asked_are_told_of_it(database: Database) -> None:
    with together(database) as t:
        made = asks_the_garage(t)
        for reader in (t.ours, t.theirs, t.third, t.colleague(t.kitchen, Role.TRUSTEE)):
            assert names(t, reader, made)[-1] == "Old Garage"
            assert found_under(t, reader, t.garage)


def test_what_is_only_proposed_names_all_to_all_of_them(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        assert names(t, t.third, made) == ["Warm Harbour", "Eastside Kitchen", "Old Garage"]
        assert names(t, member(t), made) == []


def came_after(t: Together) -> Partnership:
    """Let the garage join on the day after the kitchen left."""
    pier = t.world.organisation("Pier Theatre", place=t.place)
    speaker = t.world.actor(pier, mandated=True)
    made = t.proposed(t.kitchen, pier)
    for each in (t.theirs, speaker):
        t.confirmed(each, made)
    goes(t, t.theirs, made)
    with held_at(now() + timedelta(days=1)):
        t.change(t.ours, made, t.asked(pier, t.garage))
        for each in (speaker, t.third):
            t.confirmed(each, made)
    return made


def test_a_partner_that_left_is_not_told_who_came_after(database: Database) -> None:
    with together(database) as t:
        made = came_after(t)
        t.opportunity.mode = SharingMode.SEALED
        assert names(t, t.theirs, made) == ["Warm Harbour", "Pier Theatre"]
        assert names(t, t.ours, made) == ["Warm Harbour", "Pier Theatre", "Old Garage"]
        assert found_under(t, t.theirs, t.harbour)
        assert not found_under(t, t.theirs, t.garage)


def test_where_members_see_it_who_left_is_told_what_they_are(database: Database) -> None:
    with together(database) as t:
        made = came_after(t)
        told = names(t, member(t), made)
        assert names(t, t.theirs, made) == told == ["Warm Harbour", "Pier Theatre", "Old Garage"]


def test_who_came_back_is_told_of_everybody(database: Database) -> None:
    with together(database) as t:
        made = came_after(t)
        t.opportunity.mode = SharingMode.SEALED
        part = t.part(made, t.kitchen)
        part.status, part.joined_at, part.left_on = "partner", now(), None
        assert "Old Garage" in names(t, t.theirs, made)
