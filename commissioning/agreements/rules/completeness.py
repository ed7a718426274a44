"""What an agreement still lacks, for its form and its size (PRODUCT.md section 6).

What is `needed` is asked for before an agreement is offered; the rest is advice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from commissioning.agreements.rules.circumstances import Facts, circumstances
from commissioning.agreements.rules.clauses.library import LIBRARY, needed_kinds
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.missing_money import missing_money, names_commissioner
from commissioning.agreements.rules.parts import Clause, Party, Risk
from commissioning.agreements.rules.sharing_terms import Shares, TargetCostShares
from commissioning.foundation.in_words import a_day, percent
from commissioning.partnerships.rules.forms import LegalForm

BLANK = re.compile(r"\[([^\[\]]{1,300})\]")
OVER = "Choose an end that is still to come: {day} has passed, so this would be over at once"
COMMISSIONER = (
    "Say who the commissioner is: bring them in as a party, or name them in the clause “{title}”, "
    "with where they agreed"
)
_WHOLE_BP = 10_000
_LEAST_STEPS = 2


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do. `where` is a part of the content, or the key of a clause.

    `in_clause` tells the clause “Risks” from the list of risks: some share a name.
    """

    what: str
    where: str
    needed: bool = True
    in_clause: bool = False


def missing(content: Content, facts: Facts) -> tuple[Missing, ...]:
    """List what is still to be said, in the order of the page; nothing means complete."""
    return (
        *_missing_at_the_top(content, facts),
        *_missing_parties(content, facts),
        *_missing_clauses(content, facts),
        *(Missing(what, "shares") for what in missing_money(content)),
        *_missing_commissioner(content),
        *_missing_risks(content),
        *_missing_for_disputes(content),
        *_missing_for_learning(content),
    )


def is_complete(content: Content, facts: Facts) -> bool:
    """Tell whether everything that is needed has been said."""
    return not any(item.needed for item in missing(content, facts))


def blanks(text: str) -> list[str]:
    """List what is left to fill in: the words between square brackets."""
    return [" ".join(found.split()) for found in BLANK.findall(text)]


def _missing_at_the_top(content: Content, facts: Facts) -> Iterator[Missing]:
    if not content.title.strip():
        yield Missing("Give the agreement a title", "title")
    if not content.purpose.strip():
        yield Missing("Say in a sentence or two what it is for", "purpose")
    for words in blanks(f"{content.title} {content.purpose}"):
        yield Missing(f"Fill in “{words}”", "purpose")
    yield from _missing_dates(content)
    if facts.today and content.ends_on and content.ends_on < facts.today:
        yield Missing(OVER.format(day=a_day(content.ends_on)), "dates")


def _missing_dates(content: Content) -> Iterator[Missing]:
    begins, ends = content.starts_on, content.ends_on
    lasting = content.legal_form != LegalForm.INFORMAL_NETWORK
    if begins is None:
        yield Missing("Say when it starts", "dates", needed=lasting)
    if ends is None:
        yield Missing("Say when it ends", "dates", needed=lasting)
    if begins and ends and ends < begins:
        yield Missing("Let it end on or after the day it starts", "dates")
    if not content.reviews:
        yield Missing("Choose a day to look at it together", "reviews", needed=False)


def _missing_parties(content: Content, facts: Facts) -> Iterator[Missing]:
    if len(content.parties) < 2:
        yield Missing("Name at least two parties", "parties")
    for party in content.parties:
        if not party.role.strip():
            yield Missing(f"Say what {party.name} does", "parties")
    yield from _missing_for_a_lead(content, facts)
    if not content.contributions:
        yield Missing("Say what each party brings", "contributions")
    else:
        yield from _who_brings_nothing(content)


def _missing_for_a_lead(content: Content, facts: Facts) -> Iterator[Missing]:
    leads = [party for party in content.parties if party.is_lead]
    if len(leads) > 1 or (not leads and content.legal_form == LegalForm.LEAD_BODY):
        yield Missing("Say which one party leads", "parties")
    elif leads:
        yield from (
            Missing(
                f"Ask {party.name} for its written authority for {leads[0].name} to lead",
                "lead_authority",
            )
            for party in content.parties
            if _gives_authority(party) and party.ref not in facts.authority_from
        )


