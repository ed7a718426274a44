"""What a notice is made of: what it says, when it is due, and which clocks its day starts."""

from dataclasses import dataclass

from commissioning.reviews.rules.figures import Source, source


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a notice says, where it comes from, and its place in open contracting data.

    Attributes:
        keys: Items of the record (record_items.py) whose words it takes; the first that has any.
        path: The OCDS field, with dots; "" where there is none that fits by nature.
    """

    label: str
    keys: tuple[str, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class ClockRule:
    """A period that begins on the day, and what it means when it ends.

    Attributes:
        ended_by: The notice that has to be out by its last day; "" where it is a time to wait.
        sometimes: The law asks for that notice only in some cases, which its words name.
        holds: The time to wait, in words, that whatever comes later in a route waits for.
    """

    what: str
    words: str
    voluntary: bool = False
    ended_by: str = ""
    sometimes: bool = False
    holds: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeKind:
    """A notice to publish, or an act whose day starts a clock.

    Attributes:
        when: When it is due, in words.
        opening: Its first sentence.
        is_act: It is an act (a contract is made), not a notice: it has a day, no text.
        while_waiting: It may come within the standstill, which it keeps open.
    """

    key: str
    name: str
    when: str
    key_of_source: str
    opening: str = ""
    fields: tuple[Field, ...] = ()
    clocks: tuple[ClockRule, ...] = ()
    is_act: bool = False
    while_waiting: bool = False

    @property
    def source(self) -> Source:
        """Give where it is asked for."""
        return source(self.key_of_source)
