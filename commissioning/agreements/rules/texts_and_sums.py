"""The kinds of text and number that an agreement is made of, and how large each may be."""

from typing import Annotated

from msgspec import Meta

MOST_PENCE = 10_000_000_000 * 100  # £10 billion, far below where JSON's numbers lose a penny
MOST_PARTIES = 200
MOST_RISKS = 500
MOST_CLAUSES = 120
MOST_ITEMS = 1_000  # contributions, and benefits that are not money
MOST_MEASURES = 200
MOST_REVIEWS = 100
MOST_STEPS = 12
MOST_BANDS = 20

# Line breaks and tabs are text; other control characters and half characters (lone surrogates)
# are not: databases, PDF and the canonical form each refuse some of them.
_WRITTEN = r"\A[^\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]*\Z"

Ref = Annotated[str, Meta(pattern=r"\A[a-z0-9][a-z0-9_-]{0,63}\Z")]
Line = Annotated[str, Meta(max_length=300, pattern=_WRITTEN)]
Words = Annotated[str, Meta(max_length=4_000, pattern=_WRITTEN)]
ClauseText = Annotated[str, Meta(max_length=20_000, pattern=_WRITTEN)]

Pence = Annotated[int, Meta(ge=0, le=MOST_PENCE)]
Weight = Annotated[int, Meta(ge=0, le=1_000_000)]
BasisPoints = Annotated[int, Meta(ge=0, le=10_000)]  # hundredths of a percent: 100% is 10,000
BandEdge = Annotated[int, Meta(gt=0, le=1_000_000)]  # as a part of the target cost, same unit
Days = Annotated[int, Meta(ge=1, le=366)]
OneToThree = Annotated[int, Meta(ge=1, le=3)]
Rank = Annotated[int, Meta(ge=1, le=1_000_000)]
