"""An image in the sizes and formats that a browser may choose from."""

from content_models.block import ImageBlock, ImageUse
from content_models.media import Image
from sitegen.site.links import image_output
from tests.sitegen.documents import elements
from tests.sitegen.portals import article, image, page, rendition, shown
from tests.sitegen.rendering import printed

AVIF = [rendition(b"a400", type="image/avif", width=400), rendition(b"a800", type="image/avif", width=800)]
WEBP = [rendition(b"w400", type="image/webp", width=400)]
JPEG = [
    rendition(b"j400", type="image/jpeg", width=400, height=300),
    rendition(b"j1000", type="image/jpeg", width=1000, height=750),
    rendition(b"j2000", type="image/jpeg", width=2000, height=1500),
]


def shown_as(record: Image, use: ImageUse | None = None) -> str:
    html = printed(page(body=(ImageBlock(use=use or shown()),)), record)["gioi-thieu/index.html"]
    return html[html.index("<main") : html.index("</main>") + len("</main>")]


def test_newer_formats_come_first_each_with_its_sizes_from_small_to_large() -> None:
    html = shown_as(image("anh", *JPEG, *WEBP, *reversed(AVIF)))
    sources = [(source.attributes["type"], source.attributes["srcset"]) for source in elements(html, "source")]
    assert sources == [
        ("image/avif", f"/tinh-a/{image_output(AVIF[0])} 400w, /tinh-a/{image_output(AVIF[1])} 800w"),
        ("image/webp", f"/tinh-a/{image_output(WEBP[0])} 400w"),
    ]


def test_the_oldest_browsers_get_the_largest_of_at_most_1000_pixels() -> None:
    assert f'src="/tinh-a/{image_output(JPEG[1])}"' in shown_as(image("anh", *AVIF, *JPEG))
    assert f'src="/tinh-a/{image_output(JPEG[2])}"' in shown_as(image("anh", *AVIF, JPEG[2]))
    assert f'src="/tinh-a/{image_output(WEBP[0])}"' in shown_as(image("anh", *AVIF, *WEBP))


def test_width_and_height_are_those_of_the_picture_that_is_named() -> None:
    html = shown_as(image("anh", *JPEG))
    assert 'width="1000" height="750"' in html


def test_the_words_for_those_who_do_not_see_it_are_always_there() -> None:
    assert 'alt="Một cây &quot;cầu&quot; &lt;gỗ&gt;"' in shown_as(image(), shown(alt='Một cây "cầu" <gỗ>'))
    assert 'alt=""' in shown_as(image(), shown(alt=""))


def test_the_place_names_the_photographer_before_the_image_does() -> None:
    record = image(credit="An")
    assert "Ảnh: An" in shown_as(record)
    assert "Ảnh: Bình" in shown_as(record, ImageUse(image="anh", alt="x", credit="Bình"))
    assert "figcaption" not in shown_as(image())


def test_the_first_picture_of_an_article_is_loaded_at_once_and_is_the_one_that_is_shared() -> None:
    html = printed(article("bai-0", lead=shown()), image("anh", *JPEG))["tin/2026/03/bai-0/index.html"]
    (lead,) = [img for img in elements(html, "img") if img.attributes["alt"] == "Một cây cầu"]
    assert "loading" not in lead.attributes
    share = elements(html, "meta", property="og:image")[0].attributes["content"]
    assert share == f"http://localhost:8000/tinh-a/{image_output(JPEG[1])}"


def test_the_picture_on_a_card_says_nothing_since_the_title_does() -> None:
    html = printed(article("bai-0", lead=shown()), image())["tin/index.html"]
    cards = [img for img in elements(html, "img") if "/anh/" in img.attributes["src"]]
    assert [img.attributes["alt"] for img in cards] == [""]
    assert [img.attributes["loading"] for img in cards] == ["lazy"]


def test_an_article_whose_picture_is_not_published_has_none() -> None:
    html = printed(article("bai-0", lead=shown("mat")))["tin/2026/03/bai-0/index.html"]
    assert "<picture>" not in html
    assert "og:image" not in html
