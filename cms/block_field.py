"""A StreamField that leaves its blocks out of migrations."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.functional import cached_property
from wagtail.fields import StreamField


class BlockField(StreamField):
    """Leaves the blocks out of migrations: their storage is always JSON, and each new label would need a migration."""

    def __init__(self, block_types: Any = (), **options: Any) -> None:
        super().__init__(list(block_types) if not isinstance(block_types, type) else block_types, **options)

    @cached_property
    def json_field(self) -> models.JSONField:
        """Return one cached object; Wagtail creates one per value read, which takes longer than reading the value."""
        return models.JSONField(encoder=DjangoJSONEncoder)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Describe the field without its blocks."""
        name, _path, _arguments, options = super().deconstruct()
        for surplus in ("block_lookup", "block_types"):
            options.pop(surplus, None)
        return name, "cms.block_field.BlockField", [], options
