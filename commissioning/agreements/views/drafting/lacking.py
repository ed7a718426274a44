"""What a draft still lacks, told apart by the page on which it is said."""

from commissioning.agreements.rules.circumstances import Facts
from commissioning.agreements.rules.completeness import Missing, missing
from commissioning.agreements.rules.content import Content

PAGES = {
    "title": "about",
    "purpose": "about",
    "legal_form": "about",
    "dates": "about",
    "parties": "parties",
    "contributions": "contributions",
    "benefits_other": "benefits",
    "shares": "shares",
    "risks": "risks",
    "measures": "measures",
    "reviews": "reviews",
    "disputes": "disputes",
    "lead_authority": "parties",  # given in the partnership; the clause about it is another thing
}


def lacking_by_page(content: Content, facts: Facts) -> dict[str, list[Missing]]:
    """Give what is missing by the page that asks for it: "about", "risks", "clauses/<key>"…"""
    found: dict[str, list[Missing]] = {}
    for one in missing(content, facts):
        found.setdefault(page_of(one), []).append(one)
    return found


def page_of(one: Missing) -> str:
    """Name the page on which something missing is said."""
    clause = f"clauses/{one.where}"
    return clause if one.in_clause else PAGES.get(one.where, clause)


def lacking_in(content: Content, part: str, facts: Facts) -> list[Missing]:
    """Give what is missing in one part; of a list, what is missing in the whole of it."""
    return lacking_by_page(content, facts).get(part, [])


def lacking_in_item(content: Content, kind: str, title: str, facts: Facts) -> list[Missing]:
    """Give what is missing in one item of a list, which completeness names by its title."""
    found = lacking_in(content, kind, facts)
    return [one for one in found if title and f"“{title}”" in one.what]
