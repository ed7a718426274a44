"""What a paper is made of: chapters of prose, lists, tables and one picture, as plain data."""

from msgspec import Struct


class Prose(Struct, frozen=True, tag_field="kind", tag="prose"):
    """One paragraph; its own line breaks are kept."""

    text: str


class Heading(Struct, frozen=True, tag_field="kind", tag="heading"):
    """A heading within a chapter."""

    text: str


class Listing(Struct, frozen=True, tag_field="kind", tag="list"):
    """Short things, one under another."""

    items: tuple[str, ...]


class Table(Struct, frozen=True, tag_field="kind", tag="table"):
    """Rows under a head. `widths` are parts of the page; `numeric` columns stand to the right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numeric: tuple[int, ...] = ()


class Line(Struct, frozen=True):
    """One line of a picture: a name, and points from 0 to 1 across and upwards."""

    name: str
    points: tuple[tuple[float, float], ...]


class Tick(Struct, frozen=True):
    """A place along an edge of a picture, from 0 to 1, and what is written there."""

    at: float
    label: str


class Picture(Struct, frozen=True, tag_field="kind", tag="picture"):
    """Lines over a range of costs; `alt` says in words what the picture shows."""

    caption: str
    alt: str
    lines: tuple[Line, ...]
    across: tuple[Tick, ...]
    upwards: tuple[Tick, ...]
    edges: tuple[float, ...]


Block = Prose | Heading | Listing | Table | Picture


class Chapter(Struct, frozen=True):
    """One heading of the paper and what stands under it."""

    title: str
    blocks: tuple[Block, ...]
