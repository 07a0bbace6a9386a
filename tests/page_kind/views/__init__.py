"""The views of this package; each module renders one kind of page."""
