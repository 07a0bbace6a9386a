"""The folder of the embedded index: opened, checked, made anew where it cannot be used, locked for one writer.

Writers on one machine exclude each other by a lock on a file, which ends with the process that holds it. Readers need
no lock: a commit replaces one small file, and they follow it at their next search. An index is opened at
its first use; it must not be used on both sides of a fork, as a child inherits none of the threads behind it.
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from sitegen.errors import SearchError
from sitegen.lock import Lock
from sitegen.search.schema import FORMAT, TERMS, build_schema

_SMALL = 15_000_000
"""Bytes of memory for a writer of some documents, the least that the engine takes."""
_LARGE = 128_000_000
_MANY = 500
"""Documents; more are written with a larger memory, in fewer segments."""

Identity = tuple[int, int]
"""Of the file that is written last when an index is made: its number and time."""

_log = logging.getLogger(__name__)


class _UnusableError(Exception):
    """There is no index that can be used, and why, if there is anything to say about it."""


class Index:
    """An index of one schema in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.schema = build_schema()
        self._format = folder / "format"
        self._lock = Lock(folder / "lock", waits=True)
        self._entries = folder / "index"
        self._opened: tantivy.Index | None = None

    def identity(self) -> Identity:
        """What tells this index from one that was made anew in the same folder."""
        with self._explained("read"):
            self._open()
            status = self._format.stat()
            return status.st_ino, status.st_mtime_ns

    def searcher(self) -> tantivy.Searcher:
        """A view of what is committed now."""
        with self._explained("read"):
            index = self._open()
            index.reload()
            return index.searcher()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Turn what the engine raises while it reads into a SearchError."""
        with self._explained("read"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only writer on this machine; waits for another one to end."""
        with self._explained("written"):
            self._open()
            with self._lock.alone():
                yield

    @contextmanager
    def committing(self, count: int) -> Iterator[tantivy.IndexWriter]:
        """A writer for about so many documents, within `writing`: all it does is committed at the end, or nothing."""
        writer = self._open().writer(_LARGE if count > _MANY else _SMALL, 1)
        try:
            yield writer
            writer.commit()
        finally:
            # Else segments would never be merged, as each writer lives for one commit; and it lets go of its lock.
            writer.wait_merging_threads()

    def _open(self) -> tantivy.Index:
        if self._opened:
            return self._opened
        try:
            index = self._existing()
        except _UnusableError:
            index = self._made()
        self._opened = index
        return index

    def _existing(self) -> tantivy.Index:
        """The index that is there."""
        try:
            written = self._format.read_text()
        except FileNotFoundError as error:
            raise _UnusableError("") from error
        if written.strip().isdecimal() and int(written) > FORMAT:
            raise SearchError(
                f"search index {self.folder}: has format {written.strip()}, newer than this program, which knows "
                f"{FORMAT}. Use the newer program, or remove the folder and publish all portals again."
            )
        if written.strip() != str(FORMAT):
            raise _UnusableError(f"has format {written.strip()[:20]!r}, and not {FORMAT}")
        try:
            index = self._prepared(tantivy.Index.open(str(self._entries)))
            self._try_out(index.searcher())
            return index
        except BaseException as error:
            # What the system refuses just now, such as one more open file, is no damage.
            if not (isinstance(error, ValueError) or _is_panic(error)) or "Os {" in str(error):
                raise
            raise _UnusableError(f"cannot be opened ({error})") from error

    def _made(self) -> tantivy.Index:
        """A new and empty index, unless another process has made one meanwhile."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._lock.alone():
            try:
                return self._existing()
            except _UnusableError as reason:
                if str(reason):
                    _log.warning("search index %s: %s; starting with an empty one", self.folder, reason)
            self._format.unlink(missing_ok=True)
            if self._entries.exists():
                shutil.rmtree(self._entries)
            self._entries.mkdir()
            index = self._prepared(tantivy.Index(self.schema, str(self._entries)))
            self._format.write_text(f"{FORMAT}\n")
            return index

    def _try_out(self, searcher: tantivy.Searcher) -> None:
        """Read a little from each file of a segment, as they are opened only when they are needed."""
        marker = tantivy.Query.term_query(self.schema, "kind", "marker", "basic")
        for _, entry in searcher.search(marker, 1).hits:
            searcher.doc(entry)
            searcher.fast_field_values("id_hash", [entry])

    @staticmethod
    def _prepared(index: tantivy.Index) -> tantivy.Index:
        # Analyzers are not stored. Without the second line a thread would look for commits twice a second.
        index.register_tokenizer(TERMS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        index.config_reader("manual")
        index.reload()
        return index

    @contextmanager
    def _explained(self, done: str) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            if not (isinstance(error, OSError | ValueError) or _is_panic(error)):
                raise
            # Opened anew at the next use: the folder may have been removed, or mended.
            self._opened = None
            raise SearchError(
                f"search index {self.folder}: cannot be {done}: {error}. Check the folder, its permissions and its "
                "space; if it stays so, remove the folder and publish all portals again."
            ) from error


def _is_panic(error: BaseException) -> bool:
    """Whether the engine gave up, as it does over damaged files; its class, no Exception, cannot be imported."""
    return type(error).__name__ == "PanicException"
