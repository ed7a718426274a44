from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from commissioning.opportunities.rules.notice import Area, Identifier
from commissioning.opportunities.rules.stage import Stage
from tests.rules.opportunities.written import one, package, read, release, tender


def test_a_release_without_id_is_known_by_its_content(tmp_path: Path) -> None:
    first = one(tmp_path, release(id=None))
    again = one(tmp_path, dict(reversed(release(id=None).items())))
    other = one(tmp_path, release(id=None, date="2025-01-24T16:00:00Z"))
    assert first.release_id == first.content_hash == again.release_id
    assert other.release_id != first.release_id


def test_the_content_is_kept_in_one_canonical_form(tmp_path: Path) -> None:
    found = one(tmp_path, '{"tag": [], "ocid": "a", "n": 1.10}')
    assert found.raw == b'{"n":1.10,"ocid":"a","tag":[]}'


@pytest.mark.parametrize(
    ("ocid", "source"),
    [
        ("ocds-b5fd17-1", "Contracts Finder"),
        ("ocds-h6vhtk-1", "Find a Tender"),
        ("ocds-kuma6s-1", "Sell2Wales"),
        ("ocds-xxxxxx-1", "A publisher"),
    ],
)
def test_the_source_is_known_by_the_ocid_or_the_publisher(
    tmp_path: Path, ocid: str, source: str
) -> None:
    assert one(tmp_path, package(release(ocid=ocid))).source == source


