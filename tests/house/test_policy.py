"""The policy of declarations, held over every combination of facts against a second reading.

`tests/rules/register/visibility_oracle.py` reads PRODUCT.md section 3 in plain Python and shares no
line with the product. Here a world holds one declaration for each combination of facts that a
database can hold, and each kind of viewer asks for all of them at once, in both ways that the
product knows: the policy's SQL and the audiences of the text index.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from commissioning.foundation.actor import ANYONE, Actor, Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Award, Opportunity
from commissioning.organisations.models import Organisation
from commissioning.places.models import Membership, Place
from commissioning.register.audiences import audiences, tokens_of
from commissioning.register.models import Declaration, Disclosure
from commissioning.register.permissions import DECLARATIONS
from tests.builders import World
from tests.rules.register.visibility_oracle import (
    DeclarationFacts,
    ViewerFacts,
    all_declarations,
    may_see,
    may_see_the_amount,
    may_see_the_stage,
)

SEES = {"everything", "declaration", "public part"}


@dataclass
class Stage:
    """Everybody who is in the world, and the declarations by the facts they were made from."""

    world: World
    place: Place
    other_place: Place
    owner: Organisation
    waiting_owner: Organisation
    gone_owner: Organisation
    funder: Organisation
    viewer_organisation: Organisation
    declarations: dict[int, DeclarationFacts]
    opportunities: dict[tuple[object, ...], Opportunity]


def _can_be_held(facts: DeclarationFacts) -> bool:
    """Leave out what cannot stand in a database, and public records, which name no declaration."""
    if facts.opportunity_mode is None and (facts.awarded or not facts.mode_chosen_here):
        return False
    if facts.awarded and not facts.decided:
        return False
    # Whoever left was verified; one consent stands for all, for they are held back alike.
    if facts.owner_left and not (facts.owner_verified and facts.consented_mode == "shared"):
        return False
    if facts.draft and facts.withdrawn:
        return False
    # What an owner told "as public" is its own word to all, kept apart from what it made public.
    return facts.recorded_as_public == "by nobody" or (
        facts.recorded_as_public == "by the owner" and facts.owner_said_so
    )


@pytest.fixture(scope="module")
def built(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Build the world once; it is thousands of rows."""
    path = tmp_path_factory.mktemp("policy") / "register.sqlite3"
    copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    with database.transaction() as session:
        yield _build(World(session))
    database.dispose()


@pytest.fixture
def stage(built: Stage) -> Iterator[Stage]:
    """Give the world, and take back afterwards what a test added."""
    mark = built.world.session.begin_nested()
    yield replace(built, declarations=dict(built.declarations))
    mark.rollback()


def _build(world: World) -> Stage:
    place, other = world.place("Saltmere"), world.place("Elsewhere")
    stage = Stage(
        world=world,
        place=place,
        other_place=other,
        owner=world.organisation("Owner", place=place),
        waiting_owner=world.organisation("Waiting", place=place, verified=False),
        gone_owner=world.organisation("Gone", place=place),
        funder=world.organisation("Council", place=place, kind=Kind.COMMISSIONER),
        viewer_organisation=world.organisation("Viewer", place=place),
        declarations={},
        opportunities={},
    )
    for facts in all_declarations():
        if _can_be_held(facts):
            _declare(stage, facts)
    _leave(stage)
    return stage


def _leave(stage: Stage) -> None:
    """Let the owner that was here close, and leave the place."""
    stage.gone_owner.retired_at = now()
    theirs = Membership.organisation_id == stage.gone_owner.id
    stage.world.session.scalars(select(Membership).where(theirs)).one().status = "left"
    stage.world.session.flush()


def _owner(stage: Stage, facts: DeclarationFacts) -> Organisation:
    if facts.owner_left:
        return stage.gone_owner
    return stage.owner if facts.owner_verified else stage.waiting_owner


def _declare(stage: Stage, facts: DeclarationFacts) -> None:
    opportunity = _opportunity(stage, facts)
    owner = _owner(stage, facts)
    made = Declaration(
        organisation_id=owner.id,
        opportunity_id=opportunity.id if opportunity else None,
        place_id=stage.place.id,
        created_by="a seat",
        stage="draft" if facts.draft else "withdrawn" if facts.withdrawn else "preparing",
        summary="What we would do",
        consented_mode=facts.consented_mode,
        public=facts.owner_made_public,
        outcome_at=now() if facts.decided and opportunity is None else None,
        told_at=now() if facts.owner_said_so else None,
        told_public=facts.recorded_as_public == "by the owner",
    )
    stage.world.keep(made)
    stage.declarations[made.id] = facts


