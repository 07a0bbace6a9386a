"""The links from one page of results to the others."""

from sitegen.render.view_context import View
from sitegen.search.search_index import MAX_DEPTH
from sitegen.search.search_request import SearchRequest


def result_pager(total: int, request: SearchRequest) -> View | None:
    """The neighbours of a page, and a few more; None where all results stand on one page."""
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
            {"label": str(page + 1), "url": address(page), "current": page == current}
            if page is not None
            else {"label": "", "url": "", "current": False}
            for page in shown_pages(count, current)
        ],
    }


def shown_pages(count: int, current: int) -> list[int | None]:
    """The first page, the last, this one and its neighbours; None stands for those between."""
    shown = sorted({0, count - 1, *range(max(0, current - 1), min(count, current + 2))})
    found: list[int | None] = []
    for page in shown:
        if found and (previous := found[-1]) is not None and page > previous + 1:
            # A gap of one page is that page.
            found.append(page - 1 if page == previous + 2 else None)
        found.append(page)
    return found