def _gives_authority(party: Party) -> bool:
    return not (party.is_lead or party.is_commissioner)


def _who_brings_nothing(content: Content) -> Iterator[Missing]:
    bringing = {item.party for item in content.contributions}
    for party in content.parties:
        if party.ref not in bringing:
            what = f"Say what {party.name} brings, if anything"
            yield Missing(what, "contributions", needed=False)


def _missing_clauses(content: Content, facts: Facts) -> Iterator[Missing]:
    there = {clause.key for clause in content.clauses}
    for kind in needed_kinds(content.legal_form, circumstances(content, facts)):
        if kind.key not in there:
            what = f"Add the clause “{kind.title}”: {kind.when.because}"
            yield Missing(what, kind.key, in_clause=True)
    for clause in content.clauses:
        yield from _missing_in(clause)
    if content.legal_form == LegalForm.ALLIANCE:
        yield from _missing_for_an_alliance(content)


def _missing_in(clause: Clause) -> Iterator[Missing]:
    if not clause.text.strip():
        what = f"Write the clause “{clause.title}”, or take it out"
        yield Missing(what, clause.key, in_clause=True)
    for words in blanks(f"{clause.title} {clause.text}"):
        yield Missing(f"In “{clause.title}”, fill in “{words}”", clause.key, in_clause=True)


def _missing_for_an_alliance(content: Content) -> Iterator[Missing]:
    deciding = next((clause.text for clause in content.clauses if clause.key == "deciding"), "")
    if deciding and "unanim" not in deciding.casefold():
        yield Missing("Say that an alliance decides unanimously", "deciding")
    if deciding and "best for" not in deciding.casefold():
        yield Missing("Say that decisions ask what is best for people", "deciding")


def _missing_commissioner(content: Content) -> Iterator[Missing]:
    by_cost = isinstance(content.shares, TargetCostShares)
    if (by_cost or content.legal_form == LegalForm.ALLIANCE) and not names_commissioner(content):
        key = "target_cost" if by_cost else "shares"
        what = COMMISSIONER.format(title=LIBRARY[key].title)
        yield Missing(what, key, needed=by_cost, in_clause=True)


def _missing_risks(content: Content) -> Iterator[Missing]:
    if not content.risks:
        yield Missing("List what could happen, and who bears it", "risks")
    for risk in content.risks:
        yield from _missing_for_a_risk(risk)


def _missing_for_a_risk(risk: Risk) -> Iterator[Missing]:
    borne = sum(bearer.percent_bp for bearer in risk.bearers)
    if borne != _WHOLE_BP:
        what = f"Say who bears “{risk.title}”: the parts come to {percent(borne)}, not 100%"
        yield Missing(what, "risks")
    if risk.holder is None:
        yield Missing(f"Say who keeps an eye on “{risk.title}”", "risks", needed=False)
    if not risk.mitigation.strip():
        yield Missing(f"Say what you do about “{risk.title}”", "risks", needed=False)
    for words in blanks(f"{risk.title} {risk.what} {risk.mitigation}"):
        yield Missing(f"In the risk “{risk.title}”, fill in “{words}”", "risks")


def _missing_for_disputes(content: Content) -> Iterator[Missing]:
    if len(content.disputes) < _LEAST_STEPS:
        what = f"List at least {_LEAST_STEPS} steps for when you do not agree, each with its days"
        needed = content.legal_form != LegalForm.INFORMAL_NETWORK
        yield Missing(what, "disputes", needed=needed)


def _missing_for_learning(content: Content) -> Iterator[Missing]:
    for measure in content.measures:
        if not measure.counted.strip():
            what = f"Say what you count to answer “{measure.question}”"
            yield Missing(what, "measures", needed=False)
        if measure.used_for_payment and not _pays_by_measure(content.shares):
            what = f"Say how “{measure.question}” changes what is paid, or keep it for learning"
            yield Missing(what, "measures")


def _pays_by_measure(shares: Shares) -> bool:
    return isinstance(shares, TargetCostShares) and shares.modifier.on
