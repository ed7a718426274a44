"""Between a board's rule and the answers of its form."""

from typing import Any

from commissioning.boards.forms.parts import write_part
from commissioning.boards.forms.rule import ALL, CONSENSUS, NO, OTHER, SAME, SIMPLE, RuleForm
from commissioning.boards.rules.board_rule import BoardKind, BoardRule, Nation
from commissioning.boards.rules.majority import CONSENSUS as NO_ONE_AGAINST
from commissioning.boards.rules.majority import EVERYONE_ENTITLED, Base, MajorityRule, Over
from commissioning.boards.rules.majority import SIMPLE as MORE_THAN_HALF
from commissioning.boards.rules.parts import HALF
from commissioning.boards.rules.quorum import QuorumRule, Rounding, Which


def rule_of(form: RuleForm) -> BoardRule:
    """Give the rule that a sound form describes."""
    kind = BoardKind(form.kind.data)
    call_in: dict[str, Any] = {
        "scheme": form.scheme.data or "",
        "call_in_days": form.call_in_days.data or 0,
        "nation": Nation(form.nation.data or Nation.ENGLAND_AND_WALES),
    }
    if kind is BoardKind.OFFICER:
        return BoardRule(kind=kind, clause=form.clause.data, **call_in)
    majority = _majority(form, "majority", form.majority.data)
    return BoardRule(
        kind=kind,
        clause=form.clause.data,
        quorum=_quorum(form),
        majority=majority,
        casting_vote=bool(form.casting_vote.data),
        written=_written(form, majority),
        remote=bool(form.remote.data),
        loyalty_clause=form.loyalty_clause.data or "",
        **call_in,
    )


def answers_of(rule: BoardRule) -> dict[str, Any]:
    """Give the answers that a form about an existing rule begins with."""
    return {
        "kind": rule.kind,
        "clause": rule.clause,
        **_quorum_answers(rule.quorum),
        **_majority_answers("majority", rule.majority),
        "casting_vote": rule.casting_vote,
        **_written_answers(rule),
        "remote": rule.remote,
        "loyalty_clause": rule.loyalty_clause,
        "scheme": rule.scheme,
        "call_in_days": rule.call_in_days or None,
        "nation": rule.nation,
    }


def _quorum(form: RuleForm) -> QuorumRule:
    chosen = form.quorum.data
    return QuorumRule(
        number=None if chosen == "part" else form.quorum_number.data,
        part=None if chosen == "number" else form.quorum_part.part,
        rounding=Rounding(form.rounding.data or Rounding.UP),
        which=Which.LESSER if chosen == "lesser" else Which.GREATER,
    )


def _majority(form: RuleForm, name: str, chosen: str) -> MajorityRule:
    if chosen == CONSENSUS:
        return NO_ONE_AGAINST
    if chosen != OTHER:
        return MORE_THAN_HALF
    return MajorityRule(
        part=form[f"{name}_part"].part or HALF,
        base=Base(form[f"{name}_base"].data),
        over=Over(form[f"{name}_over"].data),
    )


def _written(form: RuleForm, majority: MajorityRule) -> MajorityRule | None:
    chosen = form.written.data
    if chosen == NO:
        return None
    known = {ALL: EVERYONE_ENTITLED, SAME: majority}
    return known[chosen] if chosen in known else _majority(form, "written", chosen)


def _quorum_answers(rule: QuorumRule) -> dict[str, Any]:
    both = rule.number is not None and rule.part is not None
    one = "number" if rule.part is None else "part"
    return {
        "quorum": str(rule.which) if both else one,
        "quorum_number": rule.number,
        "quorum_part": write_part(rule.part),
        "rounding": rule.rounding,
    }


def _majority_answers(name: str, rule: MajorityRule) -> dict[str, Any]:
    if rule.over is Over.NO_ONE_AGAINST:
        return {name: CONSENSUS}
    if rule == MORE_THAN_HALF:
        return {name: SIMPLE}
    return _other(name, rule)


def _written_answers(rule: BoardRule) -> dict[str, Any]:
    if rule.written is None:
        return {"written": NO}
    if rule.written == EVERYONE_ENTITLED:
        return {"written": ALL}
    if rule.written == rule.majority:
        return {"written": SAME}
    return _other("written", rule.written)


def _other(name: str, rule: MajorityRule) -> dict[str, Any]:
    return {
        name: OTHER,
        f"{name}_over": rule.over,
        f"{name}_part": write_part(rule.part),
        f"{name}_base": rule.base,
    }
