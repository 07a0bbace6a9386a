"""The demo: a small country in the CMS with its portals live, all on one port of this machine."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

from django.db import connections

from cms.accounts.loopback import DEMO_PASSWORD
from cms.demo.load import load_demo
from cms.demo.people import demo_people
from cms.publishing.status import portal_status
from cms.publishing.worker import publish_all, work
from cms.service.application import make_application
from cms.service.supervisor import Supervisor
from sitegen.serve.server import answer


def run_demo(listener: socket.socket, origin: str, say: Callable[[str], None]) -> None:
    """Load the content, publish it and serve it; returns after SIGINT or SIGTERM."""
    began = time.monotonic()
    load_demo(origin)
    publish_all()
    urls = [portal["url"] for portal in portal_status()["portals"]]
    # Close connections before the fork: two processes that share one would corrupt its protocol.
    connections.close_all()

    def announce() -> None:
        say(welcome(origin, urls, time.monotonic() - began))

    children = {"the server": lambda: answer(make_application(), listener, announce), "the worker": work}
    Supervisor(children).run()


def welcome(origin: str, urls: list[str], seconds: float) -> str:
    """The text for a newcomer: addresses, logins, and something to try."""
    lines = [f"ready: {origin}/", "", f"started in {seconds:.1f} s; everything listens on this machine only"]
    lines += ["", "Portals", *(f"  {url}" for url in urls)]
    lines += ["", f"CMS: {origin}/cms/ (password of all demo accounts: {DEMO_PASSWORD})"]
    lines += [f"  {person.username:20} {person.name}" for person in demo_people()]
    lines += [
        "",
        "Try this",
        f"  Search without accents: {origin}/search?q=ho+chieu",
        "  Log in as langson.duyet, open a page of Lạng Sơn, change its title, publish it, and read when it went live.",
        "  There, under Procedures (Thủ tục), change a fee of Đăng ký thành lập hộ kinh doanh: in seconds it is on",
        f"  {origin}/lang-son/thu-tuc/1.001612/ and on no other portal.",
        "",
        "Ctrl-C stops everything.",
    ]
    return "\n".join(lines)
