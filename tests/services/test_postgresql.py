"""The PostgreSQL of the tests: an empty Unicode database, on the server in the environment if one is given."""

from pathlib import Path

import psycopg
import pytest

from tests.services.postgresql import find_binaries, without_postgres_settings


def test_the_database_is_empty_and_knows_vietnamese_letters(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        tables = connection.execute("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
        assert tables.fetchone() == (0,)
        assert connection.execute("SELECT upper('đường ở Huế')").fetchone() == ("ĐƯỜNG Ở HUẾ",)


def test_an_address_in_the_environment_is_used_and_its_database_left_clean(
    postgresql: str, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", postgresql)
    pytester.makeconftest("pytest_plugins = ['tests.services.postgresql']")
    pytester.makepyfile("def test_prints(database_url): print('address:', database_url)")
    before = databases(postgresql)
    result = pytester.runpytest_inprocess("-p", "no:django", "-s")
    result.assert_outcomes(passed=1)
    server = postgresql.rpartition("/")[0]
    result.stdout.fnmatch_lines([f"*address: {server}/motcua_test_*"])
    assert databases(postgresql) == before


def databases(server: str) -> list[tuple[object, ...]]:
    with psycopg.connect(server) as connection:
        return connection.execute("SELECT datname FROM pg_database ORDER BY 1").fetchall()


def test_the_newest_of_several_versions_is_taken(tmp_path: Path) -> None:
    for version in ("9.6", "15", "17"):
        folder = tmp_path / version / "bin"
        folder.mkdir(parents=True)
        (folder / "initdb").touch()
    (tmp_path / "18" / "bin").mkdir(parents=True)
    assert find_binaries(tmp_path) == tmp_path / "17" / "bin"


def test_settings_of_another_server_are_not_handed_on() -> None:
    assert without_postgres_settings({"PGPORT": "5432", "PGDATA": "/data", "PATH": "/bin"}) == {"PATH": "/bin"}
