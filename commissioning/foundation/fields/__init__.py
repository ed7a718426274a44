"""Form fields: each tidies what was typed, never raises, and says what to do when it cannot."""

from commissioning.foundation.fields.asked import AskedField
from commissioning.foundation.fields.choices import (
    Choice,
    Choices,
    Option,
    Pick,
    Suggested,
    Tick,
    Upload,
    YesNo,
)
from commissioning.foundation.fields.dates import DateParts, DeadlineParts, MonthParts
from commissioning.foundation.fields.money import Money
from commissioning.foundation.fields.numbers import NumberField, Whole
from commissioning.foundation.fields.text import Line, Lines, Paragraphs, Secret, Sentence

__all__ = [
    "AskedField",
    "Choice",
    "Choices",
    "DateParts",
    "DeadlineParts",
    "Line",
    "Lines",
    "Money",
    "MonthParts",
    "NumberField",
    "Option",
    "Paragraphs",
    "Pick",
    "Secret",
    "Sentence",
    "Suggested",
    "Tick",
    "Upload",
    "Whole",
    "YesNo",
]
