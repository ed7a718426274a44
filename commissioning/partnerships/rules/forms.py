"""The five legal forms of a partnership. Sources: FACTS.md 1.3 and 1.1."""

from enum import StrEnum


class LegalForm(StrEnum):
    """In which legal form organisations answer together (PRODUCT.md section 5)."""

    INFORMAL_NETWORK = "informal_network"
    LEAD_BODY = "lead_body"
    JOINT_BID = "joint_bid"
    CONSORTIUM = "consortium"
    ALLIANCE = "alliance"
