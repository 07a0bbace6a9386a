"""Blocks as the database keeps them."""

from __future__ import annotations

import json
from typing import Any


def raw_blocks(stored: Any) -> list[dict[str, Any]]:
    """The stored JSON of a body as data."""
    if isinstance(stored, str):
        return json.loads(stored) if stored else []
    return list(getattr(stored, "raw_data", stored) or [])
