"""Terms and parties that the tests of the arithmetic share, and how to make any others."""

from hypothesis import strategies as st

from commissioning.agreements.rules.sharing_terms import Band
from commissioning.agreements.rules.terms import OverTo, Party, Terms

MOST = 10_000_000_000_00


def pounds(amount: int | str) -> int:
    """Turn "23,333.33" or 50_000 into pence."""
    whole, _, rest = str(amount).replace(",", "").partition(".")
    return int(whole) * 100 + int(rest.ljust(2, "0"))


def bands(*pairs: tuple[int | None, int]) -> tuple[Band, ...]:
    """Make bands from (upper edge, share), both in whole percents."""
    return tuple(
        Band(upto_bp=None if upto is None else upto * 100, share_bp=share * 100)
        for upto, share in pairs
    )


# The bands and the target of PRODUCT.md section 6.
TABLE = Terms(
    target_pence=pounds(1_000_000), bands=bands((80, 15), (90, 30), (110, 50), (None, 20))
)


def party(key: str, rank: int, weight: int, own_limit: int | None = None) -> Party:
    """Make a party with the same part of gains and overspends."""
    return Party(
        key=key, rank=rank, gain_weight=weight, pain_weight=weight, own_limit_pence=own_limit
    )


THREE = (party("a", 1, 40), party("b", 2, 35), party("c", 3, 25))

AMOUNTS = st.one_of(st.integers(0, 400), st.integers(0, MOST))
SHARES = st.one_of(st.integers(0, 10_000), st.sampled_from([0, 10_000]))


@st.composite
def terms(draw: st.DrawFn, *, largest: int = MOST) -> Terms:
    """Make any sound terms with a target cost of up to `largest` pence."""
    edges = sorted(draw(st.sets(st.integers(1, 20_000), max_size=5)))
    limits = st.none() | st.integers(0, largest)
    return Terms(
        target_pence=draw(st.integers(1, largest)),
        bands=tuple(Band(upto_bp=edge, share_bp=draw(SHARES)) for edge in [*edges, None]),
        overspend_limit_pence=draw(limits),
        savings_limit_pence=draw(limits),
        modifier_bp=draw(st.none() | st.integers(0, 10_000)),
        over_own_limit=draw(st.sampled_from(OverTo)),
    )


@st.composite
def parties(draw: st.DrawFn, *, most: int = 6, largest_limit: int = MOST) -> tuple[Party, ...]:
    """Make up to `most` parties in any order of entry; at least one has a part of each."""
    weights = st.one_of(st.integers(0, 9), st.integers(0, 1_000_000))
    ranks = draw(st.lists(st.integers(1, 999), min_size=1, max_size=most, unique=True))
    made = [
        Party(
            key=f"party{rank}",
            rank=rank,
            gain_weight=draw(weights),
            pain_weight=draw(weights),
            own_limit_pence=draw(st.none() | st.integers(0, largest_limit)),
        )
        for rank in ranks
    ]
    with_a_part = Party(key="sure", rank=1_000, gain_weight=1, pain_weight=1)
    return (*made, with_a_part)
