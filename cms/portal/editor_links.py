"""Links in running text as the editor's window gets them: of what is another agency's, the number only."""

from __future__ import annotations

from typing import Any

from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.documents import get_document_model
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.models import Page

from cms.portal.choosers import may_name_file, may_name_page


class OwnPageLink(PageLinkElementHandler):
    """A link in running text, as the editor's window gets it: of another agency's page not even the address."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """As of a page that is not there."""
        page = Page.objects.filter(pk=attrs["id"]).first()
        if page is not None and not may_name_page(page):
            return {"id": page.pk, "url": None, "parentId": None}
        data: dict[str, Any] = super().get_attribute_data(attrs)
        return data


class OwnDocumentLink(DocumentLinkElementHandler):
    """As above: of another agency's document not even the name of the file."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """As of a document that is not there."""
        data: dict[str, Any] = super().get_attribute_data(attrs)
        document = get_document_model().objects.filter(pk=data.get("id")).first()
        return data if document is None or may_name_file(document) else {"id": document.pk}
