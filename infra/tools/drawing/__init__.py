"""Draws the pictures of the demo: `python -m infra.tools.drawing` draws all of them again."""
