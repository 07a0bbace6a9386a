"""The one family of exceptions of this project."""


class MotCuaError(Exception):
    """Never raised itself; the command lines catch it and print its sentence."""


class SnapshotError(MotCuaError):
    """A whole file of records cannot be trusted: nothing of it may be used."""


class KindError(MotCuaError):
    """A kind of page contradicts those that exist already."""
