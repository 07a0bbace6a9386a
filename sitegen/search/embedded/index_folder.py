"""The folder of the embedded index: opened, checked, recreated if it cannot be used, and locked for one writer.

Writers on one machine exclude each other with a lock on a file, which is released when its process ends. Readers need
no lock: a commit replaces one small file, and readers use the new version at their next search. An index is opened at
its first use. It must not be used on both sides of a fork, because a child inherits none of its threads.
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from sitegen.errors import SearchError
from sitegen.lock import Lock
from sitegen.search.embedded.schema import FORMAT, TERMS, build_schema

_SMALL = 15_000_000
"""Bytes of memory for a writer of few documents; this is the minimum that the engine accepts."""
_LARGE = 128_000_000
_MANY = 500
"""Documents. Above this number a writer gets more memory, so that it makes fewer segments."""

Identity = tuple[int, int]
"""The inode number and the modification time of the file that is written last when an index is created."""

_log = logging.getLogger(__name__)


class _UnusableError(Exception):
    """The index cannot be used. The message is the reason; it is empty if there is no index yet."""


class IndexFolder:
    """The folder of one index with the schema of `build_schema`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.schema = build_schema()
        self._format = folder / "format"
        self._lock = Lock(folder / "lock", waits=True)
        self._entries = folder / "index"
        self._opened: tantivy.Index | None = None

    def identity(self) -> Identity:
        """Distinguishes this index from one that was recreated in the same folder."""
        with self._explained("read"):
            self._open()
            status = self._format.stat()
            return status.st_ino, status.st_mtime_ns

    def searcher(self) -> tantivy.Searcher:
        """A view of the latest commit."""
        with self._explained("read"):
            index = self._open()
            index.reload()
            return index.searcher()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Turn errors of the engine while reading into a SearchError."""
        with self._explained("read"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock as the only writer on this machine; waits for other writers."""
        with self._explained("written"):
            self._open()
            with self._lock.alone():
                yield

    @contextmanager
    def committing(self, count: int) -> Iterator[tantivy.IndexWriter]:
        """A writer for about `count` documents, within `writing`. Its changes are committed at the end, all or none."""
        writer = self._open().writer(_LARGE if count > _MANY else _SMALL, 1)
        try:
            yield writer
            writer.commit()
        finally:
            # Without this, segments would never be merged, because each writer lives for one commit; it also releases
            # the writer's own lock.
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
        """Open the existing index; raises _UnusableError if there is none that can be used."""
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
            # An error of the system, such as too many open files, does not mean that the index is damaged.
            if not (isinstance(error, ValueError) or _is_panic(error)) or "Os {" in str(error):
                raise
            raise _UnusableError(f"cannot be opened ({error})") from error

    def _made(self) -> tantivy.Index:
        """Create an empty index, unless another process has created one meanwhile."""
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
        """Read a little from each file of a segment, because files are opened only when needed."""
        marker = tantivy.Query.term_query(self.schema, "kind", "marker", "basic")
        for _, entry in searcher.search(marker, 1).hits:
            searcher.doc(entry)
            searcher.fast_field_values("id_hash", [entry])

    @staticmethod
    def _prepared(index: tantivy.Index) -> tantivy.Index:
        # Analyzers are not stored in the index. With “manual” no thread looks for commits twice a second.
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
            # Open the index again at the next use, because the folder may have been removed or repaired.
            self._opened = None
            raise SearchError(
                f"search index {self.folder}: cannot be {done}: {error}. Check the folder, its permissions and its "
                "space; if it stays so, remove the folder and publish all portals again."
            ) from error


def _is_panic(error: BaseException) -> bool:
    """Whether the engine panicked, as on damaged files; the class, which is no Exception, cannot be imported."""
    return type(error).__name__ == "PanicException"
