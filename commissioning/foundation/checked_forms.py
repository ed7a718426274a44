"""Forms whose free text is read for money talk: a warning with its reason, never a refusal."""

from collections.abc import Iterator
from typing import Any, ClassVar

from wtforms import HiddenField

from commissioning.foundation.chance import fingerprint
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.words.money_talk import Finding, find_money_talk


class CheckedForm(RegisterForm):
    """A form that warns once of what should not be said while a competition is live.

    `checked` names its free texts. The same words sent a second time are kept, knowingly.
    """

    checked: ClassVar[tuple[str, ...]] = ()
    warned = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the fields; then warn, unless the person was warned of these very words."""
        if not super().validate(extra_validators):
            return False
        found = list(self._findings())
        stamp = fingerprint("\n".join(f"{name}:{each.text}" for name, each in found))[:16]
        if not found or self.warned.data == stamp:
            return True
        self.warned.raw_data, self.warned.data = None, stamp
        for name, finding in found:
            self.refuse(_warning(finding), name)
        return False

    @property
    def kept_knowingly(self) -> bool:
        """Tell whether something was found and the person went on, having read why."""
        return any(self._findings())

    def _findings(self) -> Iterator[tuple[str, Finding]]:
        for name in self.checked:
            held = self._fields.get(name)
            for finding in find_money_talk(held.data or "") if held else ():
                yield name, finding


def _warning(finding: Finding) -> str:
    return (
        f"“{finding.text.strip()[:60]}”: {finding.why} "
        "Change it, or send this again to keep it as it is"
    )
