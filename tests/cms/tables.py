"""Copies all tables of an SQLite database, so that tests can start from the same rows without creating them again."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import connection

SEQUENCES = "sqlite_sequence"
"""SQLite keeps here the last key of each table, so that new rows get the same keys in every test."""

FULL_TEXT = "_fts"
"""Part of the names of the tables of full text search."""


class Table(NamedTuple):
    """The rows of one table."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def copy_tables() -> list[Table]:
    """Copy all rows of all tables."""
    with connection.cursor() as cursor:
        return [_copy(cursor, name) for name in _names(cursor)]


def restore_tables(tables: list[Table]) -> None:
    """Replace the rows of all tables by the copied ones; foreign keys are checked at the end of the transaction."""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {_quote(table.name)}")
        for table in tables:
            if table.rows:
                columns = ", ".join(map(_quote, table.columns))
                places = ", ".join(["%s"] * len(table.columns))
                cursor.executemany(
                    f"INSERT INTO {_quote(table.name)} ({columns}) VALUES ({places})",
                    table.rows,
                )


def _copy(cursor: Any, name: str) -> Table:
    cursor.execute(f"SELECT * FROM {_quote(name)}")
    columns = tuple(column[0] for column in cursor.description)
    return Table(name, columns, tuple(cursor.fetchall()))


def _names(cursor: Any) -> list[str]:
    # Triggers fill the tables of full text search from the index entries.
    own = [name for name in connection.introspection.table_names(cursor) if FULL_TEXT not in name]
    return [*own, SEQUENCES]


def _quote(name: str) -> str:
    return connection.ops.quote_name(name)
