"""The views that this package brings along; each module makes one kind of page."""
