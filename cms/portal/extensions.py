"""The extension point through which pages use the export, an app above this one."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from cms.extension_point import ExtensionPoint

preview_draft = ExtensionPoint[[Any, HttpRequest], HttpResponse]("cms.portal.extensions.preview_draft")
"""Shows a page that is not published yet, or says why it cannot be shown."""
