"""Questions and results are shown as text, whatever markup they contain."""

from urllib.parse import quote

import pytest

from sitegen.search.search_index import SearchResult
from sitegen.search.service import Service
from sitegen.serve.live_portals import LivePortals
from tests.sitegen.documents import elements, ids
from tests.sitegen.search.given_answers import Oracle, ask, document, offer, results

NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    "</title><script>alert(1)</script>",
    "<!-- /search --><!-- search -->",
    "{{ 7 * 7 }}{% for x in y %}",
    r"\g<0>\1\\",
    "&lt;b&gt;&amp;",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("words", NASTY)
def test_whatever_is_asked_comes_back_as_words(service: Service, words: str) -> None:
    for rest in ("", "&portal=tinh-a", "&lang=en&scope=all", "&size=x", "&start=20"):
        reply = ask(service, f"/search?q={quote(words)}{rest}")
        for element in elements(reply.text):
            assert element.tag not in {"script", "img"} or element.attributes.get("src", "").startswith("/")
            assert not [name for name in element.attributes if name.startswith("on")]
        assert elements(reply.text, "input", type="search")[0].attributes["value"] == words
        assert len(elements(reply.text, "title")) == 1
        assert len(elements(reply.text, "form")) == 1
        assert len(set(ids(reply.text))) == len(ids(reply.text))


@pytest.mark.parametrize("words", NASTY)
def test_whatever_is_found_comes_back_as_words(folders: LivePortals, words: str) -> None:
    result = SearchResult(
        document=document(title=words, summary=words, facts=(words,), agency_name=words, code=words),
        offers=(offer("xa-b", agency_name=words),),
    )
    reply = ask(Service(Oracle(result), folders), f"/search?q={quote(words)}")
    assert not elements(reply.text, "script")
    assert [link.text for link in results(reply)] == [words]
    assert elements(reply.text, "ul", class_="result-facts")[0].text == words
    assert words in [link.text for link in elements(reply.text, "a", href="/xa-b/thu-tuc/1.004222/")]


@pytest.mark.parametrize("name", ["portal", "lang", "scope", "start", "size"])
def test_a_bad_value_comes_back_as_words(service: Service, name: str) -> None:
    reply = ask(service, f"/search?q=x&{name}={quote(NASTY[0])}")
    assert reply.status == 400
    assert not elements(reply.text, "script")
    assert NASTY[0] in elements(reply.text, "p", class_="search-refusal")[0].text
