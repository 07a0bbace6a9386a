"""The command `sitegen`: all work with portals after their records are exported. It needs no database and no Django."""

import json
import logging
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from content_models.errors import MotCuaError
from content_models.snapshot import Header, Snapshot, read_snapshot
from sitegen.adapters import open_index, open_portals
from sitegen.build import BuildResult, build_portal, make_searchable
from sitegen.build_report import BuildReport
from sitegen.errors import BuildError
from sitegen.release.portal_store import ServedByNginx
from sitegen.render.theme import THEMES
from sitegen.site.settle import portal_key

EXIT_PROBLEMS = 1
EXIT_REFUSED = 3
EXIT_STOPPED = 130
"""The exit code after Ctrl-C. All codes: 0 done; 1 done, with problems in single records; 2 wrong usage; 3 refused, a
portal stays as it was; 130 stopped by Ctrl-C."""

INDEX = ".index"
"""The folder of the search index within the folder of portals; no portal's key starts with a dot."""


class Address(click.Path):
    """A folder, or the address of another kind of adapter, such as memory://, which is checked by the adapter."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the value as given if it is an address or can be a folder."""
        return str(value) if "://" in str(value) else str(super().convert(value, param, ctx))


NewPlace = Address(file_okay=False)
Place = Address(exists=True, file_okay=False)
FolderPath = click.Path(file_okay=False, path_type=Path)
FilePath = click.Path(dir_okay=False, exists=True, path_type=Path)


class Group(click.Group):
    """A group that reports our own errors, and Ctrl-C, as one sentence with an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command and translate its errors."""
        try:
            return super().invoke(ctx)
        except MotCuaError as error:
            _tell_refusal(error)
            ctx.exit(EXIT_REFUSED)
        except KeyboardInterrupt:
            click.echo("stopped: what was live is live, whole.", err=True)
            ctx.exit(EXIT_STOPPED)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="motcua")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Build and serve portals from snapshots of their records.

    Exit codes: 0 done; 1 done, with problems in single records; 2 wrong usage; 3 refused: a portal stays as it was;
    130 stopped by Ctrl-C.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s", stream=sys.stderr)


@main.command()
@click.argument("snapshots", nargs=-1, required=True, type=FilePath, metavar="SNAPSHOT...")
@click.option("--shared", type=FilePath, help="The shared records: the agency directory.")
@click.option("--media", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of media by hash.")
@click.option("--out", required=True, type=NewPlace, help="Folder that gets one folder for each portal.")
@click.option("--themes", type=FolderPath, default=THEMES, show_default=False, help="Folder of themes.")
@click.option("--index", type=NewPlace, help="Folder of the search index; .index within --out unless named.")
@click.option("--trace", type=click.Path(dir_okay=False, path_type=Path), help="Write what each output read, as JSON.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON on stdout.")
def build(
    snapshots: tuple[Path, ...],
    shared: Path | None,
    media: Path | None,
    out: str,
    themes: Path,
    index: str | None,
    trace: Path | None,
    as_json: bool,
) -> None:
    """Publish one or more portals into a folder that a web server can serve.

    Example: sitegen build lang-son.jsonl --shared shared.jsonl --media media/ --out site/
    """
    build_report = BuildReport()
    common = read_snapshot(shared) if shared else _no_shared_records()
    if common.header.portal is not None:
        raise BuildError(f"{shared}: holds the records of portal {common.header.portal}, not the shared ones.")
    portals = open_portals(out)
    search_index = open_index(index or _index_within(out))
    results: list[BuildResult] = []
    refusals: list[MotCuaError] = []
    for snapshot in snapshots:
        made_at = datetime.now(UTC)
        try:
            portal = read_snapshot(snapshot)
            target = portals.target(portal_key(portal))
            result = build_portal(portal, common, media, target, made_at=made_at, themes=themes, index=search_index)
            results.append(result)
            make_searchable(search_index, result)
        except MotCuaError as error:  # If one portal cannot be built, the others are still built.
            refusals.append(error)
            _tell_refusal(error)
    if not results:
        sys.exit(EXIT_REFUSED)
    if trace:
        _write_trace(trace, results)
    problems = [entry for result in results for entry in result.problems]
    for entry in dict.fromkeys(problems):
        click.echo(f"{click.style(entry.severity, fg='yellow')}: {entry}", err=True)
    report = build_report.report(results) | {"refused": [str(error) for error in refusals]}
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        for result in results:
            click.echo(_sentence(result))
        click.echo(f"{report['outputs']} outputs, {report['seconds']} s, root hash {report['root_hash']}")
    sys.exit(EXIT_REFUSED if refusals else EXIT_PROBLEMS if problems else 0)


@main.command()
@click.argument("out", type=Place)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--bind", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--index", type=NewPlace, help="Folder of the search index.  [default: OUT/.index]")
def serve(out: str, port: int, bind: str, index: str | None) -> None:
    """Serve the portals of a folder, and the search over them, over HTTP until Ctrl-C."""
    from sitegen.search.service import Service
    from sitegen.serve.live_portals import LivePortals
    from sitegen.serve.portals import Portals
    from sitegen.serve.server import listen, serve_portals

    def announce(urls: list[str]) -> None:
        click.echo("\n".join(("serving:", *(f"  {url}" for url in urls))))

    live = LivePortals(open_portals(out))
    search = Service(open_index(index or _index_within(out)), live)
    serve_portals(Portals(live), search, listen(bind, port), announce)


@main.command()
@click.argument("out", type=Place)
@click.option("--nginx", is_flag=True, help="Print the map of path prefixes for infra/nginx/portals.conf.template.")
def portals(out: str, nginx: bool) -> None:
    """List the live portals of a folder."""
    from sitegen.serve.live_portals import LivePortals

    store = open_portals(out)
    live = LivePortals(store)
    live.check()
    if not nginx:
        for portal in live.portals():
            click.echo(f"{portal.key:30} {portal.base_url}")
    elif isinstance(store, ServedByNginx):
        click.echo(store.nginx_map({portal.key: portal.prefix for portal in live.portals()}), nl=False)
    else:
        raise BuildError(f"{out}: nginx serves portals from folders only. Name the folder of portals.")


def _index_within(out: str) -> str:
    if "://" in out and not out.startswith("file://"):
        raise click.UsageError(f"{out} is no folder that could hold the search index. Name one with --index.")
    return f"{out}/{INDEX}"


def _tell_refusal(error: MotCuaError) -> None:
    click.echo(f"{click.style('refused:', fg='red', bold=True)} {error}", err=True)


def _write_trace(path: Path, results: list[BuildResult]) -> None:
    reads = {result.portal: result.reads for result in results}
    try:
        path.write_bytes(msgspec.json.encode(reads, order="sorted"))
    except OSError as error:
        raise BuildError(
            f"cannot write the trace {path}: {error.strerror}. The portals are published; name another file."
        ) from error


def _sentence(result: BuildResult) -> str:
    release = result.release
    changes = f"{len(release.added)} added, {len(release.changed)} changed, {len(release.removed)} removed"
    if release.outcome == "unchanged":
        return f"{result.portal}: release {release.number}, unchanged"
    return f"{result.portal}: release {release.number} is live, {changes}"


def _no_shared_records() -> Snapshot:
    return Snapshot(Header(format="motcua-records", version=1, portal=None, records=0), (), ())
