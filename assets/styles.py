"""Makes one small stylesheet of GOV.UK Frontend's compiled one and our own.

We are not on GOV.UK, so its typeface and crest must go (docs/adr/0012). What no page of ours
uses goes as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import tinycss2
from tinycss2.ast import AtRule, CurlyBracketsBlock, LiteralToken, Node, QualifiedRule
from tinycss2.ast import WhitespaceToken as Space

FONT_STACK = '"Atkinson Hyperlegible Next",arial,sans-serif'
THEIR_FONT_STACK = "GDS Transport,arial,sans-serif"

USED_COMPONENTS = frozenset(
    """
    back-link breadcrumbs button character-count checkboxes date-input details error-message
    error-summary fieldset file-upload footer generic-header hint input inset-text label
    notification-banner pagination panel password-input radios select service-navigation
    skip-link summary-list table tabs tag task-list textarea warning-text
    """.split()
)
CROWN_PARTS = ("footer__copyright-logo", "footer__crown", "footer__licence-logo")
UNUSED_UTILITIES = re.compile(r"\.govuk-\\!-static-")  # spacing that is the same on every width
FALLBACK = re.compile(r"var\((--govuk-[a-z-]+),[^()]*\)")  # idle: the file defines every one
GROUPING = frozenset({"media", "supports"})
NEVER_KEPT = frozenset({"charset", "font-face", "-moz-document"})


class Purge(Protocol):
    """Says whether a selector, as text, is to go."""

    def __call__(self, selector: str) -> bool: ...


def theirs(css: str, components: Iterable[str]) -> str:
    """Return GOV.UK Frontend's CSS with our typeface and without what we must not or do not use.

    `components` are the names of all components it has; raises ValueError when something of
    GOV.UK's own, or any address to load from, is left over.
    """
    kept = "".join(_kept(tinycss2.parse_stylesheet(css, True, True), unused(components)))
    kept = kept.replace(THEIR_FONT_STACK, "var(--register-font)")
    kept = FALLBACK.sub(r"var(\1)", kept)
    for forbidden in ("GDS Transport", "url(", "crest"):
        if forbidden in kept:
            raise ValueError(f"the stylesheet still holds “{forbidden}”")
    return f":root{{--register-font:{FONT_STACK}}}{kept}"


def unused(components: Iterable[str]) -> Purge:
    """Make the question whether a selector belongs to a component that no page of ours uses."""
    names = [*sorted(set(components) - USED_COMPONENTS), *CROWN_PARTS]
    pattern = re.compile(rf"\.govuk-(?:{'|'.join(map(re.escape, names))})(?![a-z0-9])")
    patterns = (pattern, UNUSED_UTILITIES)
    return lambda selector: any(each.search(selector) for each in patterns)


def _kept(rules: Sequence[Node], purge: Purge) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            yield _kept_rule(rule, purge)
        elif isinstance(rule, AtRule) and rule.lower_at_keyword not in NEVER_KEPT:
            yield _kept_group(rule, purge)


def _kept_rule(rule: QualifiedRule, purge: Purge) -> str:
    selectors = [text for text in _selectors(rule.prelude) if not purge(text)]
    if not selectors:
        return ""
    return f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"


def _kept_group(rule: AtRule, purge: Purge) -> str:
    if rule.lower_at_keyword not in GROUPING or rule.content is None:
        return str(rule.serialize())
    inside = "".join(_kept(tinycss2.parse_rule_list(rule.content, True, True), purge))
    prelude = tinycss2.serialize(rule.prelude)
    return f"@{rule.at_keyword}{prelude}{{{inside}}}" if inside else ""


def _selectors(prelude: Sequence[Node]) -> list[str]:
    """Split a rule's selectors at their outer commas: those inside :is() are nodes below."""
    groups: list[list[Node]] = [[]]
    for node in prelude:
        if isinstance(node, LiteralToken) and node.value == ",":
            groups.append([])
        else:
            groups[-1].append(node)
    return [tinycss2.serialize(group).strip() for group in groups]


def tightened(css: str) -> str:
    """Return CSS without comments and without the white space that means nothing."""
    return _tight(tinycss2.parse_component_value_list(css, skip_comments=True))


def _tight(nodes: Sequence[Node]) -> str:
    return "".join(
        _tight_node(node)
        for index, node in enumerate(nodes)
        if not (isinstance(node, Space) and _is_idle(nodes, index))
    )


def _tight_node(node: Node) -> str:
    if isinstance(node, Space):
        return " "
    if isinstance(node, CurlyBracketsBlock):
        return f"{{{_tight(node.content)}}}"
    return str(node.serialize())


def _is_idle(nodes: Sequence[Node], index: int) -> bool:
    """Say whether white space stands at an end, or beside a block, a comma or a semicolon."""
    if index in {0, len(nodes) - 1}:
        return True
    return _divides(nodes[index - 1]) or _divides(nodes[index + 1])


def _divides(node: Node) -> bool:
    if isinstance(node, LiteralToken):
        return node.value in {",", ";"}
    return isinstance(node, CurlyBracketsBlock)
