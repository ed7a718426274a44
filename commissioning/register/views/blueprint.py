"""The blueprint that every page of the register hangs on, and the words its templates share."""

from flask import Blueprint

from commissioning.register.rules.stages import Stage

blueprint = Blueprint("register", __name__)
STAGE_WORDS = {stage.value: stage.words for stage in Stage}


@blueprint.context_processor
def words_of_stages() -> dict[str, object]:
    """Give templates the words for stages."""
    return {"stage_words": STAGE_WORDS}
