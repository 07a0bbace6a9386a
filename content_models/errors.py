"""The exceptions of this project; all have one base class."""


class MotCuaError(Exception):
    """Base of all our errors, never raised itself. The command lines catch it and print its message."""


class SnapshotError(MotCuaError):
    """A file of records is damaged or incomplete, so nothing in it may be used."""


class KindError(MotCuaError):
    """A new page kind conflicts with the existing ones."""
