"""Readers that ask for a site again and again while it is published, and say which answers were torn."""

import multiprocessing
import re
import sys
from collections.abc import Callable
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Final

from sitegen.release.output import Output
from tests.sitegen.release.sites import outputs

LINES: Final = 3000
"""Some 60 KB: more than a reader takes in one piece."""

_forked = multiprocessing.get_context("fork")


def edition(number: int) -> list[Output]:
    """A site in which every line of every page names its edition, and each edition brings its own style sheet."""
    style = f"assets/site.{number:08x}.css"
    page = f"{number:08d} {style}\n".encode() * LINES
    return outputs({"index.html": page, "tin-tuc/index.html": page, style: f"{number:08d}".encode()})


class Watch:
    """Processes that read; a context to publish in. `begun` and `done` say which editions may be met."""

    def __init__(self, root: Path, readers: int = 2, kept: int = sys.maxsize) -> None:
        """`kept` is the number of releases whose assets a collection keeps, if there are collections."""
        self._kept = kept
        self.begun: Synchronized[int] = _forked.Value("i", 0)
        self.done: Synchronized[int] = _forked.Value("i", 0)
        self.reads: Synchronized[int] = _forked.Value("i", 0)
        self._stopped = _forked.Event()
        self._torn = _forked.SimpleQueue()
        self._readers = [_forked.Process(target=self._read, args=(root,), daemon=True) for _ in range(readers)]

    def __enter__(self) -> "Watch":
        for reader in self._readers:
            reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for reader in self._readers:
            reader.join()

    def wait_for_reads(self, count: int) -> None:
        """Return when so many more reads have been made, and begun after this call."""
        goal = self.reads.value + count + len(self._readers)
        while self.reads.value < goal:
            assert any(reader.is_alive() for reader in self._readers), "a reader died"
            self._stopped.wait(0.001)

    def publish(self, number: int, publish: Callable[[int], object]) -> None:
        """Publish an edition, between the two marks that readers compare with."""
        self.begun.value = number
        publish(number)
        self.done.value = number

    def torn(self) -> list[str]:
        """The torn answers so far; to be asked when the readers have ended."""
        found: list[str] = []
        while not self._torn.empty():
            found.append(self._torn.get())
        return found

    def _read(self, root: Path) -> None:
        complaints = 0
        while not self._stopped.is_set():
            for fault in (self._fault_of_page(root), self._fault_of_two_pages(root)):
                if fault and complaints < 20:
                    complaints += 1
                    self._torn.put(fault)
            with self.reads.get_lock():
                self.reads.value += 1

    def _fault_of_page(self, root: Path) -> str:
        """A page must be one edition that was live during the request, and its style sheet must answer."""
        earliest = self.done.value
        try:
            page = (root / "live" / "index.html").read_bytes()
        except FileNotFoundError:
            return "the page is missing"
        latest = self.begun.value
        editions = set(re.findall(rb"^(\d{8}) ", page, re.MULTILINE))
        if page.count(b"\n") != LINES or len(editions) != 1:
            return f"{page.count(bytes([10]))} lines of editions {sorted(editions)}"
        number = int(editions.pop())
        if not earliest <= number <= latest:
            return f"edition {number} while {earliest} to {latest} were live"
        style = root / page.split(b"\n", 1)[0].split()[1].decode()
        try:
            complete = style.read_bytes() == b"%08d" % number
        except FileNotFoundError:
            # A reader who took longer from the page to its style sheet than all kept releases took to come.
            complete = self.begun.value - number >= self._kept
        return "" if complete else f"edition {number} has no style sheet"

    def _fault_of_two_pages(self, root: Path) -> str:
        """One who follows the link once finds two pages of one edition, unless two publishes came in between."""
        earliest = self.done.value
        tree = (root / "live").resolve()
        pages = [(tree / path).read_bytes()[:8] for path in ("index.html", "tin-tuc/index.html")]
        latest = self.begun.value
        return f"pages of {pages}" if latest - earliest < 2 and pages[0] != pages[1] else ""
