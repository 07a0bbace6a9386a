"""The announcement of a receipt on every screen of the CMS."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def style_receipts() -> str:
    """Add the style of the announcement."""
    return format_html('<link rel="stylesheet" href="{}">', static("publishing/receipt.css"))


@hooks.register("insert_global_admin_js")
def script_receipts() -> str:
    """Add the script that asks for the latest receipt and announces it."""
    return format_html(
        '<script src="{}" data-receipts="{}" defer></script>',
        static("publishing/receipt.js"),
        reverse("publishing:recent"),
    )
