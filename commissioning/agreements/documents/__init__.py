"""Papers of an agreement: what people wrote goes in as data, never as markup."""

from commissioning.agreements.documents.paper import Paper, paper_of
from commissioning.agreements.documents.printing import agreement_pdf
from commissioning.agreements.documents.word import agreement_docx

__all__ = ["Paper", "agreement_docx", "agreement_pdf", "paper_of"]
