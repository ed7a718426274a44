"""The register's own words are kind ones: no war words, no words of lack or blame."""

import ast
import re
from pathlib import Path

import pytest

RULES = Path(__file__).parents[3] / "commissioning" / "register" / "rules"
UNKIND = re.compile(
    r"\b(fail\w*|los(?:t|er|ers|ing)|reject\w*|target\w*|capture\w*|battle\w*|siege|rival\w*"
    r"|front.?line|hard.to.reach|vulnerable|needy|compete\s+against)\b",
    re.IGNORECASE,
)


def texts(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


@pytest.mark.parametrize("path", sorted(RULES.glob("*.py")), ids=lambda path: path.stem)
def test_no_text_of_the_rules_uses_an_unkind_word(path: Path) -> None:
    assert [text for text in texts(path) if UNKIND.search(text)] == []


def test_the_check_would_see_an_unkind_word() -> None:
    assert UNKIND.search("Your bid failed")
    assert UNKIND.search("rivals")
