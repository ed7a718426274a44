"""The most that one party could lose by an agreement: what a trustee asks first."""

from commissioning.agreements.rules.agreed_sums import AgreedTarget, agreed_sums
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.losses import losses_of_each
from commissioning.agreements.rules.missing_money import missing_sums


def most_we_could_lose(content: Content, party: str) -> int | None:
    """Give the most that a party (its reference) could bear of the overspends, in pence.

    That is when all the others leave, which no board can know beforehand. 0 where no overspend is
    shared; None where there is no limit, or it is not worked out.
    """
    if missing_sums(content):
        return None
    sums = agreed_sums(content)
    if not isinstance(sums, AgreedTarget):
        return 0
    losses = losses_of_each(sums.terms, sums.parties)
    return losses[party].alone_pence if party in losses else 0
