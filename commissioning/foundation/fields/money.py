"""A field for an amount of money, kept as whole pence."""

from collections.abc import Sequence

from commissioning.foundation.fields.asked import AskedField, first_text
from commissioning.foundation.fields.reading import read_pounds

_LONGEST_KEPT = 60


class Money(AskedField):
    """An amount in pounds, from £0 to £10 billion. Data: whole pence (int) or None."""

    template = "money"

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Read the amount; raises ValueError (kept as the field's error) when it is none."""
        typed = first_text(valuelist).strip()
        self.data = None
        if typed:
            self.data = read_pounds(typed)

    def is_empty(self) -> bool:
        """Say whether no amount was entered: £0 is an amount."""
        return self.data is None

    def _value(self) -> str:
        if self.raw_data:
            return first_text(self.raw_data).strip()[:_LONGEST_KEPT]
        if self.data is None:
            return ""
        pounds, pence = divmod(int(self.data), 100)
        return f"{pounds:,}.{pence:02}" if pence else f"{pounds:,}"
