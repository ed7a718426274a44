"""One decision of a board, as the reader of a page may see it; and how a form about it is sent."""

from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.permissions import BOARD
from commissioning.boards.models import BoardInterest, Resolution, Vote, Voter
from commissioning.boards.permissions import RESOLUTIONS, UNDER_WAY
from commissioning.boards.queries.resolutions import own_interest, own_vote, whole
from commissioning.boards.rules.board_rule import BoardRule, rule_from
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.mid_sentence import mid_sentence
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.errors import NotAllowed
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.permissions import NOT_YOURS
from commissioning.foundation.web import actor, reading


@dataclass(frozen=True, slots=True)
class OpenedDecision:
    """A resolution, what the reader may do with it, and what they said of it themselves."""

    resolution: Resolution
    verbs: frozenset[str]
    interest: BoardInterest | None
    vote: Vote | None

    @property
    def title(self) -> str:
        """Name what is decided on: the agreement, and which version of it."""
        version = self.resolution.version
        return f"{version.agreement.title}, version {version.number}"

    @property
    def on_board(self) -> bool:
        """Tell whether the reader sits on the board, or keeps its minutes."""
        return actor().role in BOARD

    @property
    def reads(self) -> bool:
        """Tell whether the papers are open to the reader."""
        return "read papers" in self.verbs

    @property
    def kept_out(self) -> bool:
        """Tell whether what the reader declared keeps them out."""
        declared = self.interest is not None and self.interest.kind != Interest.NONE
        return declared and not self.reads

    @property
    def going_on(self) -> bool:
        """Tell whether it is not closed yet."""
        return self.resolution.status in UNDER_WAY

    @property
    def rule(self) -> BoardRule:
        """Give the board's rule as it stood when the decision was opened."""
        return rule_from(self.resolution.rule)

    @property
    def clause(self) -> str:
        """Name the clause that lets the others release a conflict of loyalty; "" without one."""
        return mid_sentence(self.resolution.loyalty_clause or self.rule.loyalty_clause)

    @property
    def voter(self) -> Voter | None:
        """Give the reader's own line on the frozen list."""
        own = (v for v in self.resolution.voters if v.person_id == actor().person_id)
        return next(own, None)

    @property
    def may_move(self) -> bool:
        """Tell whether the reader may still change when and where the board meets."""
        found = self.resolution
        meets = found.procedure == Procedure.MEETING and found.status == "open"
        return meets and "hold" in self.verbs

    @property
    def page(self) -> str:
        """Give the address of the decision's page."""
        return url_for("boards.decision", ref=self.resolution.ref)

    @property
    def hold(self) -> str:
        """Give the address of the page for the chair and the secretary."""
        return url_for("boards.hold", ref=self.resolution.ref)


def open_decision(ref: str, *verbs: str) -> OpenedDecision:
    """Find a decision for the reader, who may do all these verbs to it.

    Raises:
        Hidden: There is none, or the reader may not see it.
        NotAllowed: The reader may see it, but not do this.
    """
    found = whole(reading(), actor(), ref)
    may = RESOLUTIONS.verbs(reading(), actor(), found)
    if not may.issuperset(verbs):
        raise NotAllowed(NOT_YOURS)
    interest = own_interest(reading(), actor(), found)
    return OpenedDecision(found, may, interest, own_vote(reading(), actor(), found))


def said(words: str, to: str) -> Response:
    """Say what was done, and lead on."""
    flash(words, "success")
    return redirect(to)


def page(name: str, opened: OpenedDecision, form: RegisterForm | None = None, **more: Any) -> str:
    """Show a page about one decision."""
    return render_template(
        f"boards/{name}.html",
        opened=opened,
        resolution=opened.resolution,
        version=opened.resolution.version,
        form=form,
        **more,
    )
