"""The blueprint that every page of boards hangs on."""

from flask import Blueprint

blueprint = Blueprint("boards", __name__)
