"""How long the PDF of a large agreement takes: many parties, many risks, savings shared."""

from datetime import date
from time import perf_counter

from commissioning.agreements.documents import Paper, agreement_pdf, paper_of
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import Bearer, Clause, Party, Risk
from commissioning.agreements.rules.sharing_terms import Band, PartyWeight, TargetCostShares
from commissioning.partnerships.rules.forms import LegalForm

PARTIES, RISKS, CLAUSES = 50, 200, 20


def time_of_a_large_paper() -> tuple[float, int]:
    """Give the seconds that setting out and printing took, and the bytes printed.

    Once only: the printer remembers what it set before, so a second round would flatter it.
    """
    began = perf_counter()
    size = len(agreement_pdf(_paper()))
    return perf_counter() - began, size


def _paper() -> Paper:
    return paper_of(_content(), "bench", 2, "ab" * 32, "cd" * 32, date(2027, 1, 5), "Offered")


def _content() -> Content:
    refs = [f"p{number}" for number in range(1, PARTIES + 1)]
    said = "We do this together, and we say early when something changes. " * 6
    return Content(
        title="A large alliance",
        legal_form=LegalForm.ALLIANCE,
        purpose="Everyone who needs it has somewhere warm to go.",
        parties=tuple(
            Party(ref=ref, name=f"Organisation {rank}", rank=rank, role="Runs a warm room")
            for rank, ref in enumerate(refs, start=1)
        ),
        clauses=tuple(
            Clause(key=f"own-{number}", title=f"Clause {number}", text=said)
            for number in range(CLAUSES)
        ),
        risks=tuple(_risk(number, refs[number % PARTIES]) for number in range(RISKS)),
        shares=_shares(refs),
    )


def _risk(number: int, ref: str) -> Risk:
    return Risk(
        ref=f"r{number}",
        title=f"Risk {number}",
        what="More people come than there is room for.",
        bearers=(Bearer(party=ref, percent_bp=10_000),),
        mitigation="We open one more room.",
        holder=ref,
    )


def _shares(refs: list[str]) -> TargetCostShares:
    return TargetCostShares(
        target_pence=100_000_000_00,
        bands=(
            Band(upto_bp=9_000, share_bp=3_000),
            Band(upto_bp=11_000, share_bp=5_000),
            Band(share_bp=2_000),
        ),
        overspend_limit_pence=5_000_000_00,
        weights=tuple(PartyWeight(party=ref, gain=1, pain=1) for ref in refs),
        allowable_cost="What the open book shows",
        vat="Without VAT",
        changes_of_target="All agree in writing",
        paid_on="Within 30 days",
        settlement="The end of the quarter",
    )
