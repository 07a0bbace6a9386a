"""The slug that the form suggests is the one that the server would make."""

import re
import unicodedata

import pytest

from cms.portal.slugs import formatters
from content_models.slug import slugify

TITLES = (
    "Đường bộ, đường sắt",
    "Thử bài mới của Đặng: được hay không?",
    "Nghị quyết số 66.7/2025/NQ-CP – giai đoạn 2026–2030",
    "ĂÂĐÊÔƠƯ ằẳẵắặ ầẩẫấậ ềểễếệ ồổỗốộ ờởỡớợ ừửữứự ỳỷỹýỵ",
    "  “Một cửa”  ",
    "Café & Zürich",
)


def suggested(title: str) -> str:
    for pattern, plain in formatters():
        title = re.sub(pattern, plain, title)
    return title.lower()


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_title_gives_the_same_name_in_the_browser_and_on_the_server(title, form):
    assert suggested(unicodedata.normalize(form, title)) == slugify(title)
