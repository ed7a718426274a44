"""What one opportunity's page shows beside the opportunity itself: its releases and their sum."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commissioning.opportunities.models import Release
from commissioning.opportunities.rules.history import chapters, unpacked
from commissioning.opportunities.rules.notice import Notice

MOST_RELEASES = 200  # the newest of them; no real opportunity has so many


@dataclass(frozen=True, slots=True)
class Told:
    """One release in the history: when, where from, and what it changed, in sentences."""

    at: datetime
    source: str
    tags: tuple[str, ...]
    words: tuple[str, ...]
    fields: frozenset[str]
    notice: Notice | None

    @property
    def deadline_words(self) -> str:
        """Give the sentence about the deadline, if this release moved it."""
        return next((w for w in self.words if w.startswith("The deadline")), "")


def releases_of(session: Session, opportunity_id: int) -> list[Told]:
    """Give the releases of an opportunity, newest first, in one query."""
    when = func.coalesce(Release.released_at, Release.imported_at)
    asked = (
        select(Release, when)
        .where(Release.opportunity_id == opportunity_id)
        .order_by(when.desc(), Release.id.desc())
        .limit(MOST_RELEASES)
    )
    return [_told(release, at) for release, at in session.execute(asked)]


def standing_notice(releases: Sequence[Told]) -> Notice | None:
    """Give what an opportunity's notices say together; None for one published here."""
    notices = [each.notice for each in reversed(releases) if each.notice is not None]
    return chapters(notices)[-1].state if notices else None


def _told(release: Release, at: datetime) -> Told:
    changes: list[Any] = release.changes
    return Told(
        at=at,
        source=release.source,
        tags=tuple(release.tags.split()),
        words=tuple(str(change["words"]) for change in changes),
        fields=frozenset(str(change["field"]) for change in changes),
        notice=unpacked(release.notice) if release.notice else None,
    )
