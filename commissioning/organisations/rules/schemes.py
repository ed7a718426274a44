"""The registers an organisation can be in, as org-id names them (FACTS.md section 1.7).

`public_page` holds `{number}` where the number goes; it is text for a link and is never fetched.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scheme:
    """A register: its org-id prefix, what people call it, and what one of its numbers is like."""

    code: str
    name: str
    hint: str
    public_page: str = ""
    offered: bool = False


_CHC = "https://register-of-charities.charitycommission.gov.uk/charity-search/-/charity-details/"
_SCHEMES = (
    Scheme(
        "GB-CHC",
        "Charity in England or Wales",
        "6 or 7 figures, such as 1234567",
        _CHC + "?regId={number}",
        offered=True,
    ),
    Scheme(
        "GB-SC",
        "Charity in Scotland",
        "SC and 6 figures, such as SC012345",
        "https://www.oscr.org.uk/about-charities/search-the-register/charity-details?number={number}",
        offered=True,
    ),
    Scheme(
        "GB-NIC",
        "Charity in Northern Ireland",
        "6 figures, such as 100123",
        "https://www.charitycommissionni.org.uk/charity-details/?regId={number}",
        offered=True,
    ),
    Scheme(
        "GB-COH",
        "Company, CIC or CIO number from Companies House",
        "8 figures or letters, such as 01234567 or CE012345",
        "https://find-and-update.company-information.service.gov.uk/company/{number}",
        offered=True,
    ),
    Scheme(
        "GB-MPR",
        "Co-operative or community benefit society",
        "Its number in the Mutuals Public Register, such as 4567R",
        "https://mutuals.fca.org.uk/Search/Society/{number}",
        offered=True,
    ),
    Scheme(
        "GB-NHS", "NHS organisation code", "3 to 6 letters or figures, such as RAX", offered=True
    ),
    Scheme(
        "GB-PPON",
        "Public procurement number",
        "It begins with P, such as PBCD-1234-FGHJ",
        offered=True,
    ),
    Scheme("GB-LAE", "Council in England", "Its 3 or 4 letters, such as PLY", offered=True),
    Scheme("GB-LAS", "Council in Scotland", "Its 3 letters, such as GLG"),
    Scheme("GB-PLA", "Council in Wales", "Its 3 letters, such as CRF"),
    Scheme("GB-LANI", "Council in Northern Ireland", "Its 3 letters, such as BFS"),
    Scheme("GB-UKPRN", "Learning provider", "8 figures, such as 10001234"),
    Scheme("GB-EDU", "School in England or Wales", "6 figures, such as 123456"),
    Scheme("GB-SHPE", "Registered housing provider", "Figures or letters, such as L1234"),
    Scheme("GB-GOR", "Government organisation", "Letters and figures, such as EA1113"),
    Scheme("GB-REV", "Charity known to HM Revenue and Customs", "Its reference, such as X1234"),
    Scheme("GB-CASC", "Community amateur sports club", "Its reference"),
    Scheme("GB-CFS", "Supplier number in Find a Tender or Contracts Finder", "Figures"),
    Scheme("GB-SRS", "Supplier number in the Supplier Registration Service", "Its reference"),
    Scheme("360G", "Number a funder gave, as 360Giving writes it", "Letters, figures and dashes"),
)
SCHEMES: dict[str, Scheme] = {scheme.code: scheme for scheme in _SCHEMES}


def offered_schemes() -> tuple[Scheme, ...]:
    """Give the registers a form offers by name; others can be typed."""
    return tuple(scheme for scheme in _SCHEMES if scheme.offered)
