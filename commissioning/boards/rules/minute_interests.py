"""What a minute says of interests: each by what is on the record, and nothing that is not.

Somebody may declare an interest after they had the papers, or had voted; and one that was declared
may turn out to be none. Both stay in the minute (FACTS.md 1.4; Charity Commission guidance CC29).
"""

from collections.abc import Iterator

from commissioning.boards.rules.interests import NOT_DECLARED
from commissioning.boards.rules.mid_sentence import mid_sentence
from commissioning.boards.rules.minute_facts import Attended, MinuteFacts, Papers
from commissioning.foundation.in_words import a_day

NOBODY = "Nobody who took part declared an interest."


def interests_said(facts: MinuteFacts) -> Iterator[str]:
    """Say who declared what, when, and what was done about it."""
    if facts.is_delegated:
        who = facts.closed_by.partition(",")[0]
        yield f"{who} declared no interest before deciding."
    said = [each for each in facts.people if each.why_no_part or each.released or each.earlier]
    if facts.people and not said:
        yield NOBODY
    for each in said:
        yield from _of(each, facts.loyalty_clause)


def _of(person: Attended, clause: str) -> Iterator[str]:
    for each in person.earlier:
        first = f"{person.name} first declared {each.what}{_nature(each.words)}"
        yield f"{first}, on {a_day(each.on)}."
    if person.why_no_part == NOT_DECLARED:
        yield f"{person.name} {NOT_DECLARED}, so was not counted."
    elif person.why_no_part or person.released:
        yield _declared(person)
        yield _dealt_with(person, clause)
    elif person.declared_on:
        yield (
            f"On {a_day(person.declared_on)} the chair or secretary entered that {person.name} has "
            f"no interest after all{_nature(person.words)}."
        )


def _declared(person: Attended) -> str:
    did = person.why_no_part or "declared a conflict of loyalty"
    when = "before the voting began" if person.in_advance else "once the voting had begun"
    return f"{person.name} {did}{_nature(person.words)}, {when}."


def _nature(words: str) -> str:
    return f" ({words})" if words else ""


def _dealt_with(person: Attended, clause: str) -> str:
    name = person.name
    if person.released:
        return f"The others let {name} take part, under {mid_sentence(clause)}."
    if person.voted_before:
        return (
            f"{name} had had the papers, and had voted, before declaring this. The vote was not "
            f"counted, and {name} took no further part."
        )
    no_part = f"{name} did not vote and was not counted."
    if person.papers is Papers.BEFORE:
        return f"The papers had been open to {name} until then. {no_part}"
    if person.papers is Papers.UNSAID:
        return no_part
    return f"{name} withdrew, was given no papers here, did not vote and was not counted."
