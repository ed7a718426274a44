"""Three partners with an agreement in force, and disputes they open under it."""

from datetime import date, timedelta

from sqlalchemy import select

from commissioning.agreements.models import Dispute, Signature, Version, VersionFile
from commissioning.agreements.rules.content import as_json, from_json
from commissioning.foundation.clock import now, today
from commissioning.foundation.sharing import SharingMode
from tests.actions.agreements.agreeing import LADDER
from tests.pages.agreements.sharing import Sharing, sharing_in
from tests.pages.conftest import Site
from tests.pages.inspecting import Page

KEPT = b"%PDF-1.7 as it was offered"
OUTSIDE = ("guest", "member")


def in_force(site: Site, mode: SharingMode = SharingMode.SHARED) -> Sharing:
    """Let three partners have an agreement in force, with steps and a review of last week."""
    sharing = sharing_in(site, mode)
    with site.world() as world:
        version = world.session.scalars(select(Version)).one()
        content = from_json(version.content)
        version.content = as_json(content) | {
            "reviews": [{"ref": "first", "on": last_week().isoformat(), "about": "How it went"}],
            "disputes": [
                {"ref": step.ref, "what": step.what, "who": "", "days": step.days}
                for step in LADDER
            ],
        }
        version.status, version.starts_on = "signed", last_week()
        version.fingerprint, version.offered_at = "ab" * 32, now()
        for party in version.parties:
            signature = Signature(
                version_id=version.id,
                organisation_id=party.organisation_id,
                signed_by="Ada Quill",
                signed_on=last_week(),
                kept_where="In the safe",
                by_seat="",
            )
            world.keep(signature)
        world.keep(VersionFile(version_id=version.id, kind="pdf", sha256="0" * 64, body=KEPT))
    return sharing


def last_week() -> date:
    """Give a day that has passed."""
    return today() - timedelta(days=7)


def disputes(sharing: Sharing) -> str:
    """Give the address of the disputes."""
    return f"/agreements/{sharing.agreement}/disputes"


def opened(sharing: Sharing, about: str = "Heating") -> Page:
    """Let the first partner open a dispute."""
    officer = sharing.as_("officer")
    page = officer.submit(officer.get(f"{disputes(sharing)}/new"), "Continue", about=about)
    return officer.submit(page, "Open the dispute")


def kept_disputes(site: Site) -> list[Dispute]:
    """Give what is on the record."""
    with site.session() as session:
        return list(session.scalars(select(Dispute)))
