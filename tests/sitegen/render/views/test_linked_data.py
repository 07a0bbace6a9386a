"""The linked data for search engines is valid JSON, for any title of a page."""

import pytest

from tests.sitegen.documents import linked_data
from tests.sitegen.portals import agency, article, home, image, page, portal, shown
from tests.sitegen.rendering import printed

ODD = "</script><!-- \\u003c & \" ' \u2028 Tiêu đề"


@pytest.mark.parametrize("title", [ODD, "]]>", "{{ x }}"])
def test_a_title_comes_back_as_it_was(title: str) -> None:
    files = printed(article("bai-0", title=title, summary=title), page(title=title), portal(names={"vi": title}))
    (news,) = linked_data(files["tin/2026/03/bai-0/index.html"])
    assert (news["headline"], news["description"]) == (" ".join(title.split()), " ".join(title.split()))
    (steps,) = linked_data(files["gioi-thieu/index.html"])
    assert str(steps["itemListElement"]).count("position") == 2


def test_an_article_tells_its_dates_its_language_and_its_publisher() -> None:
    path = "tin/2026/03/bai-0/index.html"
    (news,) = linked_data(printed(article("bai-0", lead=shown()), image())[path])
    assert news == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Trang bai-0",
        "inLanguage": "vi",
        "datePublished": "2026-03-01T02:00:00Z",
        "dateModified": "2026-03-01T02:00:00Z",
        "mainEntityOfPage": "http://localhost:8000/tinh-a/tin/2026/03/bai-0/",
        "image": news["image"],
        "publisher": {"@type": "GovernmentOrganization", "name": "Cổng Tỉnh A"},
    }
    assert str(news["image"]).startswith("http://localhost:8000/tinh-a/assets/anh/")


def test_the_front_page_tells_the_agency() -> None:
    (found,) = linked_data(printed(agency(phone="0205 1", email="a@b.example"))["index.html"])
    assert found == {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": "Cơ quan tinh-a",
        "url": "http://localhost:8000/tinh-a/",
        "telephone": "0205 1",
        "email": "a@b.example",
    }


def test_other_pages_tell_the_way_down_to_them() -> None:
    (found,) = linked_data(printed(page("duoi", parent="gioi-thieu"))["gioi-thieu/duoi/index.html"])
    steps = found["itemListElement"]
    assert isinstance(steps, list)
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, "http://localhost:8000/tinh-a/"),
        (2, "http://localhost:8000/tinh-a/gioi-thieu/"),
        (3, "http://localhost:8000/tinh-a/gioi-thieu/duoi/"),
    ]


def test_pages_for_what_is_not_there_tell_nothing() -> None:
    assert linked_data(printed(home())["404.html"]) == []
