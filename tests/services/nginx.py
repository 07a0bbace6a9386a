"""The real nginx with the configuration under test, on a free port."""

import contextlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services.absence import INSTALLER, absent
from tests.services.server import accepts, free_port, running

StartNginx = Callable[[Callable[[int], str]], str]

# If root runs the tests, the workers run as root too: other users may not read the folders of a test.
MAIN = """\
${USER}daemon off;
worker_processes 1;
pid "${FOLDER}/nginx.pid";
error_log stderr;
events { worker_connections 256; }
http {
    access_log off;
    client_body_temp_path "${FOLDER}/body";
    proxy_temp_path "${FOLDER}/proxy";
    fastcgi_temp_path "${FOLDER}/fastcgi";
    uwsgi_temp_path "${FOLDER}/uwsgi";
    scgi_temp_path "${FOLDER}/scgi";
    include "${FOLDER}/site.conf";
}
"""


@pytest.fixture(scope="session")
def nginx_binary() -> Path:
    """Return the path of nginx; skip the test if there is none."""
    return find_nginx() or absent("nginx", f"not found; {INSTALLER}")


@pytest.fixture
def start_nginx(nginx_binary: Path, tmp_path: Path) -> Iterator[StartNginx]:
    """Return a function that starts nginx and returns its address.

    Its argument is a function that gets the port and returns the contents of nginx's http block.
    """
    with contextlib.ExitStack() as servers:

        def start(site: Callable[[int], str]) -> str:
            port = free_port()
            folder = tmp_path / f"nginx-{port}"
            folder.mkdir()
            (folder / "site.conf").write_text(site(port), encoding="utf-8")
            main = fill(MAIN, USER="user root;\n" if os.geteuid() == 0 else "", FOLDER=folder)
            (folder / "nginx.conf").write_text(main, encoding="utf-8")
            command = [str(nginx_binary), "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
            servers.enter_context(running(command, log=folder / "log", is_ready=lambda: accepts(port)))
            return f"http://127.0.0.1:{port}"

        yield start


def find_nginx() -> Path | None:
    """Look for nginx on PATH and in /usr/sbin, where Debian installs it and which is not on every user's PATH."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/usr/local/sbin")
    return Path(found) if found else None


def fill(template: str, **values: object) -> str:
    """Replace each ${NAME}, as envsubst does; raises KeyError for a name without a value."""
    return re.sub(r"\$\{([A-Z_]+)\}", lambda match: str(values[match[1]]), template)
