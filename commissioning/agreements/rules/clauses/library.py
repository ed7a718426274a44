"""All kinds of clause, in the order in which they stand in an agreement, and how to find one."""

from commissioning.agreements.rules.clauses.first_eight import FIRST_EIGHT
from commissioning.agreements.rules.clauses.kinds import ClauseKind, When
from commissioning.agreements.rules.clauses.money import MONEY
from commissioning.agreements.rules.clauses.people import PEOPLE
from commissioning.agreements.rules.clauses.standing import STANDING
from commissioning.partnerships.rules.forms import LegalForm

LIBRARY = {kind.key: kind for kind in (*FIRST_EIGHT, *MONEY, *PEOPLE, *STANDING)}
OWN = "own-"  # begins the key of a clause that the parties wrote from nothing


def clause_kind(key: str) -> ClauseKind | None:
    """Find the kind of a clause by its key; a clause of the parties' own has none."""
    return LIBRARY.get(key)


def needed_kinds(form: LegalForm, circumstances: frozenset[When]) -> tuple[ClauseKind, ...]:
    """List the kinds of clause that an agreement of this form needs in these circumstances."""
    return tuple(kind for kind in LIBRARY.values() if kind.is_needed(form, circumstances))
