"""Finds conflicts of paths: none may differ only by case, and none may be both a file and a folder."""


class TakenPaths:
    """Paths of outputs that are taken, each with the name of its owner."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, tuple[str, str]] = {}

    def owner_in_the_way(self, path: str) -> str | None:
        """The owner of a path that conflicts with this one; None if this path is free."""
        folders = _folders(path)
        for name in (path, *folders):
            if name.lower() in self._files:
                return self._files[name.lower()]
        for name in (path, *folders):
            taken, first = self._folders.get(name.lower(), ("", ""))
            if taken and (name == path or taken != name):
                return first
        return None

    def claim(self, path: str, owner: str) -> str | None:
        """Take a path for an owner, or return the owner of a path that conflicts."""
        other = self.owner_in_the_way(path)
        if other is not None:
            return other
        self._files[path.lower()] = owner
        for name in _folders(path):
            self._folders.setdefault(name.lower(), (name, owner))
        return None


def _folders(path: str) -> list[str]:
    return [path[:position] for position, character in enumerate(path) if character == "/"]
