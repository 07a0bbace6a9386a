"""Links in rich text as the editor receives them; of another agency's page or document it gets only the number."""

from __future__ import annotations

from typing import Any

from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.documents import get_document_model
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.models import Page

from cms.portal.choosers import may_name_file, may_name_page


class OwnPageLink(PageLinkElementHandler):
    """A link to a page; the address of another agency's page is left out."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """Return Wagtail's attributes; for a page of another agency, those of a page that does not exist."""
        page = Page.objects.filter(pk=attrs["id"]).first()
        if page is not None and not may_name_page(page):
            return {"id": page.pk, "url": None, "parentId": None}
        data: dict[str, Any] = super().get_attribute_data(attrs)
        return data


class OwnDocumentLink(DocumentLinkElementHandler):
    """A link to a document; the file name of another agency's document is left out."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """Return Wagtail's attributes; for a document of another agency, those of a document that does not exist."""
        data: dict[str, Any] = super().get_attribute_data(attrs)
        document = get_document_model().objects.filter(pk=data.get("id")).first()
        return data if document is None or may_name_file(document) else {"id": document.pk}
