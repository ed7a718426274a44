"""The questions that lead to a lawful route, as data; each is asked only when it matters."""

from collections.abc import Callable
from dataclasses import dataclass

from commissioning.reviews.rules.answers import (
    CENTRAL,
    COUNCIL,
    GRANT,
    NHS,
    NO,
    NOT_PUBLIC,
    OTHER_PUBLIC,
    PURCHASE,
    UNSURE,
    YES,
    Answers,
    buys,
    by_health_regime,
    has_regime,
    is_public,
    nation_of,
    new_under_the_act,
    patients_choose,
    public_grant,
    under_the_act,
)
from commissioning.reviews.rules.nations import Nation


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that can be chosen."""

    value: str
    text: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question. Without `answers` it asks for a sum, kept in pence."""

    key: str
    text: str
    hint: str = ""
    answers: tuple[Answer, ...] = ()
    matters: Callable[[Answers], bool] = lambda _: True

    @property
    def asks_money(self) -> bool:
        """Tell whether it asks for a sum."""
        return not self.answers


_YES_NO = (Answer(YES, "Yes"), Answer(NO, "No"), Answer(UNSURE, "I am not sure"))

QUESTIONS: tuple[Question, ...] = (
    Question(
        key="nation",
        text="Which nation's law do you buy under?",
        hint="This is asked first, because law and bank holidays differ.",
        answers=tuple(Answer(nation, nation.words) for nation in Nation),
    ),
    Question(
        key="authority",
        text="What kind of organisation are you?",
        answers=(
            Answer(COUNCIL, "A council or combined authority"),
            Answer(NHS, "An NHS body", "In Wales also a health board. In Northern Ireland, a "
                   "Health and Social Care trust or board."),
            Answer(CENTRAL, "A government department or one of its bodies"),
            Answer(OTHER_PUBLIC, "Another public body", "Such as a school, a police force."),
            Answer(NOT_PUBLIC, "Not a public body", "Such as a charitable foundation."),
        ),
    ),
    Question(
        key="kind",
        text="Is it a purchase or a grant?",
        hint="A purchase: you pay for a service that you ask for. A grant: you help somebody do "
        "what they set out to do themselves.",
        answers=(
            Answer(PURCHASE, "A purchase"),
            Answer(GRANT, "A grant"),
            Answer(UNSURE, "I am not sure"),
        ),
    ),
    Question(
        key="engage",
        text="Do you want to talk with organisations before you choose?",
        hint="The law welcomes it, if nobody gains an unfair start by it.",
        answers=_YES_NO,
        matters=lambda a: buys(a) and is_public(a),
    ),
    Question(
        key="change",
        text="Would it change a contract that you already have?",
        answers=_YES_NO,
        matters=lambda a: buys(a) and is_public(a) and nation_of(a) is not Nation.SCOTLAND,
    ),
    Question(
        key="health",
        text="Is it mainly a health service for people?",
        hint="Treatment, diagnosis or prevention, for a person or a group. Social care alone is "
        "not. The regulations list the codes.",
        answers=_YES_NO,
        matters=lambda a: buys(a) and has_regime(a),
    ),
    Question(
        key="only_provider",
        text="Can only the provider you have now do it, because of what the service is?",
        answers=_YES_NO,
        matters=by_health_regime,
    ),
    Question(
        key="patient_choice",
        text="Do people choose their provider freely, from all who meet your terms?",
        answers=_YES_NO,
        matters=patients_choose,
    ),
    Question(
        key="incumbent",
        text="Does a contract end that its provider meets well, and will the new one be much the "
        "same?",
        hint="Not if the service becomes another in kind, or its value grows considerably.",
        answers=_YES_NO,
        matters=by_health_regime,
    ),
    Question(
        key="most_suitable",
        text="Are you likely to know who is most suitable, without a competition?",
        hint="You have looked at all likely providers by the five key criteria.",
        answers=_YES_NO,
        matters=by_health_regime,
    ),
    Question(
        key="value",
        text="What is it worth over its whole life?",
        hint="In pounds, with VAT, extensions included.",
        matters=lambda a: under_the_act(a) or public_grant(a),
    ),
    Question(
        key="object",
        text="What is it?",
        answers=(
            Answer("services", "Services or goods"),
            Answer("works", "Building works"),
        ),
        matters=new_under_the_act,
    ),
    Question(
        key="light_touch",
        text="Is it a light touch service?",
        hint="Services given to people directly: social care, education, community help. The "
        "regulations list the codes.",
        answers=_YES_NO,
        matters=lambda a: under_the_act(a) and a.get("object") != "works",
    ),
    Question(
        key="ground",
        text="Is one of these true?",
        hint="Only then may a contract above the threshold be given without a competition.",
        answers=(
            Answer("none", "None of them"),
            Answer("prototype", "It is a prototype, or new and made for you to try out"),
            Answer("only", "Only one organisation can do it, and nothing else would do as well"),
            Answer("choice", "It is for one person, who says who it should be from"),
            Answer("urgent", "It is so urgent that no competition is possible, and nobody could "
                   "have known"),
            Answer("no_tenders", "A competition brought no suitable answer"),
            Answer("protect", "Regulations made to protect life, health or order allow it",
                   "They are made for one emergency, and end."),
            Answer(UNSURE, "I am not sure"),
        ),
        matters=new_under_the_act,
    ),
    Question(
        key="keep_for",
        text="Would you keep it for one kind of organisation?",
        answers=(
            Answer("nobody", "No, anyone may answer"),
            Answer("mutual", "For organisations run by their staff", "Light touch, at most five "
                   "years."),
            Answer("supported", "For those that employ disabled or disadvantaged people"),
            Answer("local", "For local, small or voluntary organisations", "Below the threshold."),
        ),
        matters=new_under_the_act,
    ),
    Question(
        key="limb_public",
        text="Does the money come from public funds?",
        answers=_YES_NO,
        matters=public_grant,
    ),
    Question(
        key="limb_advantage",
        text="Does it help an organisation that offers goods or services on a market, on better "
        "terms than it could get there?",
        hint="What it does counts, not its legal form. Some work of a charity is on a market and "
        "some is not.",
        answers=_YES_NO,
        matters=public_grant,
    ),
    Question(
        key="limb_specific",
        text="Does it help some such organisations and not others?",
        answers=_YES_NO,
        matters=public_grant,
    ),
    Question(
        key="limb_effect",
        text="Could it affect competition, investment or trade?",
        hint="In the United Kingdom, or with other countries. Help to a very local group often "
        "does not.",
        answers=_YES_NO,
        matters=public_grant,
    ),
)  # fmt: skip
_BY_KEY = {question.key: question for question in QUESTIONS}


