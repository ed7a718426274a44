"""Whether a change is material: every board decides again unless it is one of a short list.

Not material are contact details, meeting dates and spelling (PRODUCT.md section 6). An immaterial
change is still acknowledged by an officer of every party.
"""

import re

from commissioning.agreements.rules.clauses.library import clause_kind

# Whether changing a part of an agreement is material. For clauses, their kind says.
MATERIAL_PARTS = {
    "title": True,
    "purpose": True,
    "legal_form": True,
    "dates": True,
    "parties": True,
    "contributions": True,
    "benefits_other": True,
    "shares": True,
    "risks": True,
    "measures": True,
    "reviews": True,
    "disputes": True,
}

# A promise does not become harmless by standing among the contact details.
_BINDING = re.compile(
    r"£|%|\b(?:pay|pays|paid|payable|owe|owes|bear|bears|borne|share|shares|liable|liability|"
    r"must|shall|agrees?|limit|limits|decides?|consent|approves?|approval|indemnif\w+|terminat\w+|"
    r"costs?|risks?|loss|losses|money|fees?)\b",
    re.IGNORECASE,
)


def is_material_part(part: str, key: str, touched: str) -> bool:
    """Tell whether a change is material, by where it stands and the words it adds or strikes.

    `part` is a field of the content (KeyError for no such), `key` that of a clause.
    """
    if part != "clauses":
        return MATERIAL_PARTS[part]
    kind = clause_kind(key)
    return kind is None or kind.material or bool(_BINDING.search(touched))
