"""What follows from the answers given so far: which law applies, or may apply.

An answer is kept as a word, a sum as whole pence. Whoever is not sure is asked as if it applied.
"""

from collections.abc import Mapping

from commissioning.reviews.rules.nations import Nation, has_health_regime

Answers = Mapping[str, object]
YES, NO, UNSURE = "yes", "no", "unsure"
COUNCIL, NHS, CENTRAL, OTHER_PUBLIC, NOT_PUBLIC = "council", "nhs", "central", "other", "not_public"
PURCHASE, GRANT = "purchase", "grant"


def nation_of(answers: Answers) -> Nation | None:
    """Give the nation that was answered, if one was."""
    said = answers.get("nation")
    return Nation(said) if isinstance(said, str) and said in set(Nation) else None


def is_public(answers: Answers) -> bool:
    """Tell whether the law of public buying binds them."""
    return answers.get("authority") != NOT_PUBLIC


def buys(answers: Answers) -> bool:
    """Tell whether it is a purchase, or may be."""
    return answers.get("kind") in (PURCHASE, UNSURE)


def has_regime(answers: Answers) -> bool:
    """Tell whether this kind of authority may buy health services under a regime of its own."""
    nation = nation_of(answers)
    binds = answers.get("authority") in (COUNCIL, NHS)
    return nation is not None and has_health_regime(nation) and binds


def under_health_regime(answers: Answers) -> bool:
    """Tell whether it is bought under a Provider Selection Regime, or may be."""
    return buys(answers) and has_regime(answers) and answers.get("health") in (YES, UNSURE)


def under_the_act(answers: Answers) -> bool:
    """Tell whether it is bought under the Procurement Act, or may be."""
    knows = nation_of(answers) not in (None, Nation.SCOTLAND)
    surely_health = has_regime(answers) and answers.get("health") == YES
    return knows and buys(answers) and is_public(answers) and not surely_health


def by_health_regime(answers: Answers) -> bool:
    """Tell whether a new contract may be made under a health regime."""
    return under_health_regime(answers) and answers.get("change") != YES


def patients_choose(answers: Answers) -> bool:
    """Tell whether people's own choice may count; Wales has no direct award for it."""
    return by_health_regime(answers) and nation_of(answers) is Nation.ENGLAND


def new_under_the_act(answers: Answers) -> bool:
    """Tell whether a new contract may be made under the Procurement Act."""
    return under_the_act(answers) and answers.get("change") != YES


def public_grant(answers: Answers) -> bool:
    """Tell whether a public body gives a grant, or may do."""
    return answers.get("kind") in (GRANT, UNSURE) and is_public(answers)
