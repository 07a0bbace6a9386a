"""The pictures of the demo, drawn by program: `python -m cms.demo.drawing` draws them all again."""
