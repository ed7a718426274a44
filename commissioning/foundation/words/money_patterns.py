"""The patterns of money talk, each a row with what it is for.

Every repeat is bounded, so no text makes them slow. Numbers alone (years, "24/7", telephone
numbers, how many people) match nothing: an amount needs a sign or a word of money beside it.
"""

import re
from typing import Literal

Talk = Literal["money", "rate", "price", "discount", "margin", "not bidding"]

_FIGURE = r"\d(?:,?\d){0,14}(?:\.\d{1,4})?"
_SIZE = r"(?:\s?(?:k|m|bn|thousand|million|billion|grand)\b)?"
_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|and|a)"
)
_SUM = rf"(?:[£€$]\s?{_FIGURE}{_SIZE}|{_FIGURE}{_SIZE}\s?(?:pounds|quid|gbp|euros?)\b)"
_EACH = r"(?:an?|per|each|every)\s(?:hour|day|half[ -]day|week|session|person|head|place|bed|visit)"
_US = r"(?:we|i|you|they|us|they'll|you'll|both|neither of us)"
_WILL_NOT = (
    r"(?:will not|won['’]?t|would not|wouldn['’]?t|shall not|are not|aren['’]?t|['’]?re not"
    r"|am not|['’]m not|do not|don['’]?t|not)"
)
_BID = r"(?:bid(?!\s(?:farewell|goodbye|you\b))|bidding|tender(?:ing)?\b|compete|competing)"
_THIS = r"(?:this|that|the|your|our)(?:\s(?:one|bid|tender|contract|round|lot|opportunity))"
_IT = rf"(?:it\b|lots?\s\w{{1,4}}|{_THIS}|this|that)"


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")", re.IGNORECASE)


PATTERNS: tuple[tuple[Talk, re.Pattern[str]], ...] = (
    (
        "rate",
        _any(
            rf"{_SUM}\s?(?:/|p)\s?(?:h|hr|hour|d|day)\b",
            rf"{_SUM}\s{_EACH}\b",
            r"(?:day|daily|hourly|unit|bed|session)[ -](?:rates?|costs?|prices?)\b",
            r"rate card\b",
            r"costs? per (?:head|person|hour|day|session|bed|place|unit|visit)\b",
            r"(?:our|my|their|your) rates?\b(?! (?:card|of))",
        ),
    ),
    (
        "money",
        _any(
            _SUM,
            rf"(?:gbp|eur|usd)\s?{_FIGURE}{_SIZE}",
            r"\d{1,2}p\b",
            r"\d{1,3} grand\b",
            rf"(?:{_NUMBER_WORD}[\s-]){{1,8}}(?:pounds|quid|grand)\b",
            r"\d{1,4}(?:\.\d{1,2})?k (?:a|per|each|every) (?:year|annum|month)\b",
            r"(?:budget|contract|bid|funding|cost|costs|worth|fee|fees|salary) (?:of|is|at|around"
            r"|about|under|over|for) (?:about |around |under |over )?\d[\d,.]{0,14}(?:k|m)\b",
        ),
    ),
    (
        "price",
        _any(
            r"(?:our|my|your|their|the|a|lowest|low|lower|higher|bid|tender|fixed|contract|best)"
            r" pric(?:e|es|ing)\b",
            r"pric(?:e|ed|ing) (?:at|of|for|it|this|our|the|below|above|under)\b",
            rf"{_US}(?: would|['’]d| will|['’]ll)? (?:charge|quote)\b",
            r"undercut(?:ting)?\b",
            r"cheaper than\b",
            rf"{_US}(?: will|['’]ll| would|['’]d| could| can)? (?:bid|tender|quote|go in)"
            r" (?:at|around|about|for) \d",
        ),
    ),
    (
        "discount",
        _any(
            r"\d{1,3}(?:\.\d{1,2})?\s?(?:%|per ?cent) (?:off|discount|cheaper)\b",
            r"\d{1,3}(?:\.\d{1,2})?\s?(?:%|per ?cent) (?:below|under|less than|lower than|above"
            r"|over|more than) (?:the |your |our |their |last )?"
            r"(?:price|cost|budget|rate|quote|bid|ceiling|estimate|cap)",
            r"discount(?:s|ed)?\b",
        ),
    ),
    (
        "margin",
        _any(
            r"(?:profit|our|gross|net|operating|their|your) margins?\b",
            r"margins? (?:of|is|at|around|about|under) \d",
            r"\d{1,3}(?:\.\d{1,2})?\s?(?:%|per ?cent) (?:margin|mark-?up|profit|surplus)",
            r"\d{1,3}(?:\.\d{1,2})?\s?(?:%|per ?cent) overheads?",
            r"mark-?up\b",
            r"(?:surplus|overheads?|management fee) (?:of|at|is) \d{1,3}(?:\.\d{1,2})?\s?%",
        ),
    ),
    (
        "not bidding",
        _any(
            rf"{_US}\s?{_WILL_NOT} (?:be |going to |plan to |want to )?{_BID}[^.!?\n]{{0,30}}",
            rf"(?:agree|promise|decide|prefer|offer)(?:d|s)? not to {_BID}",
            r"(?:nobody|no one|only one of us|one of us) (?:else )?(?:will |should |can |to )?"
            r"(?:bid|tender)\b",
            rf"{_US}(?: will|['’]ll| can| could| would|['’]d)?"
            r" (?:stand|step|stay|keep|sit|bow|drop) (?:aside|out|back|away|down)"
            rf"(?: of| from| for| on)? {_IT}(?! (?:committee|board))",
            rf"{_US}(?: will|['’]ll| would|['’]d) (?:stand|step) aside\b",
            r"sit (?:this|that) one out\b",
            rf"leave (?:{_IT}) (?:to|for) (?:you|them|us)\b(?! to)",
            r"(?:you|we)(?: can| could| should|['’]ll)? (?:take|have|go for|bid for)"
            r" (?:this|that|the next|the other|the first) (?:one|lot|area|contract|round)\b",
            r"(?:you|we)(?: can| could|['’]ll)? (?:take|have) lots? \w{1,4}\b",
            r"(?:your|our) turn (?:to (?:bid|win|have)|this time|next)\b",
            r"take (?:it in )?turns (?:to (?:bid|win|tender)|bidding|winning)\b",
            r"(?:split|carve up|divide|share out) the (?:lots|areas|contracts|market|patch)\b",
            r"(?:cover|token|dummy|courtesy) (?:bid|price|quote|tender)\b",
            r"(?:withdraw|pull out|drop out) (?:our bid |your bid )?(?:if|so that|so) (?:you|we)\b",
            r"(?:keep|stay) off (?:your|our|their|each other['’]?s) (?:patch|area|contract)\b",
        ),
    ),
)

SOFTENERS = re.compile(
    r"\b(?:vouchers?|gift cards?|tickets?|membership|donations?|raised|fundrais\w{1,4}|turnover"
    r"|entry fee|pocket money|prizes?|benefits?|debts?|savings account)\b",
    re.IGNORECASE,
)
