"""Make or migrate a database through alembic, from code rather than an ini file."""

from pathlib import Path

from alembic import command
from alembic.config import Config

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def alembic_config(url: str) -> Config:
    """Give alembic its settings; a `%` in a password would be read as interpolation."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


def upgrade(url: str, to: str = "head") -> None:
    """Bring the database at `url` to the newest form, making it if it is not there."""
    command.upgrade(alembic_config(url), to)
