"""How a board decides, as its governing document says: each answer with a plain hint."""

from typing import Any

from commissioning.boards.forms.parts import PartLine
from commissioning.boards.rules.board_rule import (
    LONGEST_CLAUSE,
    MOST_CALL_IN_DAYS,
    MOST_IN_OFFICE,
    BoardKind,
    Nation,
)
from commissioning.boards.rules.majority import Base, Over
from commissioning.boards.rules.quorum import Rounding
from commissioning.foundation.fields import Choice, Line, Option, Whole, YesNo
from commissioning.foundation.forms import RegisterForm

KINDS = [Option(each, each.words[:1].upper() + each.words[1:]) for each in BoardKind]
QUORUMS = (
    Option("number", "A number", "Such as: three trustees."),
    Option("part", "A part of those in office", "Such as: half of the directors."),
    Option("greater", "Whichever of the two is more", "Such as: two, or a third of them if more."),
    Option("lesser", "Whichever of the two is less"),
)
ROUNDINGS = (
    Option(Rounding.UP, "Up", "A third of 7 is 2 1/3, so 3."),
    Option(Rounding.NEAREST, "To the nearest", "A third of 7 is 2 1/3, so 2. Halves go up."),
)
SIMPLE, OTHER, CONSENSUS, NO, ALL, SAME = "simple", "other", "consensus", "no", "all", "same"
MAJORITIES = (
    Option(SIMPLE, "More than half of the votes cast", "Who abstains casts no vote."),
    Option(OTHER, "Another majority", "Such as: at least 75% of those entitled to vote."),
    Option(CONSENSUS, "Consensus", "Everyone is asked, and no one is against."),
)
WRITTEN = (
    Option(NO, "Not allowed", "The board has to meet."),
    Option(ALL, "Yes, if everyone entitled to vote agrees"),
    Option(SAME, "Yes, by the same majority as in a meeting"),
    Option(OTHER, "Yes, by another majority"),
)
OVERS = (Option(Over.MORE_THAN, "More than"), Option(Over.AT_LEAST, "At least"))
BASES = (
    Option(Base.CAST, "Of the votes cast", "Those for and against."),
    Option(Base.PRESENT, "Of those present", "In writing: of those who answered."),
    Option(Base.ENTITLED, "Of those entitled to vote", "There or not, without a conflict."),
    Option(Base.IN_OFFICE, "Of all in office"),
)
NATIONS = (
    Option(Nation.ENGLAND_AND_WALES, "England and Wales"),
    Option(Nation.SCOTLAND, "Scotland"),
    Option(Nation.NORTHERN_IRELAND, "Northern Ireland"),
)
WHICH_PART = "Such as 1/3, two thirds or 75%."


class RuleForm(RegisterForm):
    """Everything about how one board decides; what does not apply stays empty."""

    kind = Choice("Who decides?", options=KINDS, missing="Choose who decides")
    clause = Line(
        "Which document and clause says how?",
        hint="Such as: constitution of 2019, clause 19.",
        missing="Enter the document and the clause that says how your board decides",
        max_length=LONGEST_CLAUSE,
    )
    quorum = Choice("How many must take part?", options=QUORUMS)
    quorum_number = Whole("Which number?", least=1, most=MOST_IN_OFFICE)
    quorum_part = PartLine("Which part of those in office?", hint=WHICH_PART)
    rounding = Choice("How is a part of a person rounded?", options=ROUNDINGS)
    majority = Choice("How many must say yes?", options=MAJORITIES)
    majority_over = Choice("More than, or at least?", options=OVERS)
    majority_part = PartLine("Which part?", hint=WHICH_PART)
    majority_base = Choice("Of whom?", options=BASES)
    casting_vote = YesNo("Does the chair have a casting vote in a meeting?")
    written = Choice("May your board decide in writing, without meeting?", options=WRITTEN)
    written_over = Choice("More than, or at least?", options=OVERS)
    written_part = PartLine("Which part?", hint=WHICH_PART)
    written_base = Choice("Of whom?", options=BASES)
    remote = YesNo("Does joining by phone or video count as being there?")
    loyalty_clause = Line(
        "Which clause lets the others decide that somebody with a conflict of loyalty takes part?",
        hint="Leave it empty if there is none: then they take no part.",
        max_length=LONGEST_CLAUSE,
    )
    scheme = Line(
        "For an officer: which scheme of delegation, and which paragraph?",
        max_length=LONGEST_CLAUSE,
    )
    call_in_days = Whole(
        "Working days in which members may call the decision in", most=MOST_CALL_IN_DAYS
    )
    nation = Choice("Whose bank holidays count?", options=NATIONS)

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for what the chosen answers need, and only for that."""
        valid = super().validate(extra_validators)
        asked = [name for name in self._needed() if self._fields[name].data in (None, "")]
        for name in asked:
            if not self._fields[name].errors:
                self.refuse(NEEDED[name], name)
        return valid and not asked

    def _needed(self) -> list[str]:
        if self.kind.data == BoardKind.OFFICER:
            return ["scheme"]
        needed = ["quorum", "majority", "casting_vote", "written", "remote"]
        if self.quorum.data in ("number", "greater", "lesser"):
            needed.append("quorum_number")
        if self.quorum.data in ("part", "greater", "lesser"):
            needed += ["quorum_part", "rounding"]
        for name in ("majority", "written"):
            if self._fields[name].data == OTHER:
                needed += [f"{name}_over", f"{name}_part", f"{name}_base"]
        return needed


NEEDED = {
    "scheme": "Enter the scheme of delegation and its paragraph",
    "quorum": "Choose how many must take part",
    "quorum_number": "Enter the number",
    "quorum_part": "Enter the part",
    "rounding": "Choose how it is rounded",
    "majority": "Choose how many must say yes",
    "majority_over": "Choose more than, or at least",
    "majority_part": "Enter the part",
    "majority_base": "Choose of whom",
    "casting_vote": "Choose yes if the chair has a casting vote",
    "written": "Choose whether your board may decide in writing",
    "written_over": "Choose more than, or at least",
    "written_part": "Enter the part",
    "written_base": "Choose of whom",
    "remote": "Choose yes if joining by phone or video counts",
}
