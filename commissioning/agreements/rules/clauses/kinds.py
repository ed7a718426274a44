"""What a kind of clause is, and when an agreement needs one."""

from dataclasses import dataclass
from enum import StrEnum

from commissioning.partnerships.rules.forms import LegalForm

ALL_FORMS = frozenset(LegalForm)


class When(StrEnum):
    """What makes a clause needed."""

    ALWAYS = "always"
    IF_WANTED = "if_wanted"
    MONEY_SHARED = "money_shared"
    TARGET_COST = "target_cost"
    STAFF_MOVE = "staff_move"
    PEOPLE_AT_RISK = "people_at_risk"
    LARGE = "large"
    MANY_PARTIES = "many_parties"
    MEASURED = "measured"

    @property
    def because(self) -> str:
        """Say why the clause is needed, to follow "because"."""
        return _BECAUSE[self]


_BECAUSE = {
    When.ALWAYS: "every agreement of this form needs it",
    When.IF_WANTED: "you want it",
    When.MONEY_SHARED: "money is shared",
    When.TARGET_COST: "money is shared by target cost",
    When.STAFF_MOVE: "staff may move from one employer to another",
    When.PEOPLE_AT_RISK: "the work meets children, or adults who may be at risk",
    When.LARGE: "more than £100,000 is at stake",
    When.MANY_PARTIES: "there are more than three parties",
    When.MEASURED: "you list measures",
}


@dataclass(frozen=True, slots=True)
class ClauseKind:
    """One kind of clause in the library.

    Attributes:
        question: What the clause answers, as people would ask it.
        guidance: A few plain sentences, shown beside the clause.
        opening: Words to start from, with what is left to fill in [in square brackets].
        material: Whether every board decides again when it changes.
        first_eight: Whether every agreement starts with it.
        forms: The legal forms in which it can be needed.
        only_there: Whether it means nothing in other forms; else any agreement may have it.
        when: What makes it needed in those forms.
    """

    key: str
    title: str
    question: str
    guidance: str
    opening: str
    material: bool = True
    first_eight: bool = False
    forms: frozenset[LegalForm] = ALL_FORMS
    only_there: bool = False
    when: When = When.IF_WANTED

    def is_offered(self, form: LegalForm) -> bool:
        """Tell whether an agreement of this form may have the clause, needed or not."""
        return not self.only_there or form in self.forms

    def is_needed(self, form: LegalForm, circumstances: frozenset[When]) -> bool:
        """Tell whether an agreement of this form, in these circumstances, needs the clause."""
        holds = self.when == When.ALWAYS or self.when in circumstances
        return holds and form in self.forms


def written(text: str) -> str:
    """Give text laid out for a source file as paragraphs: a blank line begins a new one."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