def _opportunity(stage: Stage, facts: DeclarationFacts) -> Opportunity | None:
    if facts.opportunity_mode is None:
        return None
    key = (
        facts.opportunity_mode,
        facts.mode_chosen_here,
        facts.decided,
        facts.awarded,
        facts.owner_verified,
        facts.owner_left,
    )
    if key not in stage.opportunities:
        made = stage.world.opportunity(
            place=stage.place if facts.mode_chosen_here else stage.other_place,
            buyer=stage.funder,
            mode=SharingMode(facts.opportunity_mode),
            decided_at=now() if facts.decided else None,
        )
        if facts.awarded:
            owner = _owner(stage, facts)
            stage.world.keep(
                Award(opportunity_id=made.id, organisation_id=owner.id, name=owner.name)
            )
        stage.opportunities[key] = made
    return stage.opportunities[key]


def _seen_by_policy(session: Session, actor: Actor, verb: str = "see") -> set[int]:
    return set(session.scalars(select(Declaration.id).where(DECLARATIONS.rows(actor, verb))))


def _seen_by_audience(stage: Stage, actor: Actor) -> set[int]:
    mine = set(tokens_of(stage.world.session, actor))
    held = audiences(stage.world.session, stage.declarations)
    return {number for number, tokens in held.items() if tokens & mine}


def _holds(stage: Stage, actor: Actor, viewer: ViewerFacts) -> None:
    wanted = {n for n, f in stage.declarations.items() if may_see(viewer, f) in SEES}
    by_policy = _seen_by_policy(stage.world.session, actor) & set(stage.declarations)
    wrong = {stage.declarations[number] for number in by_policy ^ wanted}
    assert not wrong, (viewer, len(wrong), sorted(map(str, wrong))[:2])
    assert _seen_by_audience(stage, actor) == by_policy
    amounts = {n for n, f in stage.declarations.items() if may_see_the_amount(viewer, f)}
    seen = _seen_by_policy(stage.world.session, actor, "see amount")
    assert seen & set(stage.declarations) == amounts
    _holds_for_stages(stage, actor, viewer)


def _holds_for_stages(stage: Stage, actor: Actor, viewer: ViewerFacts) -> None:
    """Hold who reads the stage, of a bid on its way and of one whose outcome it tells."""
    session = stage.world.session
    for name in ("preparing", "not_successful"):
        alive = Declaration.stage.not_in(("draft", "withdrawn"))
        session.execute(update(Declaration).where(alive).values(stage=name))
        wanted = {
            number
            for number, facts in stage.declarations.items()
            if may_see_the_stage(viewer, facts, outcome=name != "preparing" and not facts.withdrawn)
        }
        assert _seen_by_policy(session, actor, "see stage") & set(stage.declarations) == wanted


def _consent(stage: Stage, days: int | None = None) -> None:
    """Let every owner consent, from before anything was sealed; for so many days, or for good."""
    begins = now() - timedelta(days=9)
    ends = None if days is None else begins + timedelta(days=days)
    for number in stage.declarations:
        stage.world.session.add(
            Disclosure(declaration_id=number, ground="consented", from_at=begins, to_at=ends)
        )
    stage.world.session.flush()


def test_the_world_holds_hundreds_of_combinations(stage: Stage) -> None:
    assert len(stage.declarations) > 400


def test_anyone_sees_only_what_is_public(stage: Stage) -> None:
    _holds(stage, ANYONE, ViewerFacts(kind="anonymous"))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMIN, Role.TRUSTEE, Role.CHAIR])
def test_a_member_sees_what_members_may(stage: Stage, role: Role) -> None:
    actor = stage.world.actor(stage.viewer_organisation, role)
    _holds(stage, actor, ViewerFacts(kind="member", in_the_place=True, verified=True))


def test_a_member_whose_verification_waits_sees_what_anyone_sees(stage: Stage) -> None:
    waiting = stage.world.organisation("New", place=stage.place, verified=False)
    _holds(stage, stage.world.actor(waiting), ViewerFacts(kind="member", in_the_place=True))


def test_a_member_of_another_place_sees_what_anyone_sees(stage: Stage) -> None:
    far = stage.world.organisation("Far", place=stage.other_place)
    _holds(stage, stage.world.actor(far), ViewerFacts(kind="member", verified=True))


def test_the_convenor_sees_as_a_member_does(stage: Stage) -> None:
    actor = stage.world.convenor(stage.viewer_organisation, stage.place)
    _holds(stage, actor, ViewerFacts(kind="convenor", in_the_place=True, verified=True))


