"""Pages of opportunities."""

from flask import Blueprint

blueprint = Blueprint("opportunities", __name__)
