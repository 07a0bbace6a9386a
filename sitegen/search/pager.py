"""The links from one page of results to the others."""

from sitegen.render.view_context import View
from sitegen.search.search_index import MAX_DEPTH
from sitegen.search.search_request import SearchRequest
from sitegen.site.pager import counted


def result_pager(total: int, request: SearchRequest) -> View | None:
    """Return links to the neighbours of a page and to a few other pages; None if all results fit on one page."""
    count = -(-min(total, MAX_DEPTH) // request.size)
    current = request.start // request.size
    if count < 2:
        return None

    def address(page: int) -> str:
        return request.address(start=page * request.size)

    return {
        "previous": address(min(current, count) - 1) if current > 0 else "",
        "next": address(current + 1) if current + 1 < count else "",
        "pages": [
            {"label": str(page), "url": address(page - 1), "current": page == current + 1}
            if page is not None
            else {"label": "", "url": "", "current": False}
            for page in counted(count, current + 1)
        ],
    }
