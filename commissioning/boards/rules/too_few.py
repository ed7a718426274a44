"""What a board may lawfully do when conflicts leave too few to decide. Guidance, not law.

The register never goes on by itself: it stops, and shows these (PRODUCT.md section 7).
"""

from dataclasses import dataclass

from commissioning.boards.rules.board_rule import BoardKind

GUIDANCE = (
    "This is guidance, not legal advice. Read your own governing document first, and ask your "
    "regulator or a lawyer where it is not plain."
)
COMMISSION = "Charity Commission, guidance CC29, Conflicts of interest"
DOCUMENT = "Your governing document"
COMPANIES = "Companies Act 2006, sections 175 and 180; your articles"
LOCALISM = "Localism Act 2011, section 33 (England)"
STANDING_ORDERS = "Your constitution and standing orders"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can lawfully be done, and where to read about it."""

    what: str
    source: str


APPOINT = Option(
    "Appoint more people to the board, as your governing document lets you, so that enough "
    "without a conflict can decide.",
    DOCUMENT,
)
FILL = Option(
    "Appoint more people to the board, as your governing document lets you, then open a new "
    "decision on the same version.",
    DOCUMENT,
)
MEET_AGAIN = Option(
    "Meet again, or wait for more answers: nothing has been decided, and a new decision can be "
    "opened on the same version.",
    DOCUMENT,
)
RELEASE = Option(
    "For a conflict of loyalty alone: the others decide whether somebody may take part, if a "
    "clause lets them. Name the clause in your board's rule.",
    DOCUMENT,
)
_TRUSTEES = (
    Option(
        "Ask the Charity Commission, or your own regulator, to authorise the decision before it "
        "is made.",
        COMMISSION,
    ),
    APPOINT,
    Option("Let the charity's members decide, if the document gives them this.", DOCUMENT),
    RELEASE,
)
_DIRECTORS = (
    Option(
        "Let the members approve it by ordinary resolution, if the articles and the law allow it.",
        COMPANIES,
    ),
    Option(
        "See whether the articles let directors with a declared interest be counted or vote. If "
        "the company is a charity, its regulator's rules come first.",
        COMPANIES,
    ),
    APPOINT,
    RELEASE,
)
_MEMBERS = (
    Option("Bring it to a general meeting, so that all members decide.", DOCUMENT),
    APPOINT,
    RELEASE,
)
_PUBLIC = (
    Option(
        "Ask the monitoring officer about a dispensation, in writing and before the meeting.",
        LOCALISM,
    ),
    Option(
        "Refer the decision to another committee, to the cabinet or to full council, as your "
        "constitution says.",
        STANDING_ORDERS,
    ),
)
_OPTIONS = {
    BoardKind.TRUSTEES: _TRUSTEES,
    BoardKind.DIRECTORS: _DIRECTORS,
    BoardKind.MEMBERS: _MEMBERS,
    BoardKind.CABINET: _PUBLIC,
    BoardKind.COMMITTEE: _PUBLIC,
    BoardKind.OFFICER: _PUBLIC,
}


def options(kind: BoardKind, conflicts: bool, vacant: bool = False) -> tuple[Option, ...]:
    """List what a board of this kind may do.

    `conflicts` says that the others can never be enough; `vacant` that even all in office are not,
    so that somebody else has to join them, or to decide. Where neither holds, and too few came or
    answered, the first thing is simply to try again.
    """
    if vacant:
        return (FILL, *(each for each in _OPTIONS[kind] if each not in (APPOINT, RELEASE)))
    return _OPTIONS[kind] if conflicts else (MEET_AGAIN, APPOINT)
