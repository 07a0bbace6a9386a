"""Which file paths are taken: no two may differ by case only, and none may be a file and a folder at once."""


class Claims:
    """Paths of outputs, each with the name of the one who took it."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def claim(self, path: str, owner: str) -> str | None:
        """Take a path, or return the owner that stands in the way."""
        folded = path.lower()
        parents = [folded[:position] for position, character in enumerate(folded) if character == "/"]
        for taken in (folded, *parents):
            if taken in self._files:
                return self._files[taken]
        if folded in self._folders:
            return self._folders[folded]
        self._files[folded] = owner
        for parent in parents:
            self._folders.setdefault(parent, owner)
        return None
