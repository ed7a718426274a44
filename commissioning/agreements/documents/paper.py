"""An agreement set out for paper: one page in plain words, then every part, then the examples."""

from datetime import date

from msgspec import Struct

from commissioning.agreements.documents.blocks import Chapter
from commissioning.agreements.documents.chapters import chapters
from commissioning.agreements.documents.sums import worked_chapter
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.plain_page import Section, in_plain_words
from commissioning.agreements.rules.saying import called
from commissioning.foundation.in_words import a_day

MOST_SENTENCES = 8  # under one heading of the first page, so that it stays a page
A_SUMMARY = "This page is a summary. What counts is the agreement that follows."


class Paper(Struct, frozen=True):
    """All that is printed. `iso_date` is the day of offering; a draft has the day of printing."""

    title: str
    number: int
    agreement_ref: str
    fingerprint: str
    previous_hash: str
    iso_date: str
    status: str
    summary: tuple[Section, ...]
    chapters: tuple[Chapter, ...]
    a_summary: str = A_SUMMARY

    @property
    def named(self) -> str:
        """Say which version of what this is: "Version 2 of …"."""
        return f"Version {self.number} of {self.title}"


def paper_of(
    content: Content,
    agreement_ref: str,
    number: int,
    fingerprint: str,
    previous_hash: str | None,
    offered_on: date,
    status: str,
) -> Paper:
    """Set a version out for paper.

    `fingerprint` is "" for a draft, and `offered_on` then the day of printing; `status` is said in
    words under the title. The same version gives the same paper, and so the same bytes.
    """
    call = called(content)
    return Paper(
        title=content.title,
        number=number,
        agreement_ref=agreement_ref,
        fingerprint=fingerprint,
        previous_hash=previous_hash or "",
        iso_date=offered_on.isoformat(),
        status=f"{status}, {a_day(offered_on)}",
        summary=tuple(_shortened(section) for section in in_plain_words(content)),
        chapters=(*chapters(content, call), *worked_chapter(content, call)),
    )


def _shortened(section: Section) -> Section:
    """Keep the first page a page: the rest of a long list stands in the agreement itself."""
    if len(section.sentences) <= MOST_SENTENCES:
        return section
    kept = section.sentences[: MOST_SENTENCES - 1]
    rest = len(section.sentences) - len(kept)
    return Section(section.heading, (*kept, f"And {rest} more, in the agreement itself."))
