"""What to look for and how well it answers, as a tree that every engine can carry out.

A clause names the fields of `index_fields.py`. An engine translates each kind of clause into its own query, and adds
nothing: the tree holds all weights. A clause matches some documents and gives each a score, which an engine may compute
in its own way for a Term (such as BM25).
"""

from datetime import datetime
from typing import TypeAlias

import msgspec


class Term(msgspec.Struct, frozen=True):
    """Matches documents that have exactly this value in a field; a rare value scores higher than a common one."""

    field: str
    value: str


class Since(msgspec.Struct, frozen=True):
    """Matches documents whose date in a field is not before a moment."""

    field: str
    moment: datetime


class Everything(msgspec.Struct, frozen=True):
    """Matches all documents, with a score of zero."""


class AnyOf(msgspec.Struct, frozen=True):
    """Matches where one of the clauses does, and scores the sum of those that match."""

    clauses: "tuple[Clause, ...]"


class AtLeast(msgspec.Struct, frozen=True):
    """Matches where so many of the clauses do, and scores the sum of those that match."""

    count: int
    clauses: "tuple[Clause, ...]"


class AllOf(msgspec.Struct, frozen=True):
    """Matches where all of the clauses do, and scores their sum."""

    clauses: "tuple[Clause, ...]"


class Except(msgspec.Struct, frozen=True):
    """Matches, and scores, what the first clause does, where the second does not match."""

    clause: "Clause"
    unwanted: "Clause"


class BestOf(msgspec.Struct, frozen=True):
    """Matches where one of the clauses does; scores the best of them, and of each other one its share `tie`."""

    clauses: "tuple[Clause, ...]"
    tie: float


class Boost(msgspec.Struct, frozen=True):
    """Matches what the clause does, with its score multiplied."""

    clause: "Clause"
    by: float


class Filter(msgspec.Struct, frozen=True):
    """Matches what the clause does, with a score of zero."""

    clause: "Clause"


class Preference(msgspec.Struct, frozen=True):
    """How much better, as a share of its score, a document is that a clause matches."""

    clause: "Clause"
    share: float


class Preferring(msgspec.Struct, frozen=True):
    """Matches what a clause does, with its score multiplied by one plus the shares of all preferences that match.

    Shares are added, not multiplied, so that several small preferences never outweigh the words.
    """

    clause: "Clause"
    preferences: tuple[Preference, ...]


Clause: TypeAlias = Term | Since | Everything | AnyOf | AtLeast | AllOf | Except | BestOf | Boost | Filter | Preferring
