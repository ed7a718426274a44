"""The what-if page of a version, for those who read it with the agreement."""

from typing import Any

from flask import Response, url_for

from commissioning.agreements.pages.what_if import Places, what_if_page, what_if_sheet
from commissioning.agreements.queries.what_if import version_to_read
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.web import Access, actor, open_to, reading


@blueprint.get("/agreements/<ref>/versions/<int:number>/what-if")
@open_to(Access.SEATED)
def what_if(ref: str, number: int) -> str:
    """Show what an actual cost would mean for everyone under one version."""
    version = version_to_read(reading(), actor(), ref, number)
    at: dict[str, Any] = {"ref": ref, "number": number}
    places = Places(
        url_for("agreements.what_if", **at),
        url_for("agreements.what_if_file", **at),
        url_for("agreements.version", **at),
        f"Version {number}",
    )
    return what_if_page(version, places)


@blueprint.get("/agreements/<ref>/versions/<int:number>/what-if.xlsx")
@open_to(Access.SEATED)
def what_if_file(ref: str, number: int) -> Response:
    """Give the spreadsheet, whose formulas give the same pence."""
    return what_if_sheet(version_to_read(reading(), actor(), ref, number))
