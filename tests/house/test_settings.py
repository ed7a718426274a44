"""Settings refuse to start when incomplete, and name everything that is missing at once."""

from pathlib import Path

import pytest

from commissioning.cli import main
from config import NEEDED_IN_PRODUCTION, Incomplete, Settings

COMPLETE = {
    "COMMISSIONING_ENV": "production",
    "SECRET_KEY": "k" * 32,
    "DATABASE_URL": "postgresql://register@localhost/register",
    "PUBLIC_ADDRESS": "https://register.example",
    "SMTP_HOST": "mail.example",
    "MAIL_FROM": "register@register.example",
    "TRAIL_HEADS": "/srv/heads",
}


def _refusal(env: dict[str, str]) -> str:
    with pytest.raises(Incomplete) as refused:
        Settings.from_env(env)
    return str(refused.value)


def test_production_names_everything_that_is_missing_at_once() -> None:
    words = _refusal({"COMMISSIONING_ENV": "production"})
    assert [name for name in NEEDED_IN_PRODUCTION if name not in words] == []


def test_a_command_says_so_in_words_and_ends_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMMISSIONING_ENV", "holiday")
    monkeypatch.setattr("sys.argv", ["manage", "db", "upgrade"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "COMMISSIONING_ENV must be one of" in capsys.readouterr().err


@pytest.mark.parametrize("name", NEEDED_IN_PRODUCTION)
def test_production_refuses_without_any_one_of_them(name: str) -> None:
    assert f"{name} is missing" in _refusal({**COMPLETE, name: ""})


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("SECRET_KEY", "short", "SECRET_KEY is too short"),
        ("PUBLIC_ADDRESS", "http://register.example", "must begin with https://"),
        ("PUBLIC_ADDRESS", "nonsense", "PUBLIC_ADDRESS must be an address"),
        ("SHOW_MAIL", "yes", "cannot be on in production"),
        ("SMTP_PORT", "often", "SMTP_PORT must be a number"),
        ("PROXIES", "-1", "PROXIES must be a number"),
        ("COMMISSIONING_ENV", "holiday", "COMMISSIONING_ENV must be one of"),
    ],
)
def test_a_setting_that_cannot_be_right_is_refused(name: str, value: str, why: str) -> None:
    assert why in _refusal({**COMPLETE, name: value})


def test_a_complete_production_starts_and_names_the_driver_we_bring() -> None:
    settings = Settings.from_env(COMPLETE)
    assert settings.production
    assert not settings.show_mail
    assert settings.database_url.startswith("postgresql+psycopg://")


def test_development_needs_nothing_and_keeps_its_own_key(tmp_path: Path) -> None:
    env = {"COMMISSIONING_VAR": str(tmp_path)}
    first, again = Settings.from_env(env), Settings.from_env(env)
    assert first.secret_key == again.secret_key
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
    assert first.database_url == f"sqlite:///{tmp_path}/register.sqlite3"
