"""The lead's written authority from each member (FACTS.md 1.3: a lead is authorised in writing)."""

from datetime import date

COVERS, KEPT = 500, 300  # letters


def why_not(*, has_lead: bool, is_lead: bool, stands: bool) -> str:
    """Say why an organisation cannot give its authority now; "" when it can."""
    if not has_lead:
        return "Nobody leads this partnership yet. Name a lead first, in a change that all confirm"
    if is_lead:
        return "You lead this partnership: the others give their authority to you"
    if stands:
        return "Yours stands already. End it before you write another"
    return ""


def why_not_dated(given_on: date, today: date) -> str:
    """Say what is wrong with the date on the paper; "" when nothing is."""
    return "Enter the date on the paper, which cannot be after today" if given_on > today else ""
