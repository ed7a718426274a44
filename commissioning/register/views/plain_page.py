"""The one plain page on what may and may not be said while a competition is live."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.people.rules.ways_back import HOME, own_path
from commissioning.register.actions.declaring import confirm_plain_page
from commissioning.register.forms.declaring import PlainPageForm
from commissioning.register.queries.standing import has_read_the_plain_page
from commissioning.register.views.blueprint import blueprint


@blueprint.get("/what-may-be-said", endpoint="plain_page")
@open_to(Access.ANYONE)
def plain_page() -> str:
    """Show the page to anyone; ask for the promise of those who have not made it yet."""
    read = has_read_the_plain_page(reading(), actor().person_id)
    form = PlainPageForm() if actor().seat_id is not None and not read else None
    return render_template("register/plain_page.html", form=form, read=read)


@blueprint.post("/what-may-be-said")
@open_to(Access.SEATED)
def promise() -> Response | str:
    """Note the promise, and go back to where the person came from."""
    form = PlainPageForm()
    if not form.validate_on_submit():
        return render_template("register/plain_page.html", form=form, read=False)
    with transaction() as session:
        confirm_plain_page(session, actor())
    back = own_path(request.args.get("next"))
    return redirect(url_for("register.declare") if back == HOME else back)
