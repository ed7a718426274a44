"""How the boards of the story decide: each by a rule of its own, and who sits on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from commissioning.agreements.rules.parts import Measure, Risk
from commissioning.agreements.rules.sharing_terms import NoShares, Shares
from commissioning.agreements.rules.starting_points import Start
from commissioning.boards.rules.board_rule import BoardKind, BoardRule
from commissioning.boards.rules.majority import EVERYONE_ENTITLED, Base, MajorityRule, Over
from commissioning.boards.rules.parts import HALF, Part
from commissioning.boards.rules.questions import KEYS
from commissioning.boards.rules.quorum import QuorumRule, Rounding
from commissioning.demo.story.agreed import Agreed
from commissioning.demo.story.commissioners import ADULTS
from commissioning.demo.story.services_of_care import HARBOUR_LIGHT
from commissioning.demo.story.services_of_community import (
    HOP_ABOARD,
    PLAIN_SAILING,
    VOLUNTARY_ACTION,
)
from commissioning.demo.story.shapes import Body
from commissioning.demo.story.together import GOOD_DAY_OUT

NEAREST_THIRD = QuorumRule(number=2, part=Part(parts=1, of=3), rounding=Rounding.NEAREST)
THREE_QUARTERS = Part(parts=75, of=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardOf:
    """The board of one organisation.

    Attributes:
        before: The rule it had until a while ago; None where it never had another.
        chair: Who chairs without an account; "" where the chair has one, or there is none.
        others: Who else is on it without an account.
    """

    body: Body
    rule: BoardRule
    before: BoardRule | None = None
    chair: str = ""
    others: tuple[str, ...] = ()


LARGE = BoardOf(
    body=HARBOUR_LIGHT,
    rule=BoardRule(
        kind=BoardKind.TRUSTEES,
        clause="articles of association, articles 31 to 36",
        quorum=QuorumRule(number=3, part=Part(parts=1, of=3)),
        casting_vote=True,
        written=MajorityRule(part=THREE_QUARTERS, base=Base.ENTITLED, over=Over.AT_LEAST),
        remote=True,
        loyalty_clause="article 40",
    ),
    before=BoardRule(
        kind=BoardKind.TRUSTEES,
        clause="articles of association of 1998, article 22",
        quorum=QuorumRule(number=3, part=HALF),
        written=EVERYONE_ENTITLED,
    ),
    others=(
        "Avril Nankivell",
        "Colm Deasy",
        "Dorothy Asante",
        "Hamid Rezaei",
        "Lowenna Pascoe",
        "Sylvie Marchant",
        "Tomasz Wrona",
    ),
)
OF_THREE = BoardOf(
    body=PLAIN_SAILING,
    rule=BoardRule(
        kind=BoardKind.TRUSTEES,
        clause="constitution, clauses 19 and 20",
        quorum=NEAREST_THIRD,
        casting_vote=True,
        written=EVERYONE_ENTITLED,
        remote=True,
    ),
    chair="Bethan Crewe",
    others=("Lewis Adair",),
)
NEVER_IN_WRITING = BoardOf(
    body=HOP_ABOARD,
    rule=BoardRule(
        kind=BoardKind.TRUSTEES,
        clause="trust deed, paragraph 14",
        quorum=QuorumRule(number=3),
        majority=MajorityRule(part=HALF, base=Base.PRESENT),
    ),
    chair="Wilfred Tangye",
    others=("Ngozi Eze", "Pauline Rosewarne", "Stan Petherick"),
)
OF_FRIENDS = BoardOf(
    body=VOLUNTARY_ACTION,
    rule=BoardRule(
        kind=BoardKind.TRUSTEES,
        clause="constitution, clause 22",
        quorum=QuorumRule(number=3, part=HALF),
        written=EVERYONE_ENTITLED,
    ),
    chair="Dilys Hosking",
    others=("Ash Pereira", "Marta Nowak", "Owen Tarrant"),
)
OFFICER = BoardOf(
    body=ADULTS,
    rule=BoardRule(
        kind=BoardKind.OFFICER,
        clause="the council's constitution, part 3, section 7",
        scheme="scheme of delegation, paragraph 4.2 (adult social care)",
        call_in_days=5,
    ),
)
BOARDS = (LARGE, OF_THREE, NEVER_IN_WRITING, OF_FRIENDS, OFFICER)

ON_BOTH = ("Ash Pereira", "Dilys Hosking")  # also on Plain Sailing's board, so too few are left
ON_BOTH_BECAUSE = "I have been on Plain Sailing's board since it began."
ANSWERED_ON_PAPER = ("Avril Nankivell", "Colm Deasy", "Dorothy Asante", "Lowenna Pascoe")
ABSTAINED = "Hamid Rezaei"
CHAIR_WITH_ACCOUNT = "Ranjit Sohal"  # has declared, and reads on before voting
IN_THE_MEETING = {
    "Wilfred Tangye": "approve",
    "Ngozi Eze": "approve",
    "Pauline Rosewarne": "approve",
}
SENT_APOLOGIES = "Stan Petherick"
OFFICERS_LIMIT = 500_000  # pence

ANSWERS = dict(
    zip(
        KEYS,
        (
            "Yes. It serves our first purpose, and clause 4 lets us work with others.",
            "It is for the people who come to us. Nobody on the board gains by it.",
            "We read the whole version, and asked those who would do it, and our accountant.",
            "Money, staff, what happens when one of us leaves, and what else we could do.",
            "That we have always done it alone; that one of us likes the others very much.",
            "Declared on this page, before the papers were opened.",
            "Yes. We would explain it like this to anybody who asked us.",
            "It costs us more time or money than we think. The limits in the agreement hold.",
            "Things stay as they are, and some of the people we are here for give up on us.",
        ),
        strict=True,
    )
)


def _no_money(_first: Shares, _parties: Sequence[str]) -> Shares:
    return NoShares()


GOOD_DAY = Agreed(
    of=GOOD_DAY_OUT,
    key="good-day agreement",
    title="A good day out: what each of us does",
    start=Start.BLANK,
    fills={
        "what will be different, and for whom": (
            "somebody with a learning disability goes where everybody goes, and likes it there"
        ),
        "what purpose": "planning a day out together",
        "which events": "a partner can no longer come along",
    },
    brings=(
        "Checkers who know what makes a place easy to be in",
        "Two volunteers every second Saturday",
        "A minibus with a lift, and its driver",
    ),
    receives=(
        "Places that put right what the checkers find",
        "Volunteers who make friends across the harbour",
        "Days that people remember when we ask them how they are",
    ),
    shares=_no_money,
    measure=Measure(
        ref="went-again",
        question="Did people go again, without us?",
        counted="We ask at the disco.",
        how_often="Every season",
    ),
    more_clauses=("learning",),
    more_risks=(
        Risk(
            ref="bus",
            title="The minibus breaks down on the way",
            mitigation="Everybody has the telephone number of the council's garage.",
        ),
    ),
)
