"""Settings of one installation, read from the environment. Incomplete ones refuse to start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENTS = ("development", "test", "production")


class Incomplete(Exception):
    """Settings are missing or cannot be understood; the message names each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that differs between one installation and another.

    Attributes:
        environment: "development", "test" or "production".
        secret_key: Signs cookies; at least 32 characters in production.
        database_url: SQLAlchemy's form; a file under var/ unless set.
        read_url: A replica for pages that only read, if there is one.
        address: The address people reach the register at, for links in emails.
        smtp_*: How letters leave; without a host they stay in the outbox.
        trail_heads: The file outside the database that keeps the trail's heads.
        show_mail: Show the outbox on a page (the demo place only).
        proxies: How many proxies of your own stand before the register; without that number,
            everybody would seem to come from one network and would wait for each other.
    """

    environment: str
    secret_key: str
    database_url: str
    read_url: str | None
    address: str
    smtp_host: str
    smtp_port: int
    smtp_user: str
    smtp_password: str
    smtp_starttls: bool
    mail_from: str
    trail_heads: Path
    show_mail: bool
    proxies: int

    @property
    def production(self) -> bool:
        """Tell whether real people use this installation."""
        return self.environment == "production"

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings from the environment.

        Raises:
            Incomplete: Something is missing or cannot be understood; the message names each.
        """
        given = os.environ if env is None else env
        faults = list(_faults(given))
        if faults:
            raise Incomplete("The settings are not complete:\n  " + "\n  ".join(faults))
        environment = given.get("COMMISSIONING_ENV", "development")
        var = Path(given.get("COMMISSIONING_VAR", str(ROOT / "var")))
        development = environment == "development"
        return cls(
            environment=environment,
            secret_key=given.get("SECRET_KEY") or _kept_key(var),
            database_url=_normal(given.get("DATABASE_URL") or f"sqlite:///{var}/register.sqlite3"),
            read_url=_normal(given["DATABASE_READ_URL"])
            if given.get("DATABASE_READ_URL")
            else None,
            address=(given.get("PUBLIC_ADDRESS") or "http://127.0.0.1:8000").rstrip("/"),
            smtp_host=given.get("SMTP_HOST", ""),
            smtp_port=int(given.get("SMTP_PORT", "587")),
            smtp_user=given.get("SMTP_USER", ""),
            smtp_password=given.get("SMTP_PASSWORD", ""),
            smtp_starttls=given.get("SMTP_STARTTLS", "yes") != "no",
            mail_from=given.get("MAIL_FROM", "register@localhost"),
            trail_heads=Path(given.get("TRAIL_HEADS", str(var / "trail-heads"))),
            show_mail=given.get("SHOW_MAIL", "yes" if development else "no") == "yes",
            proxies=int(given.get("PROXIES", "0")),
        )


NUMBERS = {"SMTP_PORT": "587", "PROXIES": "1"}
NEEDED_IN_PRODUCTION = {
    "SECRET_KEY": "at least 32 random characters, which sign sign-in cookies",
    "DATABASE_URL": "the database, such as postgresql+psycopg://user:password@host/name",
    "PUBLIC_ADDRESS": "the https address people use, for links in emails",
    "SMTP_HOST": "the mail server that sends emails",
    "MAIL_FROM": "the address emails come from",
    "TRAIL_HEADS": "a file outside the database that keeps the trail's heads",
}


def _faults(env: Mapping[str, str]) -> list[str]:
    """Say everything that is wrong with the environment, one line each."""
    environment = env.get("COMMISSIONING_ENV", "development")
    if environment not in ENVIRONMENTS:
        return [f"COMMISSIONING_ENV must be one of {', '.join(ENVIRONMENTS)}, not {environment!r}"]
    faults = [f"{name} must be a number, such as {such_as}"
              for name, such_as in NUMBERS.items()
              if not env.get(name, such_as).isdecimal()]  # fmt: skip
    if not env.get("PUBLIC_ADDRESS", "https://").startswith(("http://", "https://")):
        faults.append("PUBLIC_ADDRESS must be an address that begins with https://")
    return faults + (_production_faults(env) if environment == "production" else [])


def _production_faults(env: Mapping[str, str]) -> list[str]:
    """Say what real people's use asks for besides."""
    faults = [f"{name} is missing: {why}" for name, why in NEEDED_IN_PRODUCTION.items()
              if not env.get(name)]  # fmt: skip
    if 0 < len(env.get("SECRET_KEY", "")) < 32:
        faults.append("SECRET_KEY is too short: it needs at least 32 characters")
    if env.get("PUBLIC_ADDRESS", "").startswith("http://"):
        faults.append("PUBLIC_ADDRESS must begin with https://, or passwords travel in the open")
    if env.get("SHOW_MAIL") == "yes":
        faults.append("SHOW_MAIL shows every email to anyone: it cannot be on in production")
    return faults


def _normal(url: str) -> str:
    """Name the driver we bring, where an address leaves it open."""
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url


def _kept_key(var: Path) -> str:
    """Give the key kept under var/ for development, making it once."""
    path = var / "secret-key"
    if not path.exists():
        var.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        os.write(handle, os.urandom(32).hex().encode())
        os.close(handle)
    return path.read_text().strip()
