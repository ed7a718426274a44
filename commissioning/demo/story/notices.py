"""Notices that others have published, invented in every word, in the form real ones come in.

They go through the real importer. Publisher, numbers and buyers do not exist.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

PUBLISHER = "Estuary Notices (invented)"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
PREFIX = "ocds-x99000-"  # nobody's: real prefixes are six characters that were given out

Release = dict[str, Any]
Moment = Callable[[int], datetime]  # about so many days from today, and never at a weekend


def package(moment: Moment) -> Release:
    """Give a release package with every notice of the story, its dates counted from today."""
    return {
        "version": "1.1",
        "uri": "https://notices.example/saltmere",
        "publisher": {"name": PUBLISHER},
        "license": LICENCE,
        "publishedDate": _written(moment(-1)),
        "releases": [
            _outreach(moment),
            _kitchens(moment),
            *_health_nurse(moment),
            _promenade(moment),
            _skills(moment),
            _awarded(moment),
        ],
    }


def _outreach(moment: Moment) -> Release:
    """The one that a first visitor is sent to look for."""
    return _release(
        "1001",
        moment,
        days=-8,
        buyer="Northmarsh Borough Council",
        tender={
            "id": "NBC-2201",
            "title": "Domestic abuse outreach and recovery service",
            "description": (
                "Northmarsh wants people who live with domestic abuse, and their children, to have "
                "somebody to turn to before, during and after they leave. The service will reach "
                "people at home, in clinics and by telephone, and will run recovery groups.\n\n"
                "Answers from organisations together are welcome."
            ),
            "value": {"amount": 1260000, "currency": "GBP"},
            "tenderPeriod": {"endDate": _written(moment(36))},
            "items": [_item("85312300", "Estuary Coast")],
        },
    )


def _kitchens(moment: Moment) -> Release:
    return _release(
        "1002",
        moment,
        days=-15,
        buyer="Port of Saltmere Authority",
        tender={
            "id": "PSA/77",
            "title": "Hot meals for seafarers waiting in port",
            "description": (
                "Meals brought on board, or a place to eat ashore, for crews who may not go far "
                "from their ship. About 300 meals a week."
            ),
            "value": {"amount": 88000, "currency": "GBP"},
            "tenderPeriod": {"endDate": _written(moment(12))},
            "items": [_item("55521200", "Saltmere")],
        },
    )


def _health_nurse(moment: Moment) -> list[Release]:
    """A notice that was changed: its deadline moved by two weeks."""

    def said(number: str, days: int, closes: int, tags: list[str]) -> Release:
        return _release(
            "1003",
            moment,
            days=days,
            number=number,
            tags=tags,
            buyer="Estuary Coast Community Health",
            tender={
                "id": "ECCH-19",
                "title": "Nurses who go out to people sleeping rough",
                "description": (
                    "Two nurses, a van and a way in to a doctor for people without a home in "
                    "Saltmere and the towns nearby."
                ),
                "value": {"amount": 410000, "currency": "GBP"},
                "tenderPeriod": {"endDate": _written(moment(closes))},
                "items": [_item("85141200", "Saltmere")],
            },
        )

    return [
        said("1", -29, 6, ["tender"]),
        said("2", -5, 20, ["tenderUpdate"]),
    ]


def _promenade(moment: Moment) -> Release:
    return _release(
        "1004",
        moment,
        days=-3,
        buyer="Northmarsh Borough Council",
        tender={
            "id": "NBC-2207",
            "title": "Benches and planting along the promenade",
            "description": "Forty benches, of which ten are for leaning on, and salt-hardy plants.",
            "value": {"amount": 150000, "currency": "GBP"},
            "tenderPeriod": {"endDate": _written(moment(27))},
            "items": [_item("45112700", "Estuary Coast")],
        },
    )


def _skills(moment: Moment) -> Release:
    return _release(
        "1005",
        moment,
        days=-10,
        buyer="Estuary Coast Skills Partnership",
        tender={
            "id": "SKILLS-5",
            "title": "First steps back to work for people who have been unwell",
            "description": (
                "Short courses, placements and a mentor for 150 people a year whose health has "
                "kept them from work, in small groups and at their own pace."
            ),
            "lots": [
                {"id": "1", "title": "Saltmere", "value": {"amount": 210000, "currency": "GBP"}},
                {"id": "2", "title": "Outer Estuary",
                 "value": {"amount": 95000, "currency": "GBP"}},
            ],
            "value": {"amount": 305000, "currency": "GBP"},
            "tenderPeriod": {"endDate": _written(moment(48))},
            "items": [_item("80530000", "Estuary Coast")],
        },
    )  # fmt: skip


def _awarded(moment: Moment) -> Release:
    release = _release(
        "1006",
        moment,
        days=-45,
        tags=["award"],
        buyer="Northmarsh Borough Council",
        tender={
            "id": "NBC-2188",
            "title": "Meals brought to older people at home",
            "description": "A hot meal and a word at the door, seven days a week.",
            "value": {"amount": 290000, "currency": "GBP"},
            "tenderPeriod": {"endDate": _written(moment(-80))},
            "items": [_item("55521100", "Estuary Coast")],
        },
    )
    award = {
        "id": "1",
        "status": "active",
        "date": _written(moment(-46)),
        "suppliers": [{"name": "Northmarsh Lunch Friends"}],
    }
    return release | {"awards": [award]}


def _release(
    key: str,
    moment: Moment,
    *,
    days: int,
    buyer: str,
    tender: Release,
    number: str = "1",
    tags: list[str] | None = None,
) -> Release:
    tags = tags or ["tender"]
    status = "complete" if "award" in tags else "active"
    return {
        "ocid": PREFIX + key,
        "id": f"{key}-{number}",
        "date": _written(moment(days)),
        "tag": tags,
        "initiationType": "tender",
        "buyer": {"name": buyer},
        "tender": {"status": status, "procurementMethod": "open", **tender},
    }


def _item(cpv: str, region: str) -> Release:
    return {
        "id": "1",
        "classification": {"scheme": "CPV", "id": cpv},
        "deliveryAddresses": [{"region": region}],
    }


def _written(moment: datetime) -> str:
    return moment.isoformat()
