"""The one form in which a partnership, or a change of it, is written: write, check, send."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from werkzeug.wrappers import Response

from commissioning.foundation.clock import today
from commissioning.foundation.errors import Refused
from commissioning.foundation.fields import Option
from commissioning.foundation.web import actor, reading, transaction
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.queries.awards import organisations_by_ref
from commissioning.organisations.models import Organisation
from commissioning.partnerships.forms.proposing import NO_LEAD, ProposalForm
from commissioning.partnerships.queries.inviting import about_of, invitable
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import facts_of
from commissioning.partnerships.rules.proposable import NOT_AMONG, circle
from commissioning.partnerships.rules.proposal import Asked, PartyAsked, why_not

LEGAL_FORMS = [Option(one, facts_of(one).name, facts_of(one).line) for one in LegalForm]
MANY = 30  # organisations from which on a name is quicker typed than chosen
CHECK, SEND = "check", "send"
NOT_TYPED = ("csrf_token", "acting_as", "warned", "do", "out", "pick", "find")


@dataclass(frozen=True)
class Writing:
    """What differs between proposing anew and suggesting a change.

    Attributes:
        kept: Names of parties as they were called before, by reference.
        send: What is done with what was written; raises Refused where a rule stands against it.
        sent: The answer once it is sent.
        again: This is a further round of something that is there.
        staying: References of partners, who leave by their own word and are not taken out.
    """

    title: str
    caption: str
    back: str
    opportunity: Opportunity | None
    kept: dict[str, str]
    send: Callable[[Any, Asked], object]
    sent: Callable[[], Response]
    again: bool = False
    staying: frozenset[str] = frozenset()


def write(writing: Writing, form: ProposalForm) -> Response | str:
    """Take one step: add or take out a party, look for one, check, or send."""
    _choose(form)
    names = names_of(form, writing.kept)
    found = _found(form, writing.opportunity)
    form.offer(names, LEGAL_FORMS, [Option(each.ref, each.name) for each in found])
    step = _step(form)
    if step in (CHECK, SEND) and form.validate_on_submit() and _holds(form):
        if step == CHECK:
            return _check_page(writing, form, names)
        if _send(writing, form):
            return writing.sent()
    return _form_page(writing, form, names, many=len(found) >= MANY)


def names_of(form: ProposalForm, kept: dict[str, str]) -> dict[str, str]:
    """Name the parties in the form that the person may see."""
    found = organisations_by_ref(reading(), actor(), form.refs())
    return kept | {ref: one.name for ref, one in found.items()}


def asked(form: ProposalForm) -> Asked:
    """Give what was written, as the rules and the action take it."""
    return Asked(
        title=form.title.data or "",
        purpose=form.purpose.data or "",
        legal_form=LegalForm(form.legal_form.data),
        parties=tuple(PartyAsked(ref, role, ref == form.lead.data) for ref, role in form.roles()),
        reply_by=form.reply_by.data,
        why_joint=form.why_joint.data or "",
        message=form.message.data or "",
    )


def _choose(form: ProposalForm) -> None:
    if form.pick.data:
        form.add(form.pick.data)
        form.pick.data, form.find.data = None, ""
    if one := request.form.get("out", ""):
        form.take_out(one)


def _step(form: ProposalForm) -> str:
    """Tell what was asked for: Enter in the box for names looks for them."""
    if "out" in request.form:
        return "take out"
    return request.form.get("do") or ("find" if form.find.data else CHECK)


def _holds(form: ProposalForm) -> bool:
    """Show what the rules say against it; tell whether they say nothing."""
    wrong = why_not(asked(form), ours=actor().organisation_ref, today=today())
    for message, field in wrong:
        form.refuse(message, field)
    return not wrong


def _send(writing: Writing, form: ProposalForm) -> bool:
    try:
        with transaction() as session:
            writing.send(session, asked(form))
    except Refused as error:
        form.refused(error)
        return False
    return True


def _found(form: ProposalForm, about: Opportunity | None) -> list[Organisation]:
    """Give organisations that may be added, those of the name looked for if one is."""
    held = set(form.refs())
    found = invitable(reading(), actor(), about, form.find.data or "")
    return [each for each in found if each.ref not in held]


def _form_page(writing: Writing, form: ProposalForm, names: dict[str, str], *, many: bool) -> str:
    return render_template(
        "partnerships/propose.html",
        form=form,
        writing=writing,
        names=names,
        many=many,
        whom=NOT_AMONG[circle(about_of(actor(), writing.opportunity))],
        forms=[facts_of(one) for one in LegalForm],
    )


def _check_page(writing: Writing, form: ProposalForm, names: dict[str, str]) -> str:
    return render_template(
        "partnerships/check.html",
        form=form,
        writing=writing,
        asked=asked(form),
        names=names,
        facts=facts_of(LegalForm(form.legal_form.data)),
        typed=_typed(),
        nobody=NO_LEAD,
    )


def _typed() -> list[tuple[str, Any]]:
    """Give all that was typed, to go along with the page that reads it back."""
    return [pair for pair in request.form.items(multi=True) if pair[0] not in NOT_TYPED]
