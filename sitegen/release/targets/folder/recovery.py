"""After a publish that died: make every part of the folder again what its records say.

Nothing here is needed for what citizens see: the pointer is moved in one step, and the tree it names is whole before
and after. Recovery is for the next publish, which relies on knowing what the other tree holds.
"""

from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.journal import Intent
from sitegen.release.targets.folder.layout import Layout


def recover(layout: Layout) -> None:
    """Finish or undo what an interrupted publish left; does nothing where there was none. Needs the lock."""
    for leftover in layout.temporary.iterdir():
        leftover.unlink()
    intent = layout.journal.read()
    if intent is None:
        return
    # The tree of an intent was idle when it was noted; it is served only if the pointer was moved, as the last step.
    if layout.served() != intent.tree:
        _undo(layout, intent)
    layout.journal.clear()


def _undo(layout: Layout, intent: Intent) -> None:
    if intent.number in layout.releases.numbers():
        layout.releases.remove(intent.number)
    layout.trees[intent.tree].mend(layout.held(intent.tree))
    durable.sync_file_system(layout.root)
