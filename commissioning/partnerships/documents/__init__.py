"""Papers of partnerships, set by Typst: what people wrote goes in as data, never as markup."""

from commissioning.partnerships.documents.printing import paper_pdf

__all__ = ["paper_pdf"]
