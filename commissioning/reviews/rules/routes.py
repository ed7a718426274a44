"""Which lawful routes fit what a commissioner answered, and which do not, each with why.

It is guidance: it names the text and the day, and never decides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from commissioning.reviews.rules import fit_act, fit_health
from commissioning.reviews.rules.answers import (
    GRANT,
    UNSURE,
    Answers,
    buys,
    is_public,
    nation_of,
)
from commissioning.reviews.rules.figures import Source
from commissioning.reviews.rules.fit import Fit, Judged, does_not, fits, may_fit, only_if
from commissioning.reviews.rules.nations import Nation, law_of
from commissioning.reviews.rules.questions import kept
from commissioning.reviews.rules.route_list import ROUTES, Route

Judge = Callable[[Answers, date], Judged]


@dataclass(frozen=True, slots=True)
class RouteFit:
    """A route, whether it fits, why, where that stands, and the day for which it was judged."""

    route: Route
    fit: Fit
    why: str
    sources: tuple[Source, ...]
    on_day: date


def routes_for(answers: Answers, on_day: date) -> tuple[RouteFit, ...]:
    """Judge every route of the nation on a day: those that fit first, in the order of the list."""
    held = kept(answers)
    nation = nation_of(held)
    if nation is None:
        return ()
    judged = [_judged(route, held, nation, on_day) for route in _of_nation(nation)]
    return tuple(sorted(judged, key=lambda found: tuple(Fit).index(found.fit)))


def fit_of(key: str, answers: Answers, on_day: date) -> RouteFit | None:
    """Give how one route fits; None where the nation has none of it."""
    return next((each for each in routes_for(answers, on_day) if each.route.key == key), None)


def _of_nation(nation: Nation) -> list[Route]:
    scots = nation is Nation.SCOTLAND
    return [route for route in ROUTES if scots or route.key != "scotland"]


def _judged(route: Route, answers: Answers, nation: Nation, on_day: date) -> RouteFit:
    found = _JUDGES[route.key](answers, on_day)
    sources = route.sources or law_of(nation).sources
    return RouteFit(route, found.fit, found.why, sources, on_day)


def _grant(answers: Answers, _on_day: date) -> Judged:
    kind = answers.get("kind")
    if kind not in (GRANT, UNSURE):
        return does_not("It is a purchase. A grant does not pay for a service that you ask for.")
    if not is_public(answers):
        return fits("Subsidy control binds public bodies, so your own rules decide.")
    words = "Look first whether it is a subsidy, and keep to the limits if it is."
    return only_if(fits(words), "Only if it is a grant." if kind == UNSURE else "")


def _scotland(answers: Answers, _on_day: date) -> Judged:
    if not buys(answers):
        return does_not(fit_health.IS_GRANT)
    return may_fit("Read the Scottish texts, and ask your procurement officer.")


def _ask(answers: Answers, _on_day: date) -> Judged:
    nation = nation_of(answers)
    if nation is not None and not law_of(nation).knows and buys(answers):
        return fits("The register does not know Scottish law well enough to name a route.")
    return may_fit("Whatever the register says, somebody who knows your rules agrees to the route.")


def _health(judge: Callable[[Answers], Judged]) -> Judge:
    return lambda answers, _on_day: judge(answers)


_JUDGES: Mapping[str, Judge] = {
    "engagement": fit_act.engagement,
    "psr_a": _health(fit_health.direct_a),
    "psr_b": _health(fit_health.direct_b),
    "psr_c": _health(fit_health.direct_c),
    "psr_msp": _health(fit_health.most_suitable),
    "psr_competition": _health(fit_health.competition),
    "act_open": fit_act.competition,
    "act_flexible": fit_act.competition,
    "act_light_touch": fit_act.light_touch,
    "act_reserved": fit_act.reserved,
    "act_direct": fit_act.direct,
    "below_reserved": fit_act.below_reserved,
    "own_rules": fit_act.own_rules,
    "psr_change": fit_health.change,
    "act_change": fit_act.change,
    "grant": _grant,
    "grant_round": _grant,
    "scotland": _scotland,
    "ask": _ask,
}