def question(key: str) -> Question:
    """Give a question by its key."""
    return _BY_KEY[key]


def asked(answers: Answers) -> tuple[Question, ...]:
    """Give the questions that matter, in order, given what was answered so far."""
    return tuple(each for each in QUESTIONS if each.matters(answers))


def kept(answers: Answers) -> dict[str, object]:
    """Keep what was answered to questions that matter, in a form that is valid for each.

    An answer that stops mattering is dropped, so that what is kept never leads astray; dropping
    one may make others stop mattering, and the order of the questions sees to that.
    """
    found: dict[str, object] = {}
    for each in QUESTIONS:
        given = answers.get(each.key)
        if each.matters(found) and _fits(each, given):
            found[each.key] = given
    return found


def _fits(each: Question, given: object) -> bool:
    if each.asks_money:
        return isinstance(given, int) and not isinstance(given, bool) and given >= 0
    return any(answer.value == given for answer in each.answers)


def open_questions(answers: Answers) -> tuple[Question, ...]:
    """Give the questions that matter and have no answer yet."""
    held = kept(answers)
    return tuple(each for each in asked(held) if each.key not in held)


def in_words(answers: Answers) -> tuple[tuple[str, object], ...]:
    """Give each answered question and its answer in words; a sum stays whole pence."""
    held = kept(answers)
    return tuple((question(key).text, _said(question(key), value)) for key, value in held.items())


def _said(each: Question, value: object) -> object:
    return next((answer.text for answer in each.answers if answer.value == value), value)
