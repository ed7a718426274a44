"""The blueprint that every page of partnerships hangs on."""

from flask import Blueprint

blueprint = Blueprint("partnerships", __name__)
