"""The command `motcua`: everything that needs the database. What needs only files is in `sitegen`."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from django.db import OperationalError

from cms.errors import MediaError, SettingsError
from cms.preparation import prepare
from cms.service.data_folder import empty_folder
from cms.settings.environment import data_folder, read_environment
from content_models.errors import MotCuaError
from content_models.quoting import printable
from content_models.time_zone import VIETNAM
from sitegen.serve.server import listen

EXIT_REFUSED = 3
EXIT_STOPPED = 130
"""0: done; 1: done, but something failed; 2: wrong usage; 3: refused, nothing was changed; 130: stopped by Ctrl-C."""


class Prepared(click.Command):
    """A command that first prepares a new data folder."""

    def invoke(self, ctx: click.Context) -> object:
        """Prepare the data folder, then run the command."""
        if prepare():
            click.echo("prepared the data folder", err=True)
        return super().invoke(ctx)


class Group(click.Group):
    """Turns our own errors, and Ctrl-C, into one sentence and an exit code."""

    command_class = Prepared

    def invoke(self, ctx: click.Context) -> object:
        """Run a command and report its errors."""
        try:
            return super().invoke(ctx)
        except MotCuaError as error:
            click.echo(f"refused: {error}", err=True)
            ctx.exit(EXIT_REFUSED)
        except OperationalError as error:
            answer = " ".join(str(error).split()).rstrip(".?")
            click.echo(
                f"refused: the database cannot be used: {printable(answer, 300)}. Check DATABASE_URL, or the "
                "permissions and the space of the folder MOTCUA_DATA.",
                err=True,
            )
            ctx.exit(EXIT_REFUSED)
        except KeyboardInterrupt:
            click.echo("stopped: what was finished stands; run the command again to go on.", err=True)
            ctx.exit(EXIT_STOPPED)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Work with the CMS of Một Cửa. MOTCUA_DATA names the data folder; a fresh one is prepared by any command.

    Exit codes: 0 done; 1 done, but something failed; 2 wrong usage; 3 refused, nothing was changed; 130 stopped by
    Ctrl-C.
    """


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def status(as_json: bool) -> None:
    """Say what is published and what is waiting."""
    from cms.publishing.status import portal_status

    now = portal_status()
    if as_json:
        click.echo(json.dumps(now, ensure_ascii=False))
        return
    for row in now["portals"]:
        numbers = f"release {row['release']:<6} {row['pending']} waiting, {row['failed']} failed"
        click.echo(f"{row['key']:30} {numbers}  {row['url']}")
    click.echo(f"{now['pending']} waiting, {now['failed']} failed")


@main.command()
@click.argument("key", required=False)
@click.option("--shared", is_flag=True, help="The shared records instead of a portal's.")
@click.option("--media", type=click.Path(file_okay=False, path_type=Path), help="Copy the media named by the records.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of stdout.")
def export(key: str | None, shared: bool, media: Path | None, out: Path | None) -> None:
    """Write the records of the portal KEY, or the shared ones, as a snapshot."""
    from cms.export.portal_records import export_portal
    from cms.export.shared_records import export_shared
    from content_models.snapshot import encode_snapshot, write_snapshot

    if (key is None) == (not shared):
        raise click.UsageError("name a portal, or say --shared")
    records = export_shared() if key is None else export_portal(key)
    if media:
        _copy_media(records, media)
    if out:
        write_snapshot(out, key, records)
        return
    for line in encode_snapshot(key, records):
        sys.stdout.buffer.write(line)


@main.group(name="import", cls=Group)
def bring_in() -> None:
    """Bring in what other systems publish."""


@bring_in.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the counts and all issues as JSON.")
def procedures(file: Path, as_json: bool) -> None:
    """Bring in definitions of procedures from FILE, an export of the national portal: one object of JSON per line.

    What was edited here stays as it was edited. A second run changes nothing.
    """
    from django.utils import timezone

    from cms.imports.run import import_procedures

    report = import_procedures(file, timezone.localdate(timezone=VIETNAM), lambda words: click.echo(words, err=True))
    if as_json:
        click.echo(json.dumps(report.to_dict(), ensure_ascii=False))
    else:
        for sentence in report.sentences():
            click.echo(sentence)
    if report.refused:
        sys.exit(1)


@main.command()
def publish() -> None:
    """Publish everything that is waiting, then return."""
    from cms.publishing.status import portal_status
    from cms.publishing.worker import publish_all

    count = publish_all()
    click.echo(f"{count} portals", err=True)
    if portal_status()["failed"]:
        sys.exit(1)


@main.command()
def worker() -> None:
    """Publish whatever is waiting, until stopped."""
    from cms.publishing.worker import work

    try:
        work()
    except KeyboardInterrupt:
        click.echo("stopped", err=True)


@main.command()
@click.argument("keys", nargs=-1)
def reconcile(keys: tuple[str, ...]) -> None:
    """Queue portals that differ from what the database says."""
    from cms.publishing.reconcile import reconcile as compare

    for key in compare(list(keys) or None):
        click.echo(key)


@main.command()
@click.argument("name")
@click.option("--email", default="", help="Where the link for a forgotten password goes.")
@click.option("--agency", help="Key of the agency.")
@click.option("--role", type=click.Choice(["approver", "editor"]), help="What the user may do for the agency.")
@click.option("--national", is_flag=True, help="A national administrator instead.")
@click.password_option(help="Asked for where it is left out.")
def user(name: str, email: str, agency: str | None, role: str | None, national: bool, password: str) -> None:
    """Make a login, or add an agency to one."""
    from cms.agencies.people import add_user

    if not national and not (agency and role):
        raise click.UsageError("say --national, or --agency and --role")
    add_user(name, password, email=email, agency=agency, role=role, national=national)
    click.echo(f"{name} can log in", err=True)


@main.command(cls=click.Command)
@click.option("--reset", is_flag=True, help="Start from an empty data folder.")
def demo(reset: bool) -> None:
    """Load a small country, publish its portals and serve everything on one port, until Ctrl-C.

    PORT chooses the port (8000), MOTCUA_DATA the folder.
    """
    if reset and os.environ.get("DATABASE_URL"):
        raise SettingsError("DATABASE_URL is set, and --reset empties only the demo's own SQLite; leave one out")
    if reset:
        empty_folder(data_folder())
    environment = read_environment()
    listener = listen("127.0.0.1", environment.port)
    prepare()
    from cms.service.demo import run_demo

    run_demo(listener, f"http://localhost:{environment.port}", click.echo)


def _copy_media(records: Sequence[object], target: Path) -> None:
    """Copy the files of documents and images; each is named by its hash."""
    from cms.media.store import folder
    from content_models.media import File, Image

    try:
        target.mkdir(parents=True, exist_ok=True)
        for record in records:
            hashes = [record.sha256] if isinstance(record, File) else []
            hashes += [rendition.sha256 for rendition in record.renditions] if isinstance(record, Image) else []
            for name in hashes:
                if not (target / name).exists():
                    shutil.copyfile(folder() / name, target / name)
    except OSError as error:
        raise MediaError(
            f"cannot copy media to {target}: {error.strerror} ({error.filename}). Check the folders, their "
            "permissions and space."
        ) from error


if __name__ == "__main__":
    main()
