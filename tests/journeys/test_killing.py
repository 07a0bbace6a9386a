"""Every acknowledged change goes live, whichever process is killed meanwhile, and no reader sees half a page."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import threading
import urllib.error
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.client import IncompleteRead
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

import pytest

from tests.journeys.demo import Demo, demo_environment, is_running, running_demo, wait_for
from tests.journeys.editor import Editor
from tests.journeys.shell import Shell
from tests.services.postgresql import empty_database
from tests.services.server import free_port

PUBLISHES = 20
LIVE_SECONDS = 10
SEED = 20_261_123
ARTICLES = """
from cms.portal.models import ArticlePage
pages = ArticlePage.objects.filter(url_path__contains="lang-son", locale__language_code="vi").order_by("path")
answer = [(page.pk, page.slug, page.url) for page in pages]
"""
STYLESHEET = re.compile(r'<link[^>]*rel="?stylesheet"?[^>]*href="?([^" >]+)')


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the value of DATABASE_URL: empty for SQLite, otherwise a new PostgreSQL database."""
    if request.param == "sqlite":
        yield ""
        return
    with empty_database(request.getfixturevalue("postgresql")) as address:
        yield address


class Press:
    """An editor who publishes the articles in turn and remembers which titles were acknowledged."""

    def __init__(self, demo: Demo, articles: list[list[str]]) -> None:
        self._articles = articles
        self._editor = Editor(demo, "langson.duyet")
        self.acknowledged: dict[str, str] = {}
        self.count = 0

    def publish(self) -> bool:
        """Publish one article; return whether that was acknowledged."""
        pk, slug, url = self._articles[self.count % len(self._articles)]
        self.count += 1
        title = f"Bản tin số {self.count}"
        try:
            answer = self._editor.publish(int(pk), title, slug)
        except (urllib.error.URLError, ConnectionError):
            # The server died during the request: nothing was acknowledged, so both outcomes are correct.
            self.acknowledged.pop(url, None)
            return False
        assert answer.status == 302, f"{answer.status}: {answer.text[:500]}"
        self.acknowledged[url] = title
        return True

    def is_live(self, demo: Demo) -> bool:
        """Return whether all acknowledged titles are live."""
        return all(f">{title}<" in demo.get(url).text for url, title in self.acknowledged.items())

    def is_found(self, demo: Demo) -> bool:
        """Check that search finds all acknowledged articles by their titles, and no page that does not exist."""
        for url, title in self.acknowledged.items():
            found = json.loads(
                demo.get(f"/search.json?{urlencode({'q': title, 'portal': 'lang-son', 'size': 50})}").text
            )
            assert (title, url) in {(result["title"], result["url"]) for result in found["results"]}, title
            assert all(demo.get(result["url"]).status == 200 for result in found["results"])
        return True


@contextmanager
def beside(work: Callable[[], None]) -> Iterator[None]:
    """Repeat some work in a thread until the block ends; an exception in it fails the test."""
    done = threading.Event()
    raised: list[Exception] = []

    def repeat() -> None:
        try:
            while not done.wait(0.02):
                work()
        except Exception as error:  # noqa: BLE001 (raised again below, in the thread of the test)
            raised.append(error)

    thread = threading.Thread(target=repeat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join(60)
    if raised:
        raise raised[0]


def read_whole(demo: Demo, path: str) -> None:
    """Read a page and its stylesheet and check that both are complete; an unreachable server is accepted."""
    with suppress(ConnectionError, urllib.error.URLError, IncompleteRead):
        page = demo.get(path)
        assert page.status == 200, f"{path}: {page.status}"
        assert page.text.rstrip().endswith("</html>"), page.text[-200:]
        stylesheet = STYLESHEET.search(page.text)
        assert stylesheet is not None
        style = demo.get(urljoin(demo.origin + path, stylesheet[1]))
        assert style.status == 200
        assert style.text.count("{") == style.text.count("}") > 0


def all_ended(processes: Iterable[int]) -> bool:
    return not any(map(is_running, processes))


@pytest.mark.timeout(240)
def test_nothing_acknowledged_is_lost_when_worker_and_parent_are_killed(database: str, tmp_path: Path) -> None:
    moments = random.Random(SEED)
    with running_demo(tmp_path / "data", free_port(), database) as demo:
        with Shell(demo_environment(demo.data, demo.port, database), tmp_path / "shell.log") as shell:
            articles = shell.run(ARTICLES)
        press = Press(demo, articles)
        path = urlsplit(articles[0][2]).path
        killed: list[int] = []
        pause = threading.Event()

        def kill_worker() -> None:
            worker = demo.children().get("worker")
            if worker and worker not in killed:
                pause.wait(moments.uniform(0.0, 0.3))
                os.kill(worker, signal.SIGKILL)
                killed.append(worker)

        with beside(lambda: read_whole(demo, path)):
            with beside(kill_worker):
                while press.count < PUBLISHES or len(killed) < 5:
                    assert press.publish()
            wait_for(lambda: press.is_live(demo), LIVE_SECONDS, demo.output)
            assert demo.output().count("the worker ended (signal SIGKILL)") >= 5

            for _ in range(2):
                children = demo.children()
                assert len(children) == 2
                death = threading.Timer(moments.uniform(0.1, 0.8), demo.kill)
                death.start()
                while press.publish():
                    pass
                death.join()
                wait_for(partial(all_ended, children.values()), LIVE_SECONDS)
                demo.start()
                wait_for(lambda: press.is_live(demo), LIVE_SECONDS, demo.output)
        demo.settle()
        assert press.is_found(demo)
