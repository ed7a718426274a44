"""Papers of the register, set by Typst: what people wrote goes in as data, never as markup."""

from commissioning.register.documents.printing import note_pdf

__all__ = ["note_pdf"]
