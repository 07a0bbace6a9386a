"""Recovery after an interrupted publish: makes every part of the folder consistent with its records again.

The live site does not depend on it: the link is switched in one step, and the tree that it names is complete before and
after. Only the next publish does, because it must know what the other tree contains.
"""

from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.journal import Intent
from sitegen.release.targets.folder.layout import Layout


def recover(layout: Layout) -> None:
    """Complete or undo an interrupted publish; does nothing if there was none. The lock must be held."""
    for leftover in layout.temporary.iterdir():
        leftover.unlink()
    intent = layout.journal.read()
    if intent is None:
        return
    # The tree of an intent was idle at first. If it is served now, the switch, which is the last step, was done.
    if layout.served() != intent.tree:
        _undo(layout, intent)
    layout.journal.clear()


def _undo(layout: Layout, intent: Intent) -> None:
    if intent.number in layout.releases.numbers():
        layout.releases.remove(intent.number)
    layout.trees[intent.tree].mend(layout.held(intent.tree))
    durable.sync_file_system(layout.root)
