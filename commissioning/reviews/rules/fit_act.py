"""How the routes of the Procurement Act 2023 fit (FACTS.md 1.5)."""

from datetime import date

from commissioning.reviews.rules.answers import (
    COUNCIL,
    NO,
    UNSURE,
    YES,
    Answers,
    buys,
    has_regime,
    is_public,
    nation_of,
)
from commissioning.reviews.rules.fit import Judged, does_not, fits, may_fit, only_if
from commissioning.reviews.rules.fit_health import A_CHANGE, IS_GRANT
from commissioning.reviews.rules.nations import Nation
from commissioning.reviews.rules.sizes import Size, notices_from, sized

SCOTLAND = "The Act does not bind Scotland's own authorities."
NOT_PUBLIC = "The Act binds public bodies."
HEALTH = "A health service for people is bought under the Provider Selection Regime."
TALK_OPENLY = (
    "The Act's own notice is not for health services. Talk openly, and write down for all to read "
    "what you said to anyone."
)
ENGLISH_COUNCIL = (
    "An English council may reserve it. It is still a competition: say why, and say so in the "
    "notice."
)
MAY_TENDER = "Nothing asks you for a tender under the Act, but you may choose one."

GROUNDS = {
    "prototype": "It is a prototype or new, made for you to try out (Schedule 5).",
    "only": "Only one organisation can do it, and nothing else would do as well (Schedule 5).",
    "choice": "It is for one person, who says who it should be from (Schedule 5).",
    "urgent": "It is too urgent for a competition, and nobody could have known (Schedule 5).",
    "no_tenders": "A competition brought no suitable answer (section 43).",
    "protect": (
        "Regulations made to protect life, health or order allow it (section 42): check that they "
        "stand today."
    ),
}


def outside(answers: Answers) -> str:
    """Say why no route of the Act fits; "" where one may."""
    if nation_of(answers) is Nation.SCOTLAND:
        return SCOTLAND
    if not buys(answers):
        return IS_GRANT
    if not is_public(answers):
        return NOT_PUBLIC
    return HEALTH if has_regime(answers) and answers.get("health") == YES else ""


def not_sure(answers: Answers) -> str:
    """Say what has to be true first, while it is not sure; "" where it is sure."""
    if answers.get("kind") != "purchase":
        return "Only if it is a purchase."
    unsure = has_regime(answers) and answers.get("health") != NO
    return "Only if it is no health service for people." if unsure else ""


def engagement(answers: Answers, _on_day: date) -> Judged:
    """Judge preliminary market engagement: the lawful home of talks before a tender."""
    if why := outside(answers):
        return may_fit(TALK_OPENLY) if why == HEALTH else does_not(why)
    if answers.get("engage") == YES:
        fitting = "You want to talk first. It comes before whichever route you choose."
        return only_if(fits(fitting), not_sure(answers))
    return may_fit("You may talk with organisations first, if nobody gains an unfair start by it.")


def competition(answers: Answers, on_day: date) -> Judged:
    """Judge the open and the competitive flexible procedure: there for every purchase."""
    if why := outside(answers):
        return does_not(why)
    if answers.get("change") == YES:
        return may_fit("If the contract may not be changed that way, a competition is open to you.")
    size = sized(answers, on_day)
    if size.size is Size.BELOW:
        return may_fit(f"{size.words} {MAY_TENDER}")
    if size.size is Size.UNKNOWN:
        return may_fit(size.words)
    asked = "The Act asks for a competition, unless it names a reason against it."
    return only_if(fits(f"{size.words} {asked}"), not_sure(answers))


def light_touch(answers: Answers, on_day: date) -> Judged:
    """Judge the light touch regime: still a tender notice, unless there is a ground."""
    if why := _not_new(answers):
        return does_not(why)
    if answers.get("object") == "works" or answers.get("light_touch") == NO:
        return does_not("It is not a light touch service.")
    if answers.get("light_touch") != YES:
        return may_fit("It fits if the regulations list the service as light touch.")
    return competition(answers, on_day)


