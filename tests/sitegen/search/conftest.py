"""Two portals in a folder: the national one at the root, a province below it."""

from pathlib import Path

import pytest

from sitegen.build import build_portal
from sitegen.release.targets.folder.portals import FolderPortals
from sitegen.search.service import Service
from sitegen.serve.live_portals import LivePortals
from tests.sitegen.portals import AT, Press, agency, directory, portal, province, snapshot
from tests.sitegen.search.given_answers import Oracle, found

NATIONAL = "quoc-gia"


def publish_both(press: Press) -> None:
    """Publish a province and the national portal."""
    shared = directory(agency(), agency(NATIONAL, level="national"))
    names = {"vi": "Cổng quốc gia", "en": "National Portal"}
    own = portal(id=NATIONAL, agency=NATIONAL, base_url="http://localhost:8000/", names=names)
    national = [own, *(record for record in province() if record.id != "tinh-a")]
    for key, records in (("tinh-a", province()), (NATIONAL, national)):
        build_portal(snapshot(records, key=key), shared, press.media, press.target(key), made_at=AT)


@pytest.fixture(scope="package")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of both portals; a test that changes it must publish into a folder of its own."""
    press = Press(tmp_path_factory.mktemp("searched"))
    publish_both(press)
    return press.out


@pytest.fixture
def folders(out: Path) -> LivePortals:
    """The live portals of that folder."""
    return LivePortals(FolderPortals(out))


@pytest.fixture
def oracle() -> Oracle:
    """An index that finds one procedure for every question."""
    return Oracle(found())


@pytest.fixture
def service(oracle: Oracle, folders: LivePortals) -> Service:
    """The search service over this index and both portals."""
    return Service(oracle, folders)
