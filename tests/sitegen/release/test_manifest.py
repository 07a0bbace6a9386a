"""Manifests: one hash for a whole site, and the differences between two sites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.release.errors import NewerFormatError, OutputError, TargetDamagedError
from sitegen.release.manifest import EMPTY, NOTHING, Entry, Manifest, compare
from sitegen.release.output import BlobRef


def entry(path: str, data: bytes = b"", class_: str = "page") -> Entry:
    blob = BlobRef.of(data)
    return Entry(path=path, class_=class_, sha256=blob.sha256, size=blob.size)  # type: ignore[arg-type]


def stored(manifest: Manifest) -> dict[str, bytes]:
    return {BlobRef.of(document).sha256: document for document in manifest.documents()}


SITES = st.dictionaries(
    st.integers(0, 400).map("trang-{}".format), st.tuples(st.binary(max_size=2), st.sampled_from(["page", "feed"]))
).map(lambda files: [entry(path, *rest) for path, rest in files.items()])


@given(SITES, st.randoms())
def test_equal_sites_have_one_root_in_whatever_order_they_come(entries: list[Entry], random: object) -> None:
    shuffled = sorted(entries, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert Manifest.of(entries).root == Manifest.of(shuffled).root


@given(SITES)
def test_a_manifest_is_read_back_as_it_was_written(entries: list[Entry]) -> None:
    manifest = Manifest.of(entries)
    again = Manifest.open(manifest.root, stored(manifest).__getitem__)
    assert list(again) == list(manifest) == sorted(entries, key=lambda each: each.path)
    assert (again.root, len(again), again.digests()) == (manifest.root, len(entries), manifest.digests())
    assert all(again.get(each.path) == each for each in entries)
    assert again.get("not there") is None


@given(SITES, SITES)
def test_a_difference_leads_from_one_site_to_the_other(old: list[Entry], new: list[Entry]) -> None:
    before, after = Manifest.of(old), Manifest.of(new)
    difference = compare(before, after)
    site = {each.path: each for each in old}
    for each in difference.removed:
        assert site.pop(each.path) == each
    for each in difference.changed:
        assert site[each.path] != each
        site[each.path] = each
    for each in difference.added:
        assert site.setdefault(each.path, each) is each
    assert site == {each.path: each for each in new}
    assert (before.root == after.root) == (difference == NOTHING)
    for part in (difference.added, difference.changed, difference.removed):
        assert [each.path for each in part] == sorted(each.path for each in part)


def test_the_root_is_the_same_today_and_in_ten_years() -> None:
    """If this hash changed with an upgrade, every portal of the country would look changed after it."""
    manifest = Manifest.of([entry("index.html", b"<p>hello</p>"), entry("feed.xml", b"", "feed")])
    assert EMPTY.root == "f99a78610b3763f6ad1249302d6555a59669a981d20abebb95a7056b8a31b8f2"
    assert manifest.root == "3b58f0884448d8aac1c234ac221b0d4d080ed883d41832f8eded7681486418ff"


def test_a_one_page_edit_touches_one_shard_of_a_large_site() -> None:
    before = Manifest.of(entry(f"trang-{number}") for number in range(3000))
    after = Manifest.of(entry(f"trang-{number}", b"x" if number == 7 else b"") for number in range(3000))
    assert len(before.shards) == 256
    assert len({*stored(after)} - {*stored(before)}) == 2

    read: list[str] = []
    documents = stored(before) | stored(after)

    def load(digest: str) -> bytes:
        read.append(digest)
        return documents[digest]

    difference = compare(Manifest.open(before.root, load), Manifest.open(after.root, load))
    assert [each.path for each in difference.changed] == ["trang-7"]
    assert len(read) == 4


def test_paths_that_collide_make_no_manifest() -> None:
    with pytest.raises(OutputError, match="differ by case"):
        Manifest.of([entry("a.html"), entry("A.html")])


def test_a_document_that_is_not_what_its_name_says_is_refused() -> None:
    manifest, other = Manifest.of([entry("a")]), Manifest.of([entry("b")])
    documents = stored(manifest)
    with pytest.raises(TargetDamagedError, match=f"manifest {manifest.root}: its blob holds something else"):
        Manifest.open(manifest.root, lambda _: other.documents()[0])
    documents[next(iter(manifest.shards.values()))] = other.documents()[1]
    with pytest.raises(TargetDamagedError, match=r"of its shard [0-9a-f]{2} holds something else"):
        Manifest.open(manifest.root, documents.__getitem__).get("a")


def test_a_manifest_of_a_newer_program_is_refused() -> None:
    with pytest.raises(NewerFormatError, match=r"manifest abc: has format 2; this program reads up to 1\. Upgrade"):
        Manifest.open("abc", lambda _: b'{"format":2,"trees":[]}')
