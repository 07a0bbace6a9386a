"""Which links may be published and which may not."""

from typing import get_args

import msgspec
import pytest

from content_models.link import Destination, Link
from content_models.quoting import quote
from content_models.rules import put_into_words
from content_models.rules.links import rule_broken_by

SPACE = "holds a space, a backslash or another character that no address may hold"


@pytest.mark.parametrize(
    ("to", "ref"),
    [
        ("url", "https://example.org"),
        ("url", "http://localhost:8000/xa-a/"),
        ("url", "HTTPS://EXAMPLE.ORG/A?b=c&d=e#f"),
        ("url", "https://example.org/tiếng-việt"),
        ("url", "https://[2001:db8::1]/"),
        ("email", "van-phong@xa.example"),
        ("email", "a.b+c@d-e.example"),
        ("phone", "+84 205 3000 100"),
        ("phone", "(0205) 3000.100".removeprefix("(").replace(")", "")),
        ("phone", "113"),
        ("page", "lien-he"),
        ("file", ""),
    ],
)
def test_a_good_link_has_no_fault(to: Destination, ref: str) -> None:
    assert rule_broken_by(Link(to=to, ref=ref)) is None


@pytest.mark.parametrize(
    ("to", "ref", "fault"),
    [
        ("url", "", "is not an http or https address"),
        ("url", "trang/hai", "is not an http or https address"),
        ("url", "/trang", "is not an http or https address"),
        ("url", "javascript:alert(1)", "is not an http or https address"),
        ("url", "JaVaScRiPt:alert(1)", "is not an http or https address"),
        ("url", "data:text/html,x", "is not an http or https address"),
        ("url", "vbscript:x", "is not an http or https address"),
        ("url", "ftp://example.org/", "is not an http or https address"),
        ("url", "//evil.example", "leads to another host without naming http or https"),
        ("url", "///evil.example", "leads to another host without naming http or https"),
        ("url", "\\\\evil.example", SPACE),
        ("url", "https:\\\\evil.example", SPACE),
        ("url", "/\\evil.example", SPACE),
        ("url", " https://example.org", SPACE),
        ("url", "java\tscript:alert(1)", SPACE),
        ("url", "https://example.org/\n", SPACE),
        ("url", 'https://example.org/"onclick="', SPACE),
        ("url", "https:", "names no host"),
        ("url", "https:example.org", "names no host"),
        ("url", "https:///example.org", "names no host"),
        ("url", "https://bo.example@evil.example/", "hides a user name before the host"),
        ("url", "https://[::1/", "cannot be read as an address"),
        ("email", "nobody", "is no e-mail address"),
        ("email", "a@b", "is no e-mail address"),
        ("email", "a@b.example,c@d.example", "is no e-mail address"),
        ("email", "a@b.example?subject=x", "is no e-mail address"),
        ("email", "a@b.example\n", "is no e-mail address"),
        ("phone", "gọi tôi", "is no telephone number"),
        ("phone", "0205;ext=1", "is no telephone number"),
        ("phone", "+", "is no telephone number"),
    ],
)
def test_a_bad_link_is_told(to: Destination, ref: str, fault: str) -> None:
    rule = rule_broken_by(Link(to=to, ref=ref))
    assert rule
    assert put_into_words(rule.broken("link.ref", ref)).sentence == f"{quote(ref)} {fault}"


@pytest.mark.parametrize("to", sorted(set(get_args(Destination)) - Link.by_id))
def test_no_destination_outside_goes_unchecked(to: Destination) -> None:
    assert rule_broken_by(Link(to=to, ref="<script>"))


@pytest.mark.parametrize("fragment", ["#le-phi", "le phi", "lệ-phí", 'a"b', "a\n"])
def test_a_fragment_is_the_id_of_a_heading(fragment: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\.fragment"):
        msgspec.convert({"to": "page", "ref": "lien-he", "fragment": fragment}, Link)
    assert msgspec.convert({"to": "page", "ref": "lien-he", "fragment": "le-phi"}, Link).fragment == "le-phi"
