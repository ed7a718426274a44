"""The blueprint that every topic of these pages hangs on."""

from flask import Blueprint

blueprint = Blueprint("opportunities", __name__)