def test_a_source_nobody_names_is_unknown(tmp_path: Path) -> None:
    assert one(tmp_path, release(ocid="x")).source == "Unknown source"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-03-24T12:00:00Z", datetime(2025, 3, 24, 12, tzinfo=UTC)),
        ("2025-07-24T12:00:00+01:00", datetime(2025, 7, 24, 11, tzinfo=UTC)),
        ("2025-07-24T12:00:00", datetime(2025, 7, 24, 11, tzinfo=UTC)),
        ("2019-11-25T17:20:38.1197059Z", datetime(2019, 11, 25, 17, 20, 38, 119705, UTC)),
        ("2025-07-24", datetime(2025, 7, 24, 22, 59, tzinfo=UTC)),
        ("24/07/2025", datetime(2025, 7, 24, 22, 59, tzinfo=UTC)),
        ("01/01/1", None),
        ("0001-01-01T00:00:00+01:00", None),
        ("9999-12-31T23:59:59-10:00", None),
        ("31/02/2025", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_deadline_is_read_in_every_form_it_comes_in(
    tmp_path: Path, text: str, moment: datetime | None
) -> None:
    found = one(tmp_path, tender(tenderPeriod={"endDate": text}))
    assert found.deadline_at == moment
    assert bool(found.warnings) == (bool(text) and (moment is None or "T" not in text))


def test_an_early_conversation_is_open_until_its_end_date(tmp_path: Path) -> None:
    milestone = {"type": "engagement", "dueDate": "2025-01-31T23:59:59Z"}
    papers = [{"documentType": "marketEngagementNotice"}]
    planning = {"milestones": [milestone], "documents": papers}
    found = one(
        tmp_path, release(tag=["planning"], planning=planning, tender={"status": "planning"})
    )
    assert found.stage is Stage.ENGAGEMENT
    assert found.deadline_at == datetime(2025, 1, 31, 23, 59, 59, tzinfo=UTC)


def test_days_are_the_days_of_the_place_they_were_written_for(tmp_path: Path) -> None:
    british = {"startDate": "2008-10-20T23:00:00Z", "endDate": "2027-03-31T23:59:59+01:00"}
    found = one(tmp_path, tender(contractPeriod=british))
    assert (found.starts_on, found.ends_on) == (date(2008, 10, 21), date(2027, 3, 31))
    abroad = {"startDate": "2019-01-01T00:00:00+02:00", "endDate": "2019-12-31"}
    found = one(tmp_path, tender(contractPeriod=abroad))
    assert (found.starts_on, found.ends_on) == (date(2019, 1, 1), date(2019, 12, 31))


def test_the_period_of_the_lots_stands_in_for_the_whole(tmp_path: Path) -> None:
    lots = [
        {"id": 1, "contractPeriod": {"startDate": "2025-07-05T00:00:00Z"}},
        {"id": 2, "contractPeriod": {"startDate": "2025-06-05", "endDate": "2026-06-05"}},
    ]
    found = one(tmp_path, tender(lots=lots))
    assert (found.starts_on, found.ends_on) == (date(2025, 6, 5), date(2026, 6, 5))


def test_a_release_without_a_date_takes_its_package_s_and_says_so(tmp_path: Path) -> None:
    found = one(tmp_path, package(release(date=None), publishedDate="2025-01-23T22:10:19Z"))
    assert found.published_at == datetime(2025, 1, 23, 22, 10, 19, tzinfo=UTC)
    assert found.warnings == ("the release has no date of its own",)


@pytest.mark.parametrize(
    ("came", "shown"),
    [
        ("Day&apos;s &amp; night&#39;s", "Day's & night's"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("&lt;script&gt;", "<script>"),
        ("one\r\ntwo", "one two"),
        ("â€¯mojibakeÂ", "â€¯mojibakeÂ"),
        ("a\u202eb\u2066c\u200fd\ufeffe\x00f\x1bg", "abcdefg"),
        ("&#8238;turned &#0;&#xD800;", "turned \ufffd\ufffd"),
        ("x" * 600, "x" * 299 + "…"),
    ],
)
def test_text_is_shown_as_text_and_nothing_hides_in_it(
    tmp_path: Path, came: str, shown: str
) -> None:
    assert one(tmp_path, tender(title=came)).title == shown


def test_a_description_keeps_its_lines(tmp_path: Path) -> None:
    assert one(tmp_path, tender(description="one\r\n\r\ntwo\rthree")).description == (
        "one\n\ntwo\nthree"
    )


def test_text_that_was_cut_is_warned_of(tmp_path: Path) -> None:
    found = one(tmp_path, tender(description="x" * 30_000))
    assert len(found.description) == 20_000
    assert found.warnings == ("the description was cut to 20,000 characters",)


def test_a_notice_without_a_title_still_has_a_heading(tmp_path: Path) -> None:
    found = one(tmp_path, release(tender={"id": "REF 7"}))
    assert (found.title, found.heading) == ("", "Notice REF 7")
    assert "the notice has no title" in found.warnings


def test_the_buyer_is_found_among_the_parties_with_its_numbers(tmp_path: Path) -> None:
    party = {
        "id": "org-3",
        "name": "A council",
        "roles": ["buyer"],
        "identifier": {"scheme": "GB-LAS", "id": "ABE"},
        "additionalIdentifiers": [{"scheme": "GB-PPON", "id": "PYBM-6288-WNYY"}],
    }
    named = one(tmp_path, release(buyer={"id": "org-3", "name": "A council"}, parties=[party]))
    assert named.buyer_identifiers == (
        Identifier("GB-LAS", "ABE"),
        Identifier("GB-PPON", "PYBM-6288-WNYY"),
    )
    by_role = one(tmp_path, release(buyer=None, parties=[party]))
    assert by_role.buyer_name == "A council"
    assert by_role.other_parties == ()


def test_an_id_that_names_its_list_is_an_identifier(tmp_path: Path) -> None:
    found = one(tmp_path, release(buyer={"id": "GB-CFS-18525", "name": "A council"}))
    assert found.buyer_identifiers == (Identifier("GB-CFS", "18525"),)


@pytest.mark.parametrize(
    ("scheme", "number", "note"),
    [
        ("GB-COH", "02227962", ""),
        ("GB-COH", "OC301540", ""),
        ("GB-COH", "4142000", "shorter than a company number; perhaps 04142000"),
        ("GB-COH", "458577871", "not the shape of a company number (8 characters)"),
        ("GB-XYZ", "7", "GB-XYZ is not a list we know"),
        ("UA-EDR", "01987037", ""),
        ("", "7", "no list is named"),
    ],
)
def test_a_number_is_kept_as_given_and_flagged_when_odd(
    tmp_path: Path, scheme: str, number: str, note: str
) -> None:
    supplier = {"name": "X", "roles": ["supplier"], "identifier": {"scheme": scheme, "id": number}}
    (party,) = one(tmp_path, release(parties=[supplier])).other_parties
    assert party.identifiers == (Identifier(scheme, number, note),)


def test_an_empty_number_is_no_identifier(tmp_path: Path) -> None:
    party = {"name": "X", "identifier": {"scheme": "CO-RUE", "id": ""}}
    assert one(tmp_path, release(parties=[party])).other_parties[0].identifiers == ()


def test_areas_come_as_names_nuts_itl_gss_or_postcodes(tmp_path: Path) -> None:
    addresses = [
        {"region": "UKL18", "countryName": "United Kingdom"},
        {"region": "TLK41"},
        {"region": "E06000026"},
        {"region": "Yorkshire and the Humber", "countryName": "United Kingdom"},
        {"postalCode": "BS34 8JH"},
        {"countryName": "Channel Islands"},
        {"region": "UKL18"},
    ]
    assert one(tmp_path, tender(items=[{"deliveryAddresses": addresses}])).areas == (
        Area("NUTS", "UKL18", ""),
        Area("ITL", "TLK41", ""),
        Area("GSS", "E06000026", ""),
        Area("region", "", "Yorkshire and the Humber"),
        Area("postcode", "BS34 8JH", ""),
        Area("country", "", "Channel Islands"),
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("85311000", "85311000"),
        ("34300000-3", "34300000"),
        ("45233130.0", "45233130"),
        (9323000, "09323000"),
        ("care", None),
        ("٨٥٣١١٠٠٠", None),
    ],
)
def test_cpv_codes_lose_their_check_digit(tmp_path: Path, given: Any, code: str | None) -> None:
    found = one(tmp_path, tender(classification={"scheme": "CPV", "id": given}))
    assert found.cpv == ((code,) if code else ())
    assert bool(found.warnings) == (code is None or isinstance(given, int))


def test_codes_of_other_schemes_are_not_taken_for_cpv(tmp_path: Path) -> None:
    other = {"scheme": "UNSPSC", "id": "85311000"}
    assert one(tmp_path, tender(items=[{"classification": other}])).cpv == ()


def test_many_lots_are_all_read(tmp_path: Path) -> None:
    lots = [{"id": str(n), "title": f"Area {n}", "value": {"amount": n}} for n in range(1, 84)]
    found = one(tmp_path, tender(lots=lots)).lots
    assert len(found) == 83
    assert (found[82].id, found[82].title, found[82].value.pence) == ("83", "Area 83", 8300)


def test_endless_lots_are_bounded_with_a_warning(tmp_path: Path) -> None:
    found = one(tmp_path, tender(lots=[{"id": n} for n in range(1_500)]))
    assert len(found.lots) == 1_000
    assert found.warnings == ("only the first 1,000 lots were kept",)


@pytest.mark.parametrize(
    ("url", "usable"),
    [
        ("https://www.contractsfinder.service.gov.uk/Notice/1", True),
        ("http://example.org:8080/a?b=c#d", True),
        ("http://Contract Finder", False),
        ("www.example.org/tenders", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/x", False),
        ("https://localhost/", False),
        ("https://council.gov.uk@example.org/", False),
        ("https://[broken/", False),
        ("https://example.org:port/", False),
        ('https://example.org/"onclick=', False),
        ("https://example.org/" + "x" * 3_000, False),
        ("n/a", False),
    ],
)
def test_addresses_are_kept_as_text_and_flagged_when_unusable(
    tmp_path: Path, url: str, usable: bool
) -> None:
    (link,) = one(tmp_path, tender(documents=[{"url": url, "title": "Papers"}])).links
    assert link.usable is usable
    assert link.url == url or len(link.url) == 2_000


def test_awards_name_suppliers_value_and_day(tmp_path: Path) -> None:
    award = {
        "date": "2024-12-22T00:00:00Z",
        "status": "active",
        "suppliers": [{"name": "A"}, {"name": "B"}],
        "value": {"amount": 24125.75, "currency": "GBP"},
    }
    found = one(tmp_path, release(tag=["award"], awards=[award]))
    assert found.awards[0].suppliers == ("A", "B")
    assert found.awards[0].value.pence == 2_412_575
    assert found.awards[0].decided_on == date(2024, 12, 22)
    assert [party.roles for party in found.other_parties] == [("supplier",), ("supplier",)]


def test_a_supplier_that_should_be_a_list_is_read(tmp_path: Path) -> None:
    contract = {"suppliers": {"name": "CHACO SA"}, "dateSigned": "2010-01-29"}
    found = one(tmp_path, release(contracts=[contract]))
    assert found.awards[0].suppliers == ("CHACO SA",)


def test_what_the_buyer_says_suits_whom_is_kept(tmp_path: Path) -> None:
    suits = one(tmp_path, tender(suitability={"sme": True, "vcse": False})).suitability
    assert (suits.sme, suits.vcse) == (True, False)
    assert one(tmp_path, tender()).suitability.vcse is None


def test_an_ocid_too_long_for_a_key_is_refused(tmp_path: Path) -> None:
    (found,) = read(tmp_path, release(ocid="x" * 300))
    assert not hasattr(found, "ocid")


def test_warnings_are_given_once_and_bounded(tmp_path: Path) -> None:
    links = [{"url": f"nowhere {number}"} for number in range(300)]
    same = [{"url": "nowhere"}] * 5
    assert len(one(tmp_path, tender(documents=links)).warnings) == 100
    assert len(one(tmp_path, tender(documents=same)).warnings) == 1


def test_a_postcode_that_is_a_sentence_is_kept_as_the_name_of_a_region(tmp_path: Path) -> None:
    address = {"postalCode": "anywhere in the county"}
    found = one(tmp_path, tender(items=[{"deliveryAddresses": [address]}]))
    assert found.areas == (Area("region", "", "anywhere in the county"),)
