"""Who sees what of a declaration: PRODUCT.md section 3 read a second time, in plain Python.

It shares no line with the policy it is held against: nothing is imported from the product. Every
sentence it rests on is quoted beside the line that reads it. Where the text leaves a choice, the
reading that shows less is taken, and is listed here:

R1  The last column replaces the three before it: after the decision a member sees a declaration
    when its owner says so, even one that was shown in shared mode. "Those not awarded are named
    only by themselves."
R2  "What was recorded as public" names an organisation that was awarded, or one whose owner
    recorded the outcome as public; a buyer's record never names one that was not awarded.
    "The outcome as recorded" for members stands on the opportunity's page, not on a declaration.
R3  A viewer is one seat. An organisation introduced, or a partner, has the member's row too where
    it fits. A commissioner has the commissioner's rows and not the member's, so what an owner
    tells members after the decision needs its consent to reach a commissioner.
R4  Withdrawn in introductions or sealed mode stays the owner's alone, also after the decision.
R5  An introduction and a consent count in sealed mode only "if from before"; after the decision
    "the same" keeps that for the introduction, while consent may be given anew.
R6  The convenor "sees content as a member does": of a verified seat and in the place.
R8  "Merging and retiring keep the record": what a decision opened (told, public, awarded, a
    partnership) stays when its owner leaves the place, closes or joins another. What was live is
    held back, the owner's consent counts no more, and the talks have ended.
R7  "The owner" is any seat that stands in the owning organisation; a claim on an organisation
    that still waits is not a seat. What a guest or a trustee is given is asked elsewhere.
"""

from dataclasses import dataclass, fields
from itertools import product
from typing import Any, Literal, get_args, get_origin, get_type_hints

Sight = Literal["nothing", "card", "public part", "declaration", "everything"]
Mode = Literal["shared", "introductions", "sealed"]
Kind = Literal[
    "anonymous",
    "member",
    "convenor",
    "introduced",
    "partner",
    "commissioner clear",
    "commissioner not clear",
    "owner",
]
Given = Literal["not given", "before it was sealed", "since it was sealed"]

_LEAST_TO_MOST: tuple[Sight, ...] = get_args(Sight)
_OPEN_TO_CLOSED: tuple[Mode, ...] = get_args(Mode)


@dataclass(frozen=True, kw_only=True)
class ViewerFacts:
    """One seat, and how it stands to one declaration.

    Attributes:
        in_the_place: The seat's organisation belongs to the declaration's place.
        verified: The seat and its organisation are verified.
        granted: For "introduced" the talks that last, for "partner" the formed partnership, for
            a commissioner the owner's consent; "not given" when ended or taken back.
        is_the_funder: The money the declaration asks for would come from this organisation.
    """

    kind: Kind = "anonymous"
    in_the_place: bool = False
    verified: bool = False
    granted: Given = "not given"
    is_the_funder: bool = False


@dataclass(frozen=True, kw_only=True)
class DeclarationFacts:
    """One declaration and the opportunity it answers, as they stand now.

    Attributes:
        opportunity_mode: None when the declaration names no opportunity.
        mode_chosen_here: A commissioner of the declaration's own place chose that mode.
        owner_left: The owner, once a member here, left the place, closed or joined another.
        decided: The buyer recorded the decision, or the owner its own outcome; false again when
            the competition was cancelled or is run again.
        recorded_as_public: Whose record says, for all to read, what came of this bid.
    """

    opportunity_mode: Mode | None = "introductions"
    consented_mode: Mode = "shared"
    mode_chosen_here: bool = True
    draft: bool = False
    withdrawn: bool = False
    owner_verified: bool = True
    owner_left: bool = False
    owner_made_public: bool = False
    decided: bool = False
    awarded: bool = False
    recorded_as_public: Literal["by nobody", "by the buyer", "by the owner"] = "by nobody"
    owner_said_so: bool = False


def may_see(viewer: ViewerFacts, declaration: DeclarationFacts) -> Sight:
    """Give the most that the table of PRODUCT.md section 3 opens to this viewer."""
    # "the owner | everything | everything | everything | everything"
    if viewer.kind == "owner":
        return "everything"
    if _is_the_owners_alone(declaration):
        return "nothing"
    return max(
        (_as_the_public(declaration), *_rows_that_fit(viewer, declaration)),
        key=_LEAST_TO_MOST.index,
    )


def mode_that_counts(declaration: DeclarationFacts) -> Mode:
    """Read "the stricter of the opportunity's mode now and the mode its owner consented to"."""
    modes: list[Mode] = [declaration.consented_mode]
    # "introductions: ... Default for everything, imported or not, and for declarations without
    # an opportunity."
    modes.append(declaration.opportunity_mode or "introductions")
    # "shared: ... A commissioner of the place chose it".
    if not declaration.mode_chosen_here:
        modes.append("introductions")
    return max(modes, key=_OPEN_TO_CLOSED.index)


def _is_the_owners_alone(declaration: DeclarationFacts) -> bool:
    # "Drafts are the owner's alone."
    if declaration.draft:
        return True
    # "While verification waits, a person may draft, and may declare: it is held privately and
    # becomes visible on verification."
    if not declaration.owner_verified:
        return True
    # "Leaving ... never a deletion", "Merging and retiring keep the record" (R8)
    if declaration.owner_left and not declaration.decided:
        return True
    # "Stages and withdrawals are never shown to others there; a declaration is then simply no
    # longer shared." (R4)
    return declaration.withdrawn and mode_that_counts(declaration) != "shared"


