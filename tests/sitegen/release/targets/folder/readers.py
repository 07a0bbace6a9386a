"""Processes that read a site again and again while it is published, and report torn answers."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.queues import SimpleQueue
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Final

from sitegen.release.output import Output
from tests.children import children, start, wait_for
from tests.sitegen.release.sites import outputs

LINES: Final = 3000
"""Lines of each page, about 100 KB: so long that a reader can meet a page that is half written."""


def edition(number: int) -> list[Output]:
    """A site in which every line of every page names the edition; each edition has its own style sheet."""
    style = f"assets/site.{number:08x}.css"
    page = f"{number:08d} {style}\n".encode() * LINES
    return outputs({"index.html": page, "tin-tuc/index.html": page, style: f"{number:08d}".encode()})


@dataclass
class Reading:
    """The state that a publisher shares with its readers."""

    root: Path
    kept: int
    """The number of releases whose assets a collection keeps, if there are collections."""
    begun: "Synchronized[int]" = field(default_factory=lambda: children.Value("i", 0))
    done: "Synchronized[int]" = field(default_factory=lambda: children.Value("i", 0))
    """Together with `begun`, the range of editions that a reader may see."""
    moves_begun: "Synchronized[int]" = field(default_factory=lambda: children.Value("i", 0))
    moves_done: "Synchronized[int]" = field(default_factory=lambda: children.Value("i", 0))
    """The number of publishes and rollbacks. Editions cannot count them, because a rollback brings back an old one."""
    reads: "Synchronized[int]" = field(default_factory=lambda: children.Value("i", 0))
    stopped: Event = field(default_factory=children.Event)
    torn: "SimpleQueue[str]" = field(default_factory=children.SimpleQueue)

    def go_on(self) -> None:
        """Read until stopped, and report torn answers."""
        complaints = 0
        while not self.stopped.is_set():
            for fault in (self._fault_of_page(), self._fault_of_two_pages()):
                if fault and complaints < 20:
                    complaints += 1
                    self.torn.put(fault)
            with self.reads.get_lock():
                self.reads.value += 1

    def _fault_of_page(self) -> str:
        """Return the fault of a page, if any: it must be of one edition that was live meanwhile, with a style sheet."""
        earliest = self.done.value
        try:
            page = (self.root / "live" / "index.html").read_bytes()
        except FileNotFoundError:
            return "the page is missing"
        latest = self.begun.value
        editions = set(re.findall(rb"^(\d{8}) ", page, re.MULTILINE))
        if page.count(b"\n") != LINES or len(editions) != 1:
            return f"{page.count(bytes([10]))} lines of editions {sorted(editions)}"
        number = int(editions.pop())
        if not earliest <= number <= latest:
            return f"edition {number} while {earliest} to {latest} were live"
        style = self.root / page.split(b"\n", 1)[0].split()[1].decode()
        try:
            complete = style.read_bytes() == b"%08d" % number
        except FileNotFoundError:
            # This is allowed if the reader was so slow that as many releases as are kept came after this edition.
            complete = self.begun.value - number >= self.kept
        return "" if complete else f"edition {number} has no style sheet"

    def _fault_of_two_pages(self) -> str:
        """Return the fault of two pages, if any: after one look-up of the link, they must be of one edition unless two
        publishes came in between."""
        earliest = self.moves_done.value
        tree = (self.root / "live").resolve()
        pages = [(tree / path).read_bytes()[:8] for path in ("index.html", "tin-tuc/index.html")]
        latest = self.moves_begun.value
        return f"pages of {pages}" if latest - earliest < 2 and pages[0] != pages[1] else ""


class Watch:
    """Runs readers in processes of their own; publish within its context."""

    def __init__(self, root: Path, readers: int = 2, kept: int = sys.maxsize) -> None:
        """`kept` is the number of releases whose assets a collection keeps, if there are collections."""
        self.shared = Reading(root, kept)
        self._count = readers

    def __enter__(self) -> "Watch":
        self._readers = [start(self.shared.go_on) for _ in range(self._count)]
        return self

    def __exit__(self, *_: object) -> None:
        self.shared.stopped.set()
        for reader in self._readers:
            assert wait_for(reader) == 0

    def wait_for_reads(self, count: int) -> None:
        """Wait until at least `count` reads that began after this call have ended."""
        goal = self.shared.reads.value + count + len(self._readers)
        while self.shared.reads.value < goal:
            assert any(reader.is_alive() for reader in self._readers), "a reader died"
            self.shared.stopped.wait(0.001)

    def publish(self, number: int, publish: Callable[[int], object]) -> None:
        """Publish an edition, and set the marks before and after it with which readers compare."""
        self.shared.begun.value = number
        self.move(lambda: publish(number))
        self.shared.done.value = number

    def move(self, act: Callable[[], object]) -> None:
        """Publish or roll back by calling `act`, and count it."""
        self.shared.moves_begun.value += 1
        act()
        self.shared.moves_done.value += 1

    def torn(self) -> list[str]:
        """Return the torn answers; call it after the readers have ended."""
        found: list[str] = []
        while not self.shared.torn.empty():
            found.append(self.shared.torn.get())
        return found
