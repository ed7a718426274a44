"""Small invented releases, and files that hold them."""

import json
from pathlib import Path
from typing import Any

from commissioning.opportunities.rules.notice import Notice, Refusal
from commissioning.opportunities.rules.reading import read_notices

HEADER = (
    "Notice Identifier,Notice Type,Organisation Name,Status,Published Date,Title,Description,"
    "Postcode,Region,Cpv Codes,Links,Additional Text,Start Date,End Date,Closing Date,"
    "Suitable for SME,Suitable for VCO,Value Low,Value High,Awarded Date,Awarded Value,"
    "Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE],OJEU Procedure Type,"
    "Contact Telephone,Closing Time"
)
ROW = {
    "Notice Identifier": "1266",
    "Notice Type": "Contract",
    "Organisation Name": "Seatown Council",
    "Status": "Open",
    "Published Date": "2025-11-07T16:56:46Z",
    "Title": "Befriending",
    "Description": "Visits at home",
    "Closing Date": "21/11/2025",
    "Contact Telephone": "'+00 0000000000",
    "Closing Time": "12:00",
}


def release(**changed: Any) -> dict[str, Any]:
    """Make a release; name a member to change it, with None to leave it out."""
    made: dict[str, Any] = {
        "ocid": "ocds-b5fd17-1",
        "id": "1-1",
        "date": "2025-01-23T16:00:00Z",
        "tag": ["tender"],
        "buyer": {"name": "Seatown Council"},
        "tender": {"title": "Befriending", "status": "active"},
    }
    return {name: value for name, value in (made | changed).items() if value is not None}


def tender(**changed: Any) -> dict[str, Any]:
    """Make a release whose tender says more."""
    return release(tender={"title": "Befriending", "status": "active"} | changed)


def package(*releases: Any, **about: Any) -> dict[str, Any]:
    """Make a release package."""
    return {"version": "1.1", "publisher": {"name": "A publisher"}, **about} | {
        "releases": list(releases)
    }


def in_file(folder: Path, content: Any, name: str = "notices") -> Path:
    """Write bytes or text as they are, and anything else as JSON."""
    path = folder / name
    if not isinstance(content, str | bytes):
        content = json.dumps(content)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(folder: Path, content: Any) -> list[Notice | Refusal]:
    """Write a file and read it."""
    return list(read_notices(in_file(folder, content)))


def one(folder: Path, content: Any) -> Notice:
    """Read a file that holds one notice."""
    (found,) = read(folder, content)
    assert isinstance(found, Notice), found
    return found


def exported(*rows: dict[str, str]) -> str:
    """Write rows as the CSV export does, each from ROW with some cells changed."""
    names = HEADER.split(",")
    lines = [",".join(f'"{(ROW | row).get(name, "")}"' for name in names) for row in rows]
    return "\r\n".join([HEADER, *lines, ""])
