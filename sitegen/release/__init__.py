"""Bytes in; a numbered, reversible site out, switched in one instant."""
