"""LibreOffice itself works the spreadsheet out anew, and gives the table to the penny.

Skipped, and counted as skipped, where LibreOffice is not installed.
"""

import re
import shutil
import subprocess  # ruff's S404 is about what is run: the arguments here are ours alone
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from commissioning.agreements.documents.spreadsheet import sheet_of
from commissioning.agreements.rules.agreed_sums import AgreedTarget
from commissioning.agreements.rules.terms import OverTo, Party, Terms
from tests.rules.agreements.money import TABLE, THREE, party, pounds
from tests.rules.agreements.test_spreadsheet import BILLION, COSTS, FIRST, due, pence_in
from tests.rules.agreements.workbook import Workbook

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
HELD = (party("a", 1, 40), party("b", 2, 35), party("c", 3, 25, 0))

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")


@pytest.mark.parametrize(
    ("agreed", "sharing", "costs"),
    [
        (TABLE, THREE, COSTS),
        (replace(TABLE, overspend_limit_pence=pounds(50_000)), HELD, COSTS),
        (replace(TABLE, over_own_limit=OverTo.PARTNERS), HELD, COSTS),
        (replace(TABLE, target_pence=BILLION - 1), THREE, [0, 1, BILLION // 3, BILLION]),
    ],
)
def test_libreoffice_gives_the_same_pence(
    tmp_path: Path, agreed: Terms, sharing: tuple[Party, ...], costs: list[int]
) -> None:
    names = {one.key: one.key for one in sharing}
    body = sheet_of(AgreedTarget(agreed, sharing), names, "Version 1", costs)
    book = Workbook(recalculated(without_values(body), tmp_path))
    for row, cost in enumerate(costs, start=FIRST):
        assert pence_in(book, row, len(sharing), kept=True) == due(agreed, sharing, cost)


def without_values(body: bytes) -> bytes:
    """Take the kept values of formulas out, so that none of them can pass for a result."""
    made = BytesIO()
    with ZipFile(BytesIO(body)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1<v>0</v>", part)
            new.writestr(name, part)
    return made.getvalue()


def recalculated(body: bytes, folder: Path) -> bytes:
    """Let LibreOffice open a file, work everything out, and write it again."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    (folder / "in.xlsx").write_bytes(body)
    command = [
        str(OFFICE),
        f"-env:UserInstallation={profile.parent.as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(folder / "in.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603  # ours
    return (folder / "out" / "in.xlsx").read_bytes()
