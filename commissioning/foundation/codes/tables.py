"""Reading the small tables that lie beside this package."""

from importlib.resources import files


def rows_of(table: str) -> list[list[str]]:
    """Give the rows of data/<table>.tsv below its heading, each as a list of cells."""
    text = (files(__package__) / "data" / f"{table}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


def names_in(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several names with bars between them."""
    return tuple(name for name in cell.split("|") if name)
