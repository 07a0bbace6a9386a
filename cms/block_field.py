"""A StreamField whose blocks stay out of the migrations."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.functional import cached_property
from wagtail.fields import StreamField


class BlockField(StreamField):
    """Blocks change often and their storage does not: without this, each new label would be a migration."""

    def __init__(self, block_types: Any = (), **options: Any) -> None:
        super().__init__(list(block_types) if not isinstance(block_types, type) else block_types, **options)

    @cached_property
    def json_field(self) -> models.JSONField:
        """One for the field; Wagtail makes one for each value that is read, which costs more than reading it."""
        return models.JSONField(encoder=DjangoJSONEncoder)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Name the field without its blocks."""
        name, _path, _arguments, options = super().deconstruct()
        for surplus in ("block_lookup", "block_types"):
            options.pop(surplus, None)
        return name, "cms.block_field.BlockField", [], options
