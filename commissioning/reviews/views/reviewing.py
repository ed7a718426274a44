"""A partnership's reviews: the list, one of them with its points and answers, and its paper."""

from flask import Response, flash, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from commissioning.foundation.acting import acted, done
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.opportunities.rules.clear import InterestKind
from commissioning.partnerships.documents import paper_pdf
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.rules.paper import Paper, as_text
from commissioning.register.looking import FILE, PAGE
from commissioning.reviews.actions.answering import answer_point
from commissioning.reviews.actions.reviewing import add_point
from commissioning.reviews.forms.review import AnswerForm, PointForm
from commissioning.reviews.models import Review
from commissioning.reviews.permissions.reviewing import REVIEWED, REVIEWS
from commissioning.reviews.queries.papers import facts_of_review
from commissioning.reviews.queries.reviewers import (
    acted_for_a_party,
    by_a_party,
    declared_interest,
    officers_interests,
    sides_taken_since,
)
from commissioning.reviews.queries.reviews import (
    newest_offered,
    points_by_kind,
    review_of,
    reviews_of,
    unanswered,
    version_read,
)
from commissioning.reviews.rules.review_paper import write_review
from commissioning.reviews.rules.reviewing import (
    SOMEBODY_ELSE,
    Conclusion,
    PointKind,
    advice,
    standing_words,
)
from commissioning.reviews.views.asking import is_inside, looked, to_review
from commissioning.reviews.views.blueprint import blueprint
from commissioning.reviews.views.showing import next_step, who_reads


@blueprint.get("/partnerships/<ref>/reviews")
@open_to(Access.SEATED)
def of_partnership(ref: str) -> str:
    """List the reviews of a partnership that the reader may see."""
    found = REVIEWED.find(reading(), actor(), ref)
    looked(found, PAGE)
    shown = reviews_of(reading(), actor(), found)
    ours = (each for each in shown if each.organisation_id == actor().organisation_id)
    under_way = next((each for each in ours if each.status != "concluded"), None)
    return render_template(
        "reviews/reviews.html",
        partnership=found,
        reviews=[(each, standing_words(each.status, each.conclusion)) for each in shown],
        since=sides_taken_since(reading(), shown),
        under_way=under_way,
        may_begin=under_way is None and REVIEWED.may(reading(), actor(), "begin", found),
        outside=not is_inside(found),
        calm=SOMEBODY_ELSE if _stands_aside(found) else advice(),
    )


@blueprint.route("/partnerships/<ref>/reviews/<review_ref>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def review(ref: str, review_ref: str) -> AnyResponse | str:
    """Show one review; take one more point of its reviewer, or a partner's answer."""
    found = review_of(reading(), actor(), ref, review_ref)
    looked(found.partnership, PAGE)
    verbs = REVIEWS.verbs(reading(), actor(), found)
    if "answer" in verbs:
        return _answering(found, verbs)
    if "write" in verbs:
        return _writing(found, verbs)
    return _page(found, verbs, None)


@blueprint.get("/partnerships/<ref>/reviews/<review_ref>/review.pdf")
@open_to(Access.SEATED)
def review_on_paper(ref: str, review_ref: str) -> Response:
    """Give a concluded review as a tagged PDF."""
    return _file(paper_pdf(_paper(ref, review_ref)), "application/pdf", "review.pdf")


@blueprint.get("/partnerships/<ref>/reviews/<review_ref>/review.txt")
@open_to(Access.SEATED)
def review_as_text(ref: str, review_ref: str) -> Response:
    """Give a concluded review as plain text."""
    return _file(as_text(_paper(ref, review_ref)).encode(), "text/plain", "review.txt")


def _stands_aside(found: Partnership) -> bool:
    """Tell whether a buyer's person has acted here, so that a colleague reviews."""
    return actor().buys and acted_for_a_party(reading(), actor(), found)


def _answering(found: Review, verbs: frozenset[str]) -> AnyResponse | str:
    """Offer the form of an answer beneath one point: the one asked for, or the first that waits."""
    form = AnswerForm()
    form.who_can_see = who_reads(found)
    waiting = unanswered(found)
    asked = request.args.get("point", "") or (waiting[0].ref if waiting else "")
    asked = asked if asked in {point.ref for point in found.points} else ""
    if (
        asked
        and form.validate_on_submit()
        and acted(form, lambda s: answer_point(s, actor(), asked, form.words.data, site()))
    ):
        flash("Your answer is there. The reviewer is told.", "success")
        return to_review(found, asked)
    return _page(found, verbs, form, asked=asked)


def _writing(found: Review, verbs: frozenset[str]) -> AnyResponse | str:
    """Offer the form of one more point beneath those there are: strengths come first."""
    first = PointKind.STRENGTH if not points_by_kind(found)[PointKind.STRENGTH] else None
    form = PointForm(data={"kind": first})
    form.who_can_see = who_reads(found)
    if done(
        form,
        lambda s: add_point(
            s, actor(), found.ref, PointKind(form.kind.data), form.words.data, site()
        ),
    ):
        flash("It is written down.", "success")
        return to_review(found)
    return _page(found, verbs, form)


def _page(
    found: Review, verbs: frozenset[str], form: AnswerForm | PointForm | None, asked: str = ""
) -> str:
    reader, version = actor(), version_read(reading(), actor(), found)
    newest = newest_offered(reading(), reader, found.partnership_id)
    about = found.partnership.opportunity_id
    return render_template(
        "reviews/review.html",
        review=found,
        partnership=found.partnership,
        form=form,
        asked=asked,
        verbs=verbs,
        seen=who_reads(found),
        state=standing_words(found.status, found.conclusion),
        next=next_step(found, verbs),
        points=points_by_kind(found) if "read" in verbs else None,
        conclusion=Conclusion(found.conclusion) if found.conclusion else None,
        version=version,
        newer=newest if newest and newest.id != found.version_id else None,
        advice=advice(found.organisation.name if by_a_party(reading(), found) else ""),
        interest=declared_interest(reading(), found),
        since=sides_taken_since(reading(), [found]).get(found.id, ""),
        kinds=InterestKind,
        officers=officers_interests(reading(), reader, about) if reader.buys else (),
    )


def _paper(ref: str, review_ref: str) -> Paper:
    found = review_of(reading(), actor(), ref, review_ref)
    REVIEWS.require(reading(), actor(), "read on paper", found)
    looked(found.partnership, FILE)
    return write_review(facts_of_review(reading(), actor(), found))


def _file(body: bytes, kind: str, name: str) -> Response:
    response = Response(body, mimetype=kind)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