def test_the_owner_sees_everything_of_its_own(stage: Stage) -> None:
    for owner in (stage.owner, stage.waiting_owner):
        actor = stage.world.actor(owner)
        own = {n for n, f in stage.declarations.items() if _owner(stage, f) is owner}
        assert own <= _seen_by_policy(stage.world.session, actor)
        assert _seen_by_policy(stage.world.session, actor, "see everything") == own
        assert _seen_by_audience(stage, actor) == _seen_by_policy(stage.world.session, actor)


def test_a_guest_sees_only_what_the_public_sees_until_something_is_given(stage: Stage) -> None:
    _holds(stage, stage.world.actor(stage.owner, Role.GUEST), ViewerFacts(kind="anonymous"))


def test_a_partner_sees_the_declaration_in_every_mode(stage: Stage) -> None:
    actor = stage.world.actor(stage.viewer_organisation)
    for number in stage.declarations:
        stage.world.session.add(
            Disclosure(declaration_id=number, ground="partner", viewer_id=actor.organisation_id)
        )
    stage.world.session.flush()
    viewer = ViewerFacts(
        kind="partner", in_the_place=True, verified=True, granted="before it was sealed"
    )
    _holds(stage, actor, viewer)


def _commissioner(stage: Stage, organisation: Organisation, *, clear: bool) -> Actor:
    actor = stage.world.actor(organisation, Role.COMMISSIONER)
    for opportunity in stage.opportunities.values() if clear else ():
        stage.world.clear(actor, opportunity)
    return actor


@pytest.mark.parametrize("is_the_funder", [True, False])
@pytest.mark.parametrize("consented", [True, False])
def test_a_clear_commissioner_sees_what_the_clear_may(
    stage: Stage, consented: bool, is_the_funder: bool
) -> None:
    another = stage.world.organisation("Health", place=stage.place, kind=Kind.COMMISSIONER)
    organisation = stage.funder if is_the_funder else another
    actor = _commissioner(stage, organisation, clear=True)
    if consented:
        _consent(stage)
    # Without an opportunity there is nothing to be clear for.
    stage.declarations = {
        n: f for n, f in stage.declarations.items() if f.opportunity_mode is not None
    }
    viewer = ViewerFacts(
        kind="commissioner clear",
        in_the_place=True,
        verified=True,
        granted="before it was sealed" if consented else "not given",
        is_the_funder=is_the_funder,
    )
    _holds(stage, actor, viewer)


def test_a_consent_that_was_taken_back_opens_nothing(stage: Stage) -> None:
    _consent(stage, days=8)
    actor = _commissioner(stage, stage.funder, clear=True)
    stage.declarations = {
        n: f for n, f in stage.declarations.items() if f.opportunity_mode is not None
    }
    viewer = ViewerFacts(
        kind="commissioner clear", in_the_place=True, verified=True, is_the_funder=True
    )
    _holds(stage, actor, viewer)


def test_a_commissioner_who_is_not_clear_is_as_the_public(stage: Stage) -> None:
    _consent(stage)
    actor = _commissioner(stage, stage.funder, clear=False)
    viewer = ViewerFacts(kind="commissioner not clear", in_the_place=True, verified=True)
    _holds(stage, actor, viewer)


@pytest.mark.parametrize("kind", ["actual", "potential", "perceived"])
def test_an_interest_without_mitigation_is_not_clear(stage: Stage, kind: str) -> None:
    _consent(stage)
    actor = stage.world.actor(stage.funder, Role.COMMISSIONER)
    for opportunity in stage.opportunities.values():
        stage.world.clear(actor, opportunity, kind)
    viewer = ViewerFacts(kind="commissioner not clear", in_the_place=True, verified=True)
    _holds(stage, actor, viewer)


def test_a_seat_in_a_bidding_organisation_is_an_actual_conflict(stage: Stage) -> None:
    _consent(stage)
    person = stage.world.person("Two Hats")
    stage.world.seat(stage.owner, Role.TRUSTEE, person)
    stage.world.seat(stage.waiting_owner, Role.TRUSTEE, person)
    stage.world.seat(stage.gone_owner, Role.TRUSTEE, person)
    actor = stage.world.actor(stage.funder, Role.COMMISSIONER, person)
    for opportunity in stage.opportunities.values():
        stage.world.clear(actor, opportunity)
    viewer = ViewerFacts(kind="commissioner not clear", in_the_place=True, verified=True)
    _holds(stage, actor, viewer)


def test_an_officer_of_a_buying_organisation_is_as_the_public(stage: Stage) -> None:
    actor = stage.world.actor(stage.funder, Role.OFFICER)
    _holds(stage, actor, ViewerFacts(kind="commissioner not clear", in_the_place=True))
