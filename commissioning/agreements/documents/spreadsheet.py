"""The spreadsheet of a version: live formulas that give the same pence as rules/outcome.py.

“What if” holds the costs and what they mean, “Terms” what was agreed, “Steps” the way between.
The steps are whole pence, and parts of a penny beside them in ten-thousandths and less, cut so
that none outgrows what a spreadsheet holds exactly (2^53) for costs up to £1 billion.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from commissioning.agreements.documents.formulas import Row
from commissioning.agreements.documents.sheet_steps import Worked, steps_of
from commissioning.agreements.documents.sheet_terms import Looks, write_terms
from commissioning.agreements.rules.agreed_sums import AgreedTarget
from commissioning.agreements.rules.terms import by_rank
from commissioning.agreements.rules.what_if_words import of_what_is_measured

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
HEAD_ROW = 4
SIGNED = "+£#,##0.00;-£#,##0.00;£0.00"
NOTE = (
    "Change the costs in the first column, or what was agreed on the sheet “Terms”. "
    "The formulas give the same pence as the register for costs up to £1,000,000,000."
)


def sheet_of(
    agreed: AgreedTarget, names: Mapping[str, str], title: str, costs: Sequence[int]
) -> bytes:
    """Make the file: a row for each actual cost in pence, with what it means for everyone.

    `names` holds the parties' names by key; `title` says which version this is.
    """
    made = BytesIO()
    with Workbook(made, OPTIONS) as book:
        looks = _looks(book)
        first = book.add_worksheet("What if")
        terms = write_terms(book, agreed, names, looks)
        steps = book.add_worksheet("Steps")
        steps.write_string(0, 0, "How each row comes about, in pence", looks.bold)
        first.write_string(0, 0, title, looks.bold)
        first.write_string(1, 0, NOTE)
        first.write_string(2, 0, of_what_is_measured(agreed))
        first.set_column(0, len(agreed.parties) + 2, 18)
        _head(Row(first, HEAD_ROW), agreed, names, looks.bold)
        signed = book.add_format({"num_format": SIGNED})
        for row, cost in enumerate(costs, start=HEAD_ROW + 1):
            line = Row(first, row)
            asked = line.hundredths(cost, looks.typed)
            _results(line, steps_of(Row(steps, row), asked, terms), signed)
        first.freeze_panes(HEAD_ROW + 1, 1)
    return made.getvalue()


def _looks(book: Workbook) -> Looks:
    typed = {"bg_color": "#FDF0E8", "border": 1}
    return Looks(
        bold=book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        typed=book.add_format({**typed, "num_format": "£#,##0.00"}),
        percent=book.add_format({**typed, "num_format": "0.00"}),
        whole=book.add_format({**typed, "num_format": "#,##0"}),
    )


def _head(row: Row, agreed: AgreedTarget, names: Mapping[str, str], look: Format) -> None:
    ranked = [names[party.key] for party in by_rank(agreed.parties)]
    for words in ("Actual cost", "Partners", "Commissioner", *ranked):
        row.plain(words, look)


def _results(line: Row, worked: Worked, look: Format) -> None:
    for cell in (worked.partners, worked.commissioner, *worked.parties):
        line.shown(cell, look)
