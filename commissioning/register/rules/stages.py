"""The stages of a declaration and the moves between them (PRODUCT.md section 4)."""

from enum import StrEnum

from commissioning.foundation.actor import DECLARING, Role
from commissioning.foundation.sharing import SharingMode


class Stage(StrEnum):
    """How far an organisation has come with one bid."""

    DRAFT = "draft"
    CONSIDERING = "considering"
    PREPARING = "preparing"
    SUBMITTED = "submitted"
    SUCCESSFUL = "successful"
    PARTLY_SUCCESSFUL = "partly_successful"
    NOT_SUCCESSFUL = "not_successful"
    WITHDRAWN = "withdrawn"
    DELIVERING = "delivering"
    COMPLETED = "completed"

    @property
    def words(self) -> str:
        """Name the stage as pages do."""
        return _STAGE_WORDS[self]


_STAGE_WORDS = {
    Stage.DRAFT: "Draft",
    Stage.CONSIDERING: "Thinking about it",
    Stage.PREPARING: "Preparing a bid",
    Stage.SUBMITTED: "Submitted",
    Stage.SUCCESSFUL: "Successful",
    Stage.PARTLY_SUCCESSFUL: "Partly successful",
    Stage.NOT_SUCCESSFUL: "Not successful",
    Stage.WITHDRAWN: "Withdrawn",
    Stage.DELIVERING: "Doing the work",
    Stage.COMPLETED: "Completed",
}

Row = tuple[Stage, str, Stage, frozenset[Role]]

BEFORE_THE_OUTCOME = (Stage.DRAFT, Stage.CONSIDERING, Stage.PREPARING, Stage.SUBMITTED)
OUTCOMES = (Stage.SUCCESSFUL, Stage.PARTLY_SUCCESSFUL, Stage.NOT_SUCCESSFUL)
AWARDED = frozenset({Stage.SUCCESSFUL, Stage.PARTLY_SUCCESSFUL, Stage.DELIVERING, Stage.COMPLETED})
CLOSED = frozenset({*OUTCOMES, Stage.WITHDRAWN, Stage.DELIVERING, Stage.COMPLETED})

_FORWARD: tuple[Row, ...] = (
    (Stage.DRAFT, "declare", Stage.CONSIDERING, DECLARING),
    (Stage.CONSIDERING, "prepare", Stage.PREPARING, DECLARING),
    (Stage.PREPARING, "submit", Stage.SUBMITTED, DECLARING),
    (Stage.SUBMITTED, "record_success", Stage.SUCCESSFUL, DECLARING),
    (Stage.SUBMITTED, "record_part_success", Stage.PARTLY_SUCCESSFUL, DECLARING),
    (Stage.SUBMITTED, "record_no_success", Stage.NOT_SUCCESSFUL, DECLARING),
    (Stage.SUCCESSFUL, "start_delivering", Stage.DELIVERING, DECLARING),
    (Stage.PARTLY_SUCCESSFUL, "start_delivering", Stage.DELIVERING, DECLARING),
    (Stage.DELIVERING, "complete", Stage.COMPLETED, DECLARING),
)
_WITHDRAWALS: tuple[Row, ...] = tuple(
    (stage, "withdraw", Stage.WITHDRAWN, DECLARING) for stage in BEFORE_THE_OUTCOME
)
# Draft is left out on both sides: what others have seen cannot become a draft again,
# and a draft has said nothing yet that needs setting right.
_SET_RIGHT: tuple[Row, ...] = tuple(
    (was, f"set_right_to_{becomes}", becomes, DECLARING)
    for was in Stage
    for becomes in Stage
    if was != becomes and Stage.DRAFT not in (was, becomes)
)

MOVES: tuple[Row, ...] = _FORWARD + _WITHDRAWALS + _SET_RIGHT

BUTTONS = {
    "declare": "Say we're bidding",
    "prepare": "We are preparing a bid",
    "submit": "We have submitted it",
    "record_success": "We were successful",
    "record_part_success": "We were successful in part",
    "record_no_success": "We were not successful",
    "start_delivering": "We have started the work",
    "complete": "The work is done",
    "withdraw": "We are no longer bidding",
}

# What others are told or shown because of these cannot be taken out of their minds again.
_CONFIRMED = frozenset(
    {"declare", "withdraw", "record_success", "record_part_success", "record_no_success"}
)


def is_confirmed_first(verb: str) -> bool:
    """Tell whether a page asks "are you sure?", because others learn of it at once."""
    return verb in _CONFIRMED or needs_a_reason(verb)


def needs_a_reason(verb: str) -> bool:
    """Tell whether a move is refused without a reason: setting a stage right is."""
    return verb.startswith("set_right_to_")


def next_steps(stage: Stage, role: Role | None) -> tuple[str, ...]:
    """List the moves to offer as buttons from here; setting right is one link beside them."""
    return tuple(
        verb for was, verb, _, who in _FORWARD + _WITHDRAWALS if was == stage and role in who
    )


def can_be_set_right_to(stage: Stage, role: Role | None) -> tuple[Stage, ...]:
    """List the stages that the owner may set right to from here, with a reason."""
    return tuple(becomes for was, _, becomes, who in _SET_RIGHT if was == stage and role in who)


def way_to(stage: Stage) -> tuple[str, ...]:
    """List the verbs that bring a new draft to the stage chosen on the three-minute form.

    Only the stages before an outcome can be chosen there; raises ValueError for others.
    """
    if stage not in BEFORE_THE_OUTCOME:
        raise ValueError(f"a new declaration cannot start at {stage.value}")
    return ("declare", "prepare", "submit")[: BEFORE_THE_OUTCOME.index(stage)]


def records_an_outcome(was: Stage, becomes: Stage) -> bool:
    """Tell whether a move is the owner's own act of recording a decision (section 3).

    Setting a stage right into an outcome counts too, so it cannot be a quiet way round the act.
    """
    return becomes in (*OUTCOMES, Stage.DELIVERING, Stage.COMPLETED) and (
        was in (*BEFORE_THE_OUTCOME, Stage.WITHDRAWN)
    )


def still_shared(stage: Stage, mode: SharingMode) -> bool:
    """Tell whether a declaration at this stage is there for anyone but its owner at all.

    Outside shared mode a withdrawn one is simply no longer shared, so that nobody learns from
    the register that an organisation stood aside.
    """
    if stage == Stage.WITHDRAWN:
        return mode == SharingMode.SHARED
    return stage != Stage.DRAFT
