"""The command `sitegen` of an installation with public notices: `python -m tests.page_kind build …`."""

from content_models.record import register_page_kind
from sitegen.cli import main
from sitegen.render.page_view import register_views
from tests.page_kind.notice import Notice

register_page_kind(Notice)
register_views("tests.page_kind.views")
main()
