"""When somebody on a board is reminded, and that it is once a day at most."""

from datetime import date
from hashlib import sha256

from commissioning.foundation.chance import ALPHABET, REF_LENGTH

DAYS_BEFORE = 3  # how long before its day a decision begins to remind
MOST_DAYS = 60


def reference(decision: str, seat: str, on: date) -> str:
    """Name the one letter that reminds this seat of this decision on this day.

    Letters carry references that no two share, so a second one cannot even be kept.
    """
    said = sha256(f"remind/{decision}/{seat}/{on.isoformat()}".encode()).digest()
    return "".join(ALPHABET[byte & 31] for byte in said[:REF_LENGTH])
