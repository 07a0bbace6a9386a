"""Collects all files of a release: rendered ones, last good ones of pages that failed, assets and media."""

from collections.abc import Iterable, Iterator, Mapping

from sitegen.errors import BuildError
from sitegen.path_conflicts import TakenPaths
from sitegen.release.manifest import Entry
from sitegen.release.output import BlobRef, Output
from sitegen.render.renderer import Rendered, Renderer, Stored
from sitegen.site.links import IMAGES
from sitegen.site.media import Media

Published = Mapping[str, Entry]
"""The files of the live release by path."""


def release_outputs(
    renderer: Renderer, rendered: Iterable[Rendered], last_good: Published, media: Media, published: Published
) -> Iterator[Output]:
    """Yield the outputs of a release; `last_good` has files of the live release by the path where each belongs now."""
    made = list(rendered)
    carried = _without_conflicts(last_good, [entry.path for entry in made])
    for entry in made:
        yield Output(path=entry.path, class_=entry.kind, data=entry.data)
    for path, earlier in carried.items():
        yield Output(path=path, class_=earlier.class_, data=BlobRef(earlier.sha256, earlier.size))
    yield from _assets(renderer, published if carried else {})
    yield from _stored(renderer, media, published)


def _without_conflicts(last_good: Published, made: Iterable[str]) -> Published:
    """Drop last good files whose path is now taken, for example by a redirect from the address of a withheld page."""
    if not last_good:
        return {}
    taken = TakenPaths()
    for path in made:
        taken.claim(path, path)
    return {path: entry for path, entry in last_good.items() if taken.find_conflict(path) is None}


def _assets(renderer: Renderer, earlier: Published) -> Iterator[Output]:
    """Yield the theme's assets, and those of the live release that pages kept at their last good version still use."""
    new = dict(renderer.assets.values())
    for path, data in new.items():
        yield Output(path=path, class_="asset", data=data)
    for path, entry in earlier.items():
        if entry.class_ == "asset" and path not in new and not path.startswith(IMAGES):
            yield Output(path=path, class_="asset", data=BlobRef(entry.sha256, entry.size))


def _stored(renderer: Renderer, media: Media, published: Published) -> Iterator[Output]:
    """Yield images and documents; those that the live release has are not read again."""
    held = {entry.sha256: entry.size for entry in published.values()}
    for path, entry in {entry.path: entry for entry in renderer.media()}.items():
        if entry.sha256 in held:
            yield Output(path=path, class_=entry.kind, data=BlobRef(entry.sha256, held[entry.sha256]))
        else:
            yield Output(path=path, class_=entry.kind, data=_read(media, entry))


def _read(media: Media, entry: Stored) -> bytes:
    path = media.path(entry.sha256)
    if path is None:
        raise BuildError(f"{entry.path}: there is no media folder to take {entry.sha256} from. Name it with --media.")
    return path.read_bytes()
