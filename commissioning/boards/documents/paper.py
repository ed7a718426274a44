"""What a board's papers are made of: the blocks of agreements' papers, and four of our own."""

from msgspec import Struct

from commissioning.agreements.documents.blocks import Heading, Listing, Prose, Table


class Big(Struct, frozen=True, tag_field="kind", tag="big"):
    """One sentence that must not be missed, and what is to be known with it."""

    text: str
    small: str = ""


class Difference(Struct, frozen=True, tag_field="kind", tag="difference"):
    """What changed in one place: ("same" | "added" | "struck", words), in reading order."""

    label: str
    how: str
    pieces: tuple[tuple[str, str], ...]


class Ticks(Struct, frozen=True, tag_field="kind", tag="ticks"):
    """A question answered by hand: boxes to tick."""

    asks: str
    boxes: tuple[str, ...]


class Blanks(Struct, frozen=True, tag_field="kind", tag="blanks"):
    """Lines to fill in by hand: what goes there, and how many lines."""

    asks: str
    lines: int = 1


Block = Prose | Heading | Listing | Table | Big | Difference | Ticks | Blanks


class Chapter(Struct, frozen=True):
    """One heading and what stands under it; `new_page` begins it on a page of its own."""

    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


class Paper(Struct, frozen=True):
    """A whole paper. `rows` stand at its top, `foot` on every page.

    `iso_date` is the day of the decision, or of printing; `listed` puts a list of the chapters
    with their pages on the first page.
    """

    title: str
    iso_date: str
    rows: tuple[tuple[str, str], ...]
    opening: str
    chapters: tuple[Chapter, ...]
    foot: str
    fingerprint: str
    listed: bool = False
