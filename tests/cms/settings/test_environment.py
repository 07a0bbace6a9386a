"""The environment is read once; an error names the variable, its value and what to write instead."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cms.errors import SettingsError
from cms.settings.environment import read_environment


def read(tmp_path, **variables):
    return read_environment({"MOTCUA_DATA": str(tmp_path), **variables})


def test_defaults_are_those_of_one_laptop(tmp_path):
    environment = read(tmp_path)
    assert (environment.bind, environment.port) == ("127.0.0.1", 8000)
    assert environment.public_url == "http://localhost:8000/"
    databases = environment.databases()
    assert databases["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert databases["default"]["OPTIONS"]["timeout"] == 20


def test_everything_lies_in_the_data_folder(tmp_path):
    environment = read(tmp_path)
    folders = {environment.media, environment.releases, environment.index, environment.mail, environment.state}
    assert {path.relative_to(tmp_path).as_posix() for path in folders} == {
        "media",
        "releases",
        "index",
        "mail",
        "state",
    }


def test_the_secret_key_is_made_once_and_is_its_owners_only(tmp_path):
    first = read(tmp_path).secret_key
    assert read(tmp_path).secret_key == first
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_an_address_of_postgresql_is_taken_apart(tmp_path):
    url = "postgres://mot%40cua:p%2Fw@db.example:5433/cms?sslmode=require"
    default = read(tmp_path, DATABASE_URL=url).databases()["default"]
    assert (default["USER"], default["PASSWORD"], default["HOST"], default["PORT"], default["NAME"]) == (
        "mot@cua",
        "p/w",
        "db.example",
        "5433",
        "cms",
    )
    assert default["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"PORT": "99999999"}, "PORT=99999999 is no port; write a number"),
        ({"PORT": "0"}, "PORT=0 is no port"),
        ({"PUBLIC_URL": "cms.example"}, "PUBLIC_URL=cms.example/ is no address"),
        ({"DEBUG": "maybe"}, "DEBUG=maybe is neither yes nor no"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL=LOUD is unknown"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(tmp_path, variables, words):
    with pytest.raises(SettingsError, match=words.replace("?", r"\?")):
        read(tmp_path, **variables)


def test_an_unknown_database_is_named(tmp_path):
    with pytest.raises(SettingsError, match="mysql://; write postgres://"):
        read(tmp_path, DATABASE_URL="mysql://x/y").databases()


def test_the_folder_of_a_test_run_goes_with_it():
    program = "import os, cms.settings.test; print(os.environ['MOTCUA_DATA'])"
    folder = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()
    assert "motcua test" in folder
    assert not Path(folder).exists()


def test_a_file_in_place_of_the_data_folder_is_named(tmp_path):
    (tmp_path / "data").write_text("")
    with pytest.raises(SettingsError, match="cannot be used"):
        read(tmp_path / "data")
