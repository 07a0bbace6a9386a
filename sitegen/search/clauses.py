"""Clauses: what to match and how to score it, as a tree that every engine can execute.

A clause names fields of `index_fields.py`. An engine translates each kind of clause into its own query and adds
nothing: the tree contains all weights. A clause matches some documents and gives each a score; for a Term, an engine
may compute the score in its own way (such as BM25).
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
    """Matches all documents with a score of zero."""


class AnyOf(msgspec.Struct, frozen=True):
    """Matches if any of the clauses matches; the score is the sum over those that match."""

    clauses: "tuple[Clause, ...]"


class AtLeast(msgspec.Struct, frozen=True):
    """Matches if at least `count` of the clauses match; the score is the sum over those that match."""

    count: int
    clauses: "tuple[Clause, ...]"


class AllOf(msgspec.Struct, frozen=True):
    """Matches if all clauses match; the score is their sum."""

    clauses: "tuple[Clause, ...]"


class Except(msgspec.Struct, frozen=True):
    """Matches what the first clause matches and the second does not, with the score of the first."""

    clause: "Clause"
    unwanted: "Clause"


class BestOf(msgspec.Struct, frozen=True):
    """Matches if any of the clauses matches; the score is the best one, plus the share `tie` of each other one."""

    clauses: "tuple[Clause, ...]"
    tie: float


class Boost(msgspec.Struct, frozen=True):
    """Matches what the clause matches, with its score multiplied."""

    clause: "Clause"
    by: float


class Filter(msgspec.Struct, frozen=True):
    """Matches what the clause matches, with a score of zero."""

    clause: "Clause"


class Preference(msgspec.Struct, frozen=True):
    """A clause, and the share of its score that a document gains if the clause matches."""

    clause: "Clause"
    share: float


class Preferring(msgspec.Struct, frozen=True):
    """Matches what a clause matches; its score is multiplied by one plus the shares of all preferences that match.

    Shares are added, not multiplied, so that several small preferences never outweigh the words.
    """

    clause: "Clause"
    preferences: tuple[Preference, ...]


Clause: TypeAlias = Term | Since | Everything | AnyOf | AtLeast | AllOf | Except | BestOf | Boost | Filter | Preferring