def _as_the_public(declaration: DeclarationFacts) -> Sight:
    # "anyone, not signed in | ... | what was recorded as public" (R2)
    if declaration.decided:
        return "public part" if _outcome_is_public(declaration) else "nothing"
    # "anyone, not signed in | what the owner made public | nothing | nothing"
    shared = mode_that_counts(declaration) == "shared"
    return "public part" if shared and declaration.owner_made_public else "nothing"


def _outcome_is_public(declaration: DeclarationFacts) -> bool:
    # "Those not awarded are named only by themselves."
    if declaration.recorded_as_public == "by the buyer":
        return declaration.awarded
    return declaration.recorded_as_public == "by the owner"


def _rows_that_fit(viewer: ViewerFacts, declaration: DeclarationFacts) -> tuple[Sight, ...]:
    # "commissioner not clear for it | as the public | as the public | ..." (R3)
    if viewer.kind in ("anonymous", "commissioner not clear"):
        return ()
    if viewer.kind == "commissioner clear":
        return (_as_a_clear_commissioner(viewer, declaration),)
    found = [_as_a_member(viewer, declaration)]
    if viewer.kind == "introduced":
        found.append(_as_introduced(viewer, declaration))
    if viewer.kind == "partner":
        found.append(_as_a_partner(viewer))
    return tuple(found)


def _as_a_member(viewer: ViewerFacts, declaration: DeclarationFacts) -> Sight:
    # "member (verified seat, organisation in the place), convenor" (R6)
    if not (viewer.verified and viewer.in_the_place):
        return "nothing"
    # "... | the outcome as recorded; a declaration when its owner says so" (R1, R2)
    if declaration.decided:
        return "declaration" if declaration.owner_said_so else "nothing"
    # "... | the declaration | nothing, not even a count | nothing"
    return "declaration" if mode_that_counts(declaration) == "shared" else "nothing"


def _as_introduced(viewer: ViewerFacts, declaration: DeclarationFacts) -> Sight:
    # "While verification waits ... They may not be introduced"; "The talks end in a partnership
    # or end; the card closes then."
    if not viewer.verified or viewer.granted == "not given" or declaration.owner_left:
        return "nothing"
    mode = mode_that_counts(declaration)
    # "organisation introduced | the declaration"
    if mode == "shared" and not declaration.decided:
        return "declaration"
    # "... | the other's card, while the talks last | the card, if from before | the same" (R5)
    if mode == "sealed" and viewer.granted != "before it was sealed":
        return "nothing"
    return "card"


def _as_a_partner(viewer: ViewerFacts) -> Sight:
    # "They may not be introduced, confirm a partnership, vote or sign."
    # "partner (in a *formed* partnership on it) | the declaration" in all four columns; "What
    # was already introduced or formed stands".
    stands = viewer.verified and viewer.granted != "not given"
    return "declaration" if stands else "nothing"


def _as_a_clear_commissioner(viewer: ViewerFacts, declaration: DeclarationFacts) -> Sight:
    # "commissioner of the place, clear for it"
    if not (viewer.verified and viewer.in_the_place):
        return "nothing"
    return "declaration" if _is_open_to_the_clear(viewer, declaration) else "nothing"


def _is_open_to_the_clear(viewer: ViewerFacts, declaration: DeclarationFacts) -> bool:
    mode = mode_that_counts(declaration)
    # "... | the declaration of those awarded; others if they consent" (R5)
    if declaration.decided:
        consents = viewer.granted != "not given" and not declaration.owner_left
        return declaration.awarded or consents
    # "... | the declaration"
    if mode == "shared":
        return True
    # "... | if the owner consents | if consented before"
    return viewer.granted == "before it was sealed" or (
        mode == "introductions" and viewer.granted != "not given"
    )


def may_see_the_amount(viewer: ViewerFacts, declaration: DeclarationFacts) -> bool:
    """Read "The amount sought goes to the funder and partners only."."""
    sight = may_see(viewer, declaration)
    if sight != "declaration":
        return sight == "everything"
    return viewer.is_the_funder or (viewer.kind == "partner" and _as_a_partner(viewer) == sight)


def may_see_the_stage(
    viewer: ViewerFacts, declaration: DeclarationFacts, *, outcome: bool = False
) -> bool:
    """Read "Stages and withdrawals are never shown to others there"; a card has no stage either.

    `outcome` says that the stage tells what came of the bid. Once the decision is recorded that
    is no secret to those who may see it; how far a bid had come is still for shared mode alone.
    """
    sight = may_see(viewer, declaration)
    if sight != "declaration":
        return sight == "everything"
    return declaration.decided if outcome else mode_that_counts(declaration) == "shared"


def all_viewers() -> tuple[ViewerFacts, ...]:
    """List every viewer the facts can describe."""
    return tuple(ViewerFacts(**values) for values in _combinations(ViewerFacts))


def all_declarations() -> tuple[DeclarationFacts, ...]:
    """List every declaration the facts can describe, also those a database would not hold."""
    return tuple(DeclarationFacts(**values) for values in _combinations(DeclarationFacts))


def _combinations(kind: type) -> list[dict[str, Any]]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    return [
        dict(zip(names, values, strict=True))
        for values in product(*(_values(hints[name]) for name in names))
    ]


def _values(hint: object) -> tuple[object, ...]:
    if hint is bool:
        return (False, True)
    if get_origin(hint) is Literal:
        return get_args(hint)
    # A choice or nothing: Mode | None.
    return tuple(value for part in get_args(hint) for value in (get_args(part) or (None,)))
