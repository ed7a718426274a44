"""The board pack: all that a trustee reads before a decision, as one paper, with a form at its end.

The first page says what is asked and where to find what. It is made for those who may read the
papers; what it holds of others' interests is given to it, or left out, by the policy.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from commissioning.agreements.documents.blocks import Heading, Listing, Prose, Table
from commissioning.agreements.documents.chapters import chapters as agreement_chapters
from commissioning.agreements.rules.change import Change
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.plain_page import in_plain_words
from commissioning.agreements.rules.saying import called
from commissioning.boards.documents.paper import (
    Big,
    Blanks,
    Block,
    Chapter,
    Difference,
    Paper,
    Ticks,
)
from commissioning.boards.rules.loss_in_words import MostToLose
from commissioning.boards.rules.questions import RISKS, SEVEN, SOURCE
from commissioning.foundation.in_words import a_day

NOT_ANSWERED = "Not answered yet."
KIND_WORDS = {"added": "new", "removed": "taken out", "changed": "changed", "moved": "moved"}
HOW_READ = "Words that are struck through were taken out; underlined words were added."
INTERESTS_FIRST = (
    "Say first whether you have an interest. If you have one, tell the board secretary, and do not "
    "read on: who has a conflict takes no part and is not counted."
)
BY_HAND = (
    "If you would rather answer on paper, fill this in and give it to the board secretary, who "
    "enters it for those without an account. Saying nothing is never a yes."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFacts:
    """All that a board pack is made from.

    Attributes:
        board: The name of the organisation whose board decides.
        when: How and when it decides, as sentences.
        most: The most our organisation could lose, and what stands beside it.
        changes: Against the version before; None where there is none.
        interests: (name, what they declared), for those who may see them.
        rule_words: What the board's rule means today.
    """

    board: str
    content: Content
    number: int
    fingerprint: str
    offered_by: str
    offered_on: date
    printed_on: date
    when: Sequence[str]
    most: MostToLose
    changes: Sequence[Change] | None
    interests: Sequence[tuple[str, str]]
    answers: Mapping[str, str]
    confirmed: bool
    rule_words: Sequence[str]


def pack_paper(facts: PackFacts) -> Paper:
    """Set a board pack out for paper."""
    found = (
        Chapter("The most we could lose", tuple(_loss(facts))),
        Chapter("The agreement in plain words", tuple(_plain(facts))),
        Chapter("What changed", tuple(_changed(facts))),
        Chapter("Interests", tuple(_interests(facts))),
        Chapter("The questions we ask ourselves", tuple(_questions(facts))),
        Chapter("How our board decides", (Listing(tuple(facts.rule_words)),)),
        Chapter("The agreement itself", tuple(_itself(facts)), new_page=True),
        Chapter("Your answer on paper", tuple(_by_hand(facts)), new_page=True),
    )
    return Paper(
        title=f"For the board of {facts.board}",
        iso_date=facts.printed_on.isoformat(),
        rows=tuple(_rows(facts)),
        opening=_asked(facts),
        chapters=tuple(chapter for chapter in found if chapter.blocks),
        foot=f"Board pack: version {facts.number} of {facts.content.title}",
        fingerprint=facts.fingerprint,
        listed=True,
    )


def _asked(facts: PackFacts) -> str:
    others = len(facts.content.parties) - 1
    with_whom = "one other party" if others == 1 else f"{others} other parties"
    return (
        f"You are asked whether {facts.board} approves version {facts.number} of "
        f"“{facts.content.title}”, an agreement with {with_whom}. Each party's board decides on "
        "exactly this text. Nothing is approved by saying nothing."
    )


def _rows(facts: PackFacts) -> Iterator[tuple[str, str]]:
    yield "With", ", ".join(party.name for party in facts.content.parties)
    yield "Offered by", f"{facts.offered_by}, on {a_day(facts.offered_on)}"
    yield "How we decide", " ".join(facts.when)
    yield "Printed on", a_day(facts.printed_on)


def _loss(facts: PackFacts) -> Iterator[Block]:
    yield Big(facts.most.words, facts.most.beside)


def _plain(facts: PackFacts) -> Iterator[Block]:
    for section in in_plain_words(facts.content):
        yield Heading(section.heading)
        yield from (Prose(sentence) for sentence in section.sentences)
    yield Prose("This is a summary. What counts is the agreement itself, which follows.")


def _changed(facts: PackFacts) -> Iterator[Block]:
    if facts.changes is None:
        yield Prose("This is the first version that was offered, so there is none to compare.")
        return
    yield Prose(HOW_READ if facts.changes else "Nothing changed.")
    for change in facts.changes:
        yield Difference(change.label, KIND_WORDS[change.kind], change.pieces)


def _interests(facts: PackFacts) -> Iterator[Block]:
    yield Prose(INTERESTS_FIRST)
    if facts.interests:
        head = ("Who", "What they declared")
        yield Table("Declared so far", head, tuple(facts.interests), (1, 2))


def _questions(facts: PackFacts) -> Iterator[Block]:
    yield Prose(
        "The board has confirmed these answers."
        if facts.confirmed
        else "Staff drafted these answers. The board amends and confirms them."
    )
    for question in SEVEN:
        yield Heading(question.asks)
        yield Prose(facts.answers.get(question.key, "").strip() or NOT_ANSWERED)
    head = tuple(question.asks for question in RISKS)
    said = tuple(facts.answers.get(each.key, "").strip() or NOT_ANSWERED for each in RISKS)
    yield Table("The two risks, side by side", head, (said,), (1, 1))
    yield Prose(f"After the {SOURCE}; the words are ours.")


def _itself(facts: PackFacts) -> Iterator[Block]:
    yield Prose(
        f"Version {facts.number}, as it was offered on {a_day(facts.offered_on)}. It is named by "
        "the SHA-256 that stands at the foot of every page, and so is your board's decision."
    )
    for chapter in agreement_chapters(facts.content, called(facts.content)):
        yield Heading(chapter.title)
        yield from (
            block
            for block in chapter.blocks
            if isinstance(block, Prose | Heading | Listing | Table)
        )


def _by_hand(facts: PackFacts) -> Iterator[Block]:
    yield Prose(BY_HAND)
    yield Ticks(
        "My interests in this",
        ("I have none", "A financial interest", "A conflict of loyalty"),
    )
    yield Blanks("If I have one, what it is", 2)
    yield Ticks(
        f"On version {facts.number} of {facts.content.title}, I",
        ("approve", "do not approve", "abstain"),
    )
    yield Blanks("Why, if I wish to say", 3)
    yield Blanks("My name, and the day", 1)
