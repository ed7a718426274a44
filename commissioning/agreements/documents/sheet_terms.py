"""The sheet “Terms”: what was agreed, in cells that people may change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from commissioning.agreements.documents.formulas import (
    Cell,
    Row,
    Sum,
    in_hundredths,
    is_empty,
    number,
    when,
    whole,
)
from commissioning.agreements.rules.agreed_sums import AgreedTarget
from commissioning.agreements.rules.pence import WHOLE_BP
from commissioning.agreements.rules.sharing_terms import Band
from commissioning.agreements.rules.terms import Party, by_rank

PART = number(WHOLE_BP)  # ten-thousandths in a whole
BANDS_ROW = 9
_BAND_STEPS = ("Share, hundredths", "Edge, hundredths", "", "", "Ends at, pence", "and parts")
_PARTY_HEADS = (
    "Party, by rank",
    "Parts of savings",
    "Parts of overspends",
    "Own limit (empty: none)",
    "In pence",
    "Has a limit",
    "Limit, or 0",
    "Held from",
)


@dataclass(frozen=True, slots=True)
class Looks:
    """How cells look: headings, and those that people may change."""

    bold: Format
    typed: Format
    percent: Format
    whole: Format


@dataclass(frozen=True, slots=True)
class BandCells:
    """Where a band ends, as whole pence and ten-thousandths (None: no end), and its share."""

    pence: Cell | None
    rest: Cell | None
    share: Cell


@dataclass(frozen=True, slots=True)
class PartyCells:
    """One party's parts, its own limit in pence, and from what overspend on it is held to it.

    `held_from` is that overspend times the party's part of overspends, so that it stays whole.
    `limited` is 1 for a party with a limit and 0 for others; `known` is the limit, or 0.
    """

    gain: Cell
    pain: Cell
    limit: Cell
    limited: Cell
    known: Cell
    held_from: Sum


@dataclass(frozen=True, slots=True)
class Agreed:
    """Where the other sheets find what was agreed."""

    target: Cell
    overspend_limit: Cell
    savings_limit: Cell
    over_to: Cell
    bands: tuple[BandCells, ...]
    parties: tuple[PartyCells, ...]


def write_terms(
    book: Workbook, agreed: AgreedTarget, names: Mapping[str, str], looks: Looks
) -> Agreed:
    """Write the sheet; give its cells."""
    sheet = book.add_worksheet("Terms")
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 10, 16)
    terms, typed = agreed.terms, looks.typed
    sheet.write_string(0, 0, "What was agreed. The coloured cells may be changed.", looks.bold)
    target = _amount(sheet, 2, "Target cost", terms.target_pence, typed)
    over = _amount(sheet, 3, "Overspend limit (empty: none)", terms.overspend_limit_pence, typed)
    saved = _amount(sheet, 4, "Savings limit (empty: none)", terms.savings_limit_pence, typed)
    line = Row(sheet, 5)
    line.plain("Who bears what is over a party's own limit: commissioner or partners")
    over_to = line.plain(str(terms.over_own_limit), typed)
    bands = _bands(sheet, terms.bands, target, looks)
    parties = _parties(sheet, BANDS_ROW + len(bands) + 2, agreed.parties, names, looks)
    return Agreed(target, over, saved, over_to, bands, parties)


def _amount(sheet: Worksheet, row: int, words: str, pence: int | None, typed: Format) -> Cell:
    line = Row(sheet, row)
    line.plain(words)
    return line.put(in_hundredths(line.hundredths(pence, typed)))


def _bands(
    sheet: Worksheet, bands: Sequence[Band], target: Cell, looks: Looks
) -> tuple[BandCells, ...]:
    heads = Row(sheet, BANDS_ROW - 1)
    for words in ("Band", "Up to, % of the target", "Partners' share, %", *_BAND_STEPS):
        heads.plain(words, looks.bold)
    cut = Row(sheet, 2, 3)  # the target cost as so many times 10,000 pence, and a rest
    times = cut.put(whole(target, PART))
    rest = cut.put(target - times * PART)
    return tuple(
        _band(Row(sheet, BANDS_ROW + place), band, (times, rest), looks.percent)
        for place, band in enumerate(bands)
    )


def _band(line: Row, band: Band, target: tuple[Cell, Cell], typed: Format) -> BandCells:
    """Write one band. Its end is worked out in two pieces, so that no product grows too large."""
    line.plain("Band" if band.upto_bp is not None else "Above the last band")
    upto = line.hundredths(band.upto_bp, typed)
    share = line.put(in_hundredths(line.hundredths(band.share_bp, typed)))
    if band.upto_bp is None:
        return BandCells(None, None, share)
    times, rest = target
    edge = line.put(in_hundredths(upto))
    small = line.put(rest * edge)
    more = line.put(whole(small, PART))
    pence = line.put(times * edge + more)
    return BandCells(pence, line.put(small - more * PART), share)


def _parties(
    sheet: Worksheet, row: int, parties: Sequence[Party], names: Mapping[str, str], looks: Looks
) -> tuple[PartyCells, ...]:
    """Write the parties by rank, which settles who takes an odd penny."""
    heads = Row(sheet, row)
    for words in _PARTY_HEADS:
        heads.plain(words, looks.bold)
    ranked = by_rank(parties)
    written = [
        _party(Row(sheet, place), party, names[party.key], looks)
        for place, party in enumerate(ranked, start=row + 1)
    ]
    return tuple(
        replace(cells, held_from=Row(sheet, place, 7).put(_held_from(cells, written)))
        for place, cells in enumerate(written, start=row + 1)
    )


def _party(line: Row, party: Party, name: str, looks: Looks) -> PartyCells:
    line.plain(name)
    gain = line.plain(party.gain_weight, looks.whole)
    pain = line.plain(party.pain_weight, looks.whole)
    limit = line.put(in_hundredths(line.hundredths(party.own_limit_pence, looks.typed)))
    limited = line.put(when(is_empty(limit), number(0), number(1)))
    known = line.put(when(is_empty(limit), number(0), limit))
    return PartyCells(gain, pain, limit, limited, known, number(0))


def _held_from(one: PartyCells, every: Sequence[PartyCells]) -> Sum:
    """Say from what overspend, times its own part, a party is held to its limit.

    By then each of the others bears in proportion, or is held already (rules/limits.py).
    """
    first, last = every[0], every[-1]
    ours, our_limit = one.pain.text, one.known.text
    parts = first.pain.until(last.pain)
    limits, limited = first.known.until(last.known), first.limited.until(last.limited)
    in_proportion = f"{our_limit}*{parts}"
    held = f"{limits}*{ours}"
    smaller = f"({in_proportion}+{held}-ABS({in_proportion}-{held}))/2"
    text = f"SUMPRODUCT({limited}*{smaller}+(1-{limited})*{in_proportion})"
    return Sum(text, sum(_borne(one, other) for other in every))


def _borne(one: PartyCells, other: PartyCells) -> int:
    in_proportion = one.known.number * other.pain.number
    if not other.limited.number:
        return in_proportion
    return min(in_proportion, other.known.number * one.pain.number)
