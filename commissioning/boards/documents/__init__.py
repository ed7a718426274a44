"""Papers of a board's decision: what people wrote goes in as data, never as markup."""

from commissioning.boards.documents.minute_paper import minute_paper
from commissioning.boards.documents.pack import PackFacts, pack_paper
from commissioning.boards.documents.printing import minute_pdf, pack_pdf

__all__ = ["PackFacts", "minute_paper", "minute_pdf", "pack_paper", "pack_pdf"]
