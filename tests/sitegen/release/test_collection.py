"""What a collection must keep."""

import pytest

from sitegen.release.collection import check_keep, needed_by
from sitegen.release.manifest import Entry, Manifest


def test_fewer_than_the_live_release_and_the_one_before_it_is_too_few() -> None:
    check_keep(2)
    with pytest.raises(ValueError, match=r"keep: 1 is too few. Keep at least 2 releases"):
        check_keep(1)


def test_releases_need_their_files_and_their_own_documents_and_assets_by_path() -> None:
    page = Entry(path="index.html", class_="page", sha256="1", size=1)
    asset = Entry(path="assets/site.2.css", class_="asset", sha256="2", size=1)
    first, second = Manifest.of([page]), Manifest.of([page, asset])
    needed = needed_by([first, second])
    assert needed.assets == {"assets/site.2.css"}
    assert needed.blobs == {"1", "2", first.root, second.root, *first.shards.values(), *second.shards.values()}