def reserved(answers: Answers, on_day: date) -> Judged:
    """Judge sections 32 and 33: supported employment, and bodies run by their staff."""
    if why := _not_new(answers):
        return does_not(why)
    keep_for = answers.get("keep_for")
    if keep_for == "supported":
        judged = fits("Section 32 lets only such organisations compete.")
        return _if_above(answers, on_day, judged)
    if keep_for == "mutual":
        return _for_mutuals(answers, on_day)
    if keep_for is None:
        return may_fit("It fits if you keep it for such organisations.")
    return does_not("You would not keep it for such organisations.")


def _for_mutuals(answers: Answers, on_day: date) -> Judged:
    if answers.get("light_touch") == NO or answers.get("object") == "works":
        return does_not("Section 33 is for light touch services that regulations list.")
    words = "Section 33: for at most five years, for services that regulations list as reservable."
    return _if_above(answers, on_day, may_fit(words))


def _if_above(answers: Answers, on_day: date, judged: Judged) -> Judged:
    if not _above(answers, on_day):
        return _small(answers, on_day)
    return only_if(judged, not_sure(answers))


def _above(answers: Answers, on_day: date) -> bool:
    return sized(answers, on_day).size is not Size.BELOW


def _small(answers: Answers, on_day: date) -> Judged:
    return does_not(f"{sized(answers, on_day).words} See the reserved competition below it.")


def direct(answers: Answers, on_day: date) -> Judged:
    """Judge a direct award: only section 41 with Schedule 5, section 42 or section 43."""
    if why := _not_new(answers):
        return does_not(why)
    size, ground = sized(answers, on_day), answers.get("ground")
    if size.size is Size.BELOW:
        return does_not(f"{size.words} It needs none of the Act's reasons: see your own rules.")
    if ground == "none":
        return does_not("None of the Act's reasons for it is true.")
    if ground in (None, UNSURE):
        return may_fit("It fits only if one of the reasons that the Act names is true.")
    if ground == "choice" and answers.get("light_touch") == NO:
        return does_not("Only light touch services may be given by a person's own choice.")
    words = f"{GROUNDS[str(ground)]} Prove it, and publish a transparency notice first."
    return only_if(fits(words), not_sure(answers))


def below_reserved(answers: Answers, on_day: date) -> Judged:
    """Judge a reserved competition below the threshold: English councils, by the Order of 2026."""
    if why := _not_new(answers):
        return does_not(why)
    size = sized(answers, on_day)
    if size.size is Size.ABOVE:
        return does_not(size.words)
    if answers.get("keep_for") not in (None, "local", "mutual", "supported"):
        return does_not("You would not keep it for local, small or voluntary organisations.")
    england = nation_of(answers) is Nation.ENGLAND and answers.get("authority") == COUNCIL
    if size.size is Size.BELOW and england and answers.get("keep_for") == "local":
        words = f"{size.words} {ENGLISH_COUNCIL}"
        return only_if(fits(words), not_sure(answers))
    return may_fit(
        f"{size.words} Whether you may reserve it hangs on your nation and on what you are: ask "
        "your procurement officer."
    )


def own_rules(answers: Answers, on_day: date) -> Judged:
    """Judge buying by one's own rules: below the threshold, or as no public body."""
    if not buys(answers):
        return does_not(IS_GRANT)
    if not is_public(answers):
        return fits("The law of public buying does not bind you, so your own rules decide.")
    if why := _not_new(answers):
        return does_not(why)
    size = sized(answers, on_day)
    if size.size is Size.ABOVE:
        return does_not(size.words)
    if size.size is Size.UNKNOWN:
        return may_fit(size.words)
    words = f"{size.words} Your own rules say how to choose. {notices_from(answers, on_day)}"
    return only_if(fits(words.strip()), not_sure(answers))


def change(answers: Answers, _on_day: date) -> Judged:
    """Judge a change of a contract: light touch ones may be changed freely."""
    if why := outside(answers):
        return does_not(why)
    if answers.get("change") != YES:
        return does_not("There is no contract to change.")
    if answers.get("light_touch") == YES:
        return only_if(fits("A light touch contract may be changed freely."), not_sure(answers))
    return may_fit(
        "It fits if the contract foresees the change, the Act lists its reason, or it changes "
        "little: time by a tenth at most, not what is bought, and not in the supplier's favour."
    )


def _not_new(answers: Answers) -> str:
    return outside(answers) or (A_CHANGE if answers.get("change") == YES else "")
