"""The manifest of a release: which bytes are at which path, under one root hash.

A manifest is divided into 256 shards by the hash of the path. Each shard is stored as a blob, and a root document lists
the shards by their hashes. Equal sites have equal roots. To find the differences between two sites, only the shards
that differ are read: after an edit of one page that is one shard, however large the site is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Final

import msgspec

from sitegen.release.document import FORMAT, decode, encode
from sitegen.release.errors import TargetDamagedError
from sitegen.release.output import OutputClass
from sitegen.release.paths import check_together


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a manifest records for one path; the size is in bytes."""

    path: str
    class_: OutputClass = msgspec.field(name="class")
    sha256: str
    size: int


class Difference(msgspec.Struct, frozen=True):
    """The changes from one manifest to another, each list sorted by path; `changed` has the new entries."""

    added: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    removed: tuple[Entry, ...]


NOTHING: Final = Difference((), (), ())
"""The difference between equal sites."""


class _Shard(msgspec.Struct, frozen=True):
    format: int
    entries: tuple[Entry, ...]


class _Root(msgspec.Struct, frozen=True):
    format: int
    shards: dict[str, str]


class Manifest:
    """The entries of a release; a shard is read by its hash with `load` when it is first needed."""

    def __init__(self, shards: Mapping[str, str], load: Callable[[str], bytes]) -> None:
        self.shards: Final = dict(sorted(shards.items()))
        self._load = load
        self._entries: dict[str, dict[str, Entry]] = {}
        self._root_document = encode(_Root(FORMAT, self.shards))
        self.root: Final = sha256(self._root_document).hexdigest()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Manifest":
        """Make a manifest; raises OutputError if two paths conflict."""
        shards: dict[str, list[Entry]] = {}
        paths: list[str] = []
        for entry in entries:
            paths.append(entry.path)
            shards.setdefault(_shard_of(entry.path), []).append(entry)
        check_together(paths)
        documents: dict[str, bytes] = {}
        digests: dict[str, str] = {}
        for name, members in shards.items():
            document = encode(_Shard(FORMAT, _sorted(members)))
            digests[name] = sha256(document).hexdigest()
            documents[digests[name]] = document
        return cls(digests, documents.__getitem__)

    @classmethod
    def open(cls, root: str, load: Callable[[str], bytes]) -> "Manifest":
        """Open a stored manifest; raises TargetDamagedError if a document does not have the hash it is stored under."""
        manifest = cls(decode(load(root), _Root, f"manifest {root}").shards, load)
        if manifest.root != root:
            raise TargetDamagedError(
                f"manifest {root}: its blob holds something else. Restore the blob from a copy, or publish anew."
            )
        return manifest

    def documents(self) -> list[bytes]:
        """The root document and all shards, to be stored as blobs."""
        return [self._root_document, *(self._load(digest) for digest in self.shards.values())]

    def digests(self) -> set[str]:
        """The hashes of all blobs that this release needs: its own documents and its files."""
        return {self.root, *self.shards.values(), *(entry.sha256 for entry in self)}

    def shard(self, name: str) -> Mapping[str, Entry]:
        """The entries of one shard by path; empty if the shard has no paths."""
        if name not in self._entries:
            entries: tuple[Entry, ...] = ()
            if digest := self.shards.get(name):
                document = self._load(digest)
                if sha256(document).hexdigest() != digest:
                    raise TargetDamagedError(
                        f"manifest {self.root}: the blob {digest} of its shard {name} holds something else. "
                        "Restore the blob from a copy, or publish anew."
                    )
                entries = decode(document, _Shard, f"shard {name} of manifest {self.root}").entries
            self._entries[name] = {entry.path: entry for entry in entries}
        return self._entries[name]

    def get(self, path: str) -> Entry | None:
        """The entry of a path, or None; reads only one shard."""
        return self.shard(_shard_of(path)).get(path)

    def __iter__(self) -> Iterator[Entry]:
        everything = (entry for name in self.shards for entry in self.shard(name).values())
        return iter(sorted(everything, key=lambda entry: entry.path))

    def __len__(self) -> int:
        return sum(len(self.shard(name)) for name in self.shards)


EMPTY: Final = Manifest.of(())
"""The manifest of a site without files."""


def compare(old: Manifest, new: Manifest) -> Difference:
    """Find the changes between two manifests; reads only the shards that differ."""
    added: list[Entry] = []
    changed: list[Entry] = []
    removed: list[Entry] = []
    for name in sorted({*old.shards, *new.shards}):
        if old.shards.get(name) == new.shards.get(name):
            continue
        before, after = old.shard(name), new.shard(name)
        added += [entry for path, entry in after.items() if path not in before]
        changed += [entry for path, entry in after.items() if path in before and before[path] != entry]
        removed += [entry for path, entry in before.items() if path not in after]
    return Difference(_sorted(added), _sorted(changed), _sorted(removed))


def _sorted(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.path))


def _shard_of(path: str) -> str:
    return sha256(path.encode()).hexdigest()[:2]
