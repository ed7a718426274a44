"""How the routes of the Provider Selection Regimes fit (FACTS.md 1.5)."""

from datetime import date

from commissioning.reviews.rules.answers import (
    NO,
    YES,
    Answers,
    buys,
    has_regime,
    nation_of,
)
from commissioning.reviews.rules.fit import Judged, does_not, fits, may_fit, only_if
from commissioning.reviews.rules.nations import Nation, has_health_regime
from commissioning.reviews.rules.thresholds import What, amount_in_words, threshold

NO_REGIME = "There is no Provider Selection Regime in {nation}."
NOT_BOUND = "The regime is for councils and NHS bodies."
NOT_HEALTH = "It is not a health service for people."
IS_GRANT = "It is a grant, not a purchase."
A_CHANGE = "You would change a contract that you have, not make a new one."
MUST = "the regime asks you to use that process where it applies."


def outside(answers: Answers) -> str:
    """Say why no route of a health regime fits; "" where one may."""
    nation = nation_of(answers)
    if nation is not None and not has_health_regime(nation):
        return NO_REGIME.format(nation=nation.words)
    if not buys(answers):
        return IS_GRANT
    if not has_regime(answers):
        return NOT_BOUND
    return NOT_HEALTH if answers.get("health") == NO else ""


def not_sure(answers: Answers) -> str:
    """Say what has to be true first, while it is not sure; "" where it is sure."""
    if answers.get("kind") != "purchase":
        return "Only if it is a purchase."
    return "" if answers.get("health") == YES else "Only if it is a health service for people."


def _new(answers: Answers, judged: Judged) -> Judged:
    why = outside(answers)
    if why:
        return does_not(why)
    return does_not(A_CHANGE) if answers.get("change") == YES else judged


def _by(answers: Answers, key: str, yes: str, no: str, unknown: str) -> Judged:
    said = answers.get(key)
    if said == YES:
        return fits(yes)
    return does_not(no) if said == NO else may_fit(unknown)


def direct_a(answers: Answers) -> Judged:
    """Judge direct award A (1 in Wales): only the existing provider can do it."""
    judged = _by(
        answers,
        "only_provider",
        f"Only your present provider can do it, and {MUST}",
        "Somebody else could do it.",
        "It fits if only your present provider can do it.",
    )
    return _new(answers, only_if(judged, not_sure(answers)))


def direct_b(answers: Answers) -> Judged:
    """Judge direct award B: people choose freely. Wales has none."""
    if nation_of(answers) is Nation.WALES:
        return does_not("Wales has no direct award of this kind.")
    judged = _by(
        answers,
        "patient_choice",
        f"People choose freely among providers, and {MUST}",
        "People do not choose freely among all providers.",
        "It fits if people choose freely among all who meet your terms.",
    )
    return _new(answers, only_if(judged, not_sure(answers)))


def direct_c(answers: Answers) -> Judged:
    """Judge direct award C (2 in Wales): the incumbent does well, no considerable change."""
    judged = _after_a_and_b(answers) or _by(
        answers,
        "incumbent",
        "The present contract is met well, it ends, and the new one is much the same.",
        "The present provider does not meet it well enough, or the new contract changes much.",
        "It fits if the present contract is met well and the new one is much the same.",
    )
    return _new(answers, only_if(judged, not_sure(answers)))


def most_suitable(answers: Answers) -> Judged:
    """Judge the most suitable provider process."""
    judged = _after_a_and_b(answers) or _by(
        answers,
        "most_suitable",
        "You are likely to know who is most suitable, having looked at all likely providers.",
        "You cannot tell who is most suitable without a competition.",
        "It fits if you can tell who is most suitable, having looked at all likely providers.",
    )
    return _new(answers, only_if(judged, not_sure(answers)))


def competition(answers: Answers) -> Judged:
    """Judge the competitive process: there for whoever wants it, A and B going before."""
    if why := outside(answers):
        return does_not(why)
    if answers.get("change") == YES:
        return may_fit("If the contract may not be changed that way, a competition is open to you.")
    if _after_a_and_b(answers):
        return may_fit("Process A or B goes before it. It is there if neither holds after all.")
    return only_if(fits("You may always let providers compete."), not_sure(answers))


def change(answers: Answers, on_day: date) -> Judged:
    """Judge a change of a contract made under the regime."""
    if why := outside(answers):
        return does_not(why)
    if answers.get("change") != YES:
        return does_not("There is no contract to change.")
    limit = threshold(What.PSR_CHANGE, on_day)
    notice = f" From {amount_in_words(limit)} it asks for a notice." if limit else ""
    return may_fit(
        "It fits if the contract foresees the change, or it changes neither what the contract is "
        f"nor its value by much.{notice}"
    )


def _after_a_and_b(answers: Answers) -> Judged | None:
    """Say that A or B goes before, where one of them surely holds."""
    if answers.get("only_provider") == YES:
        return does_not(f"Only one provider can do it, and {MUST}")
    if answers.get("patient_choice") == YES:
        return does_not(f"People choose freely, and {MUST}")
    return None
