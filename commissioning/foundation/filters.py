"""How pages say dates, times, money, counts and what people wrote. Hung on Jinja by `install`."""

import re
from calendar import day_name, month_name
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import nh3
from flask import Flask
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from commissioning.foundation.clock import LONDON, today
from commissioning.foundation.in_words import a_day, pounds

_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,2000}")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")
_TAGS = {"a", "p", "ul", "ol", "li", "strong", "em", "h2", "h3", "h4", "blockquote", "br", "hr"}
_RELATION = "nofollow noopener noreferrer"


def in_london(value: date | datetime) -> date:
    """Give a moment as London's clocks show it; a plain date stays as it is."""
    return value.astimezone(LONDON) if isinstance(value, datetime) else value


def day(value: date | datetime | None) -> str:
    """Say a date as "Friday 27 March 2027"."""
    return f"{day_name[in_london(value).weekday()]} {short_day(value)}" if value else ""


def short_day(value: date | datetime | None) -> str:
    """Say a date as "27 March 2027", where the weekday does not matter."""
    return "" if value is None else a_day(in_london(value))


def month(value: date | None) -> str:
    """Say a month as "March 2027"."""
    return f"{month_name[value.month]} {value.year}" if value else ""


def clock(value: datetime | None) -> str:
    """Say a time of day as "5pm", "5:30pm", "midday" or "midnight"."""
    if value is None:
        return ""
    local = value.astimezone(LONDON)
    hour, minute = local.hour, local.minute
    if minute == 0 and hour in (0, 12):
        return "midday" if hour else "midnight"
    return f"{hour % 12 or 12}{f':{minute:02}' if minute else ''}{'pm' if hour >= 12 else 'am'}"


def moment(value: datetime | None) -> str:
    """Say a moment as "Friday 27 March 2027 at 5pm"."""
    return f"{day(value)} at {clock(value)}" if value else ""


def machine_date(value: date | datetime | None) -> str:
    """Give a date or moment for the datetime attribute of a time element."""
    return in_london(value).isoformat() if value else ""


def relative(value: date | datetime | None, now: date | None = None) -> str:
    """Say how far off a day is: "today", "in 3 days", "2 weeks ago". Only ever beside the date."""
    if value is None:
        return ""
    local = in_london(value)
    days = ((local.date() if isinstance(local, datetime) else local) - (now or today())).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    span = _span(abs(days))
    return f"in {span}" if days > 0 else f"{span} ago"


def _span(days: int) -> str:
    """Say a number of days in the largest unit that does not mislead."""
    for size, unit in ((730, "year"), (61, "month"), (14, "week")):
        if days >= size:
            return plural(days // {"year": 365, "month": 30, "week": 7}[unit], unit)
    return plural(days, "day")


def money(pence: int | None) -> str:
    """Say pence as pounds: "£1,250,000", with pence only when there are some; minus in front."""
    return "" if pence is None else pounds(int(pence))


def count(number: int, most: int | None = None) -> str:
    """Say a count; with `most`, one that stopped counting there is "1,000+"."""
    return f"{most:,}+" if most is not None and number >= most else f"{number:,}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """Say a number of things: "1 lot", "2 lots", "3 charities"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def shorten(text: str | None, words: int = 30) -> str:
    """Give the first words of a text, with "…" when more follow."""
    all_words = (text or "").split()
    return " ".join(all_words[:words]) + ("…" if len(all_words) > words else "")


def paragraphs(text: str | None) -> Markup:
    """Show what someone typed: escaped, in paragraphs, web addresses as links."""
    blocks = re.split(r"\n\s*\n", (text or "").replace("\r\n", "\n").strip())
    shown = (Markup("<br>\n").join(map(_linked, block.split("\n"))) for block in blocks if block)
    frame = Markup('<p class="govuk-body">{}</p>')
    return Markup("\n").join(frame.format(block) for block in shown)


def _linked(line: str) -> Markup:
    parts, end = [], 0
    for match in _ADDRESS.finditer(line):
        address = match[0].rstrip(".,;:!?)]}’”")
        if _is_address(address):
            parts += [escape(line[end : match.start()]), _link(address)]
            end = match.start() + len(address)
    return Markup("").join([*parts, escape(line[end:])])


def _link(address: str) -> Markup:
    return Markup('<a class="govuk-link" href="{0}" rel="{1}">{0}</a>').format(address, _RELATION)


def _is_address(text: str) -> bool:
    """Tell a real web address from "http://Contract Finder" and worse."""
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:
        return False
    return "." in host


def rich(text: str | None) -> Markup:
    """Show simple Markdown (lists, bold, headings from h2 down); HTML in it is shown as typed."""
    lowered = re.sub(r"^(#{1,3}) ", r"#\1 ", text or "", flags=re.MULTILINE)
    html = nh3.clean(_MARKDOWN.render(lowered), tags=_TAGS, url_schemes={"http", "https", "mailto"})
    return Markup(f'<div class="reg-prose">{html}</div>')  # noqa: S704  # cleaned by nh3 above


def keep_lines(text: str | None) -> Markup:
    """Guard the line ends of a textarea's value against templates that indent what they wrap."""
    return Markup(str(escape(text or "")).replace("\n", "&#10;"))  # noqa: S704  # escaped


FILTERS: dict[str, Any] = {
    "day": day,
    "short_day": short_day,
    "month": month,
    "clock": clock,
    "moment": moment,
    "machine_date": machine_date,
    "relative": relative,
    "money": money,
    "count_of": count,
    "shorten": shorten,
    "paragraphs": paragraphs,
    "rich": rich,
    "keep_lines": keep_lines,
}


def install(app: Flask) -> None:
    """Hang the filters on the app's Jinja, and `plural` as a function."""
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals["plural"] = plural
