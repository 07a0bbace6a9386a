"""The command `sitegen`: its output, its exit codes, and interrupting it."""

import json
import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest

from content_models.snapshot import write_snapshot
from sitegen.release.targets.folder.target import FolderTarget
from tests.sitegen.command import SITEGEN, build, sitegen
from tests.sitegen.portals import KEY, agency, articles, but, home, page, portal, province
from tests.sites.broken import BROKEN, VALID

GOOD, WARNED, REFUSED = VALID, BROKEN["dangling-page"], BROKEN["newer-format"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    VALID.write(tmp_path)
    return tmp_path


def test_a_good_build_ends_with_0_and_says_what_is_live(folder: Path) -> None:
    answer = build(folder)
    assert (answer.code, answer.stderr) == (0, "")
    first, last = answer.stdout.splitlines()
    assert first == "xa-mau: release 1 is live, 11 added, 0 changed, 0 removed"
    assert last.startswith("11 outputs, ")
    assert last.split("root hash ")[1] == str(FolderTarget(folder / "out" / "xa-mau").live().record.root)  # type: ignore[union-attr]


def test_a_second_build_says_that_nothing_changed(folder: Path) -> None:
    build(folder)
    assert build(folder).stdout.splitlines()[0] == "xa-mau: release 1, unchanged"


def test_json_is_one_object_on_stdout_with_the_keys_that_scripts_rely_on(folder: Path) -> None:
    answer = build(folder, "--json")
    assert answer.stderr == ""
    assert answer.stdout.count("\n") == 1
    report = json.loads(answer.stdout)
    assert {"portals", "outputs", "bytes", "seconds", "peak_memory", "root_hash"} <= report.keys()
    assert [type(report[name]) for name in ("outputs", "bytes", "seconds", "peak_memory", "root_hash")] == [
        *(int, int, float, int, str),
    ]
    assert report["portals"][0]["key"] == "xa-mau"
    assert report["refused"] == []


def test_a_problem_in_one_record_ends_with_1_and_is_told_on_stderr(folder: Path) -> None:
    WARNED.write(folder)
    answer = build(folder, "--json")
    assert answer.code == 1
    (problem,) = json.loads(answer.stdout)["portals"][0]["problems"]
    assert problem["severity"] == "warning"
    assert answer.stderr == f"warning: {problem['message']}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build"], "Missing argument 'SNAPSHOT...'"),
        (["build", "mat.jsonl", "--out", "out"], "File 'mat.jsonl' does not exist"),
        (["build", "--oops"], "No such option"),
        (["oops"], "No such command 'oops'"),
        (["serve", ".", "--port", "99999"], "99999 is not in the range"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_was_wrong(arguments: list[str], words: str) -> None:
    answer = sitegen(*arguments)
    assert (answer.code, answer.stdout) == (2, "")
    assert words in answer.stderr


def test_a_refused_portal_ends_with_3_and_one_sentence_and_prints_nothing_on_stdout(folder: Path) -> None:
    REFUSED.write(folder)
    answer = build(folder, "--json")
    assert (answer.code, answer.stdout) == (3, "")
    assert answer.stderr.startswith("refused: xa-mau.jsonl, line 1, field version: 2 is newer than 1")
    assert answer.stderr.count("\n") == 1


def test_one_portal_that_is_refused_does_not_stop_the_others(folder: Path) -> None:
    write_snapshot(folder / "tinh-a.jsonl", KEY, province())
    write_snapshot(folder / "both.jsonl", None, [agency(), agency("xa-mau")])
    REFUSED.write(folder)
    snapshots = [folder / "xa-mau.jsonl", folder / "tinh-a.jsonl"]
    answer = sitegen("build", *snapshots, "--shared", folder / "both.jsonl", "--out", folder / "out", "--json")
    assert answer.code == 3
    report = json.loads(answer.stdout)
    assert [entry["key"] for entry in report["portals"]] == [KEY]
    assert [f"refused: {sentence}\n" for sentence in report["refused"]] == [answer.stderr]


def test_several_portals_have_one_hash_in_any_order(folder: Path) -> None:
    write_snapshot(folder / "tinh-a.jsonl", KEY, province())
    write_snapshot(folder / "both.jsonl", None, [agency(), agency("xa-mau")])
    snapshots = [folder / "xa-mau.jsonl", folder / "tinh-a.jsonl"]
    hashes = []
    for number, order in enumerate((snapshots, snapshots[::-1])):
        out = folder / f"out-{number}"
        answer = sitegen(
            *("build", *order, "--shared", folder / "both.jsonl", "--media", folder / "media", "--out", out, "--json")
        )
        report = json.loads(answer.stdout)
        assert report["outputs"] == sum(entry["outputs"] for entry in report["portals"])
        hashes.append(report["root_hash"])
    assert hashes[0] == hashes[1]


def test_a_warning_about_shared_records_is_told_once_for_all_portals(folder: Path) -> None:
    for key in ("tinh-a", "tinh-b"):
        records = [portal(id=key, base_url=f"http://localhost:8000/{key}/"), *province()[1:]]
        write_snapshot(folder / f"{key}.jsonl", key, records)
    write_snapshot(folder / "shared.jsonl", None, [agency(parent="mat")])
    snapshots = [folder / "tinh-a.jsonl", folder / "tinh-b.jsonl"]
    answer = sitegen("build", *snapshots, "--shared", folder / "shared.jsonl", "--out", folder / "out")
    assert answer.code == 1
    assert answer.stderr.count("“mat”") == 1


def test_the_snapshot_of_a_portal_is_not_taken_for_the_shared_records(folder: Path) -> None:
    path = folder / "xa-mau.jsonl"
    answer = sitegen("build", path, "--shared", path, "--out", folder / "out")
    assert (answer.code, answer.stdout) == (3, "")
    assert answer.stderr == f"refused: {path}: holds the records of portal xa-mau, not the shared ones.\n"


def test_without_the_shared_records_the_portal_says_what_is_missing(folder: Path) -> None:
    answer = sitegen("build", folder / "xa-mau.jsonl", "--out", folder / "out")
    assert answer.code == 3
    assert answer.stderr == (
        "refused: portal xa-mau, field agency: “xa-mau” is not among the shared records. "
        "Give the file of shared records with --shared, exported at the same time.\n"
    )
    assert not (folder / "out" / "xa-mau").exists()


def test_the_trace_names_what_each_output_read(folder: Path) -> None:
    build(folder, "--trace", folder / "trace.json")
    trace = json.loads((folder / "trace.json").read_bytes())
    assert "facet body lien-he vi" in trace["xa-mau"]["lien-he/index.html"]


def test_a_trace_that_cannot_be_written_is_told_after_the_portal_is_live(folder: Path) -> None:
    path = folder / "mat" / "trace.json"
    answer = build(folder, "--trace", path)
    assert answer.code == 3
    assert answer.stderr == (
        f"refused: cannot write the trace {path}: No such file or directory. "
        "The portals are published; name another file.\n"
    )
    assert (folder / "out" / "xa-mau" / "live" / "index.html").exists()


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_are_for_terminals_and_not_for_those_who_ask_for_none(
    folder: Path, no_color: str, coloured: bool
) -> None:
    WARNED.write(folder)
    terminal, writer = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": no_color}
    command = [SITEGEN, "build", folder / "xa-mau.jsonl", "--shared", folder / "shared.jsonl", "--out", folder / "out"]
    process = subprocess.Popen(
        [*command, "--media", folder / "media"], stdout=subprocess.DEVNULL, stderr=writer, env=environment
    )
    os.close(writer)
    assert process.wait() == 1
    written = os.read(terminal, 10_000)
    os.close(terminal)
    assert b"khong-co" in written
    assert (b"\x1b[" in written) == coloured


def test_no_colours_go_into_a_file(folder: Path) -> None:
    REFUSED.write(folder)
    assert "\x1b" not in build(folder).stderr


def test_ctrl_c_leaves_what_was_live_or_what_was_finished(tmp_path: Path) -> None:
    shared, out = tmp_path / "shared.jsonl", tmp_path / "out"
    write_snapshot(shared, None, [agency()])
    write_snapshot(tmp_path / "before.jsonl", KEY, province())
    # There are enough pages for the signal to arrive while they are rendered, stored or linked.
    after = but(province(), home(title="Mới"), page(title="Mới"), *articles(400))
    write_snapshot(tmp_path / "after.jsonl", KEY, after)
    assert sitegen("build", tmp_path / "before.jsonl", "--shared", shared, "--out", out).code == 0
    target = FolderTarget(out / KEY)
    before = target.live()
    assert before is not None
    waiting = subprocess.Popen(
        [SITEGEN, "build", tmp_path / "after.jsonl", "--shared", shared, "--out", out],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while waiting.poll() is None and not (has_begun := any((out / KEY / "tmp").iterdir())):
        time.sleep(0.001)
    assert has_begun
    waiting.send_signal(signal.SIGINT)
    stdout, stderr = waiting.communicate()
    assert (waiting.returncode, stdout) == (130, "")
    assert stderr == "stopped: what was live is live, whole.\n"
    live = target.live()
    assert live is not None
    assert live.record.number == before.record.number or len(live.manifest) > 400
    for entry in live.manifest:
        place = out / KEY / entry.path if entry.path.startswith("assets/") else out / KEY / "live" / entry.path
        assert place.read_bytes() == target.read(entry.path)
    assert sitegen("build", tmp_path / "after.jsonl", "--shared", shared, "--out", out).code == 0
    assert target.verify() == ()


def test_the_version_and_the_help_say_the_exit_codes() -> None:
    assert sitegen("--version").stdout.startswith("sitegen, version ")
    for words in ("0 done", "1 done, with problems", "2 wrong usage", "3 refused", "130 stopped by Ctrl-C"):
        assert words in " ".join(sitegen("--help").stdout.split())


def test_the_live_portals_of_a_folder_are_listed_for_people_and_for_nginx(folder: Path) -> None:
    build(folder)
    write_snapshot(folder / "tinh-a.jsonl", KEY, [portal(base_url="http://localhost:8000/"), *province()[1:]])
    write_snapshot(folder / "shared.jsonl", None, [agency()])
    sitegen("build", folder / "tinh-a.jsonl", "--shared", folder / "shared.jsonl", "--out", folder / "out")
    listed = [line.split() for line in sitegen("portals", folder / "out").stdout.splitlines()]
    assert sorted(listed) == [["tinh-a", "http://localhost:8000/"], ["xa-mau", "http://localhost:8000/xa-mau/"]]
    assert sitegen("portals", folder / "out", "--nginx").stdout.split() == ["xa-mau", "xa-mau;"]


def test_a_build_can_be_tried_of_which_nothing_is_to_stay(folder: Path) -> None:
    answer = build(folder, "--out", "memory://", "--index", folder / "index")  # The last --out counts.
    assert answer.stdout.splitlines()[0] == "xa-mau: release 1 is live, 11 added, 0 changed, 0 removed"
    assert not (folder / "out").exists()
    assert not Path("memory:").exists()


def test_a_folder_that_is_named_by_its_address_holds_the_search_index_too(folder: Path) -> None:
    answer = build(folder, "--out", f"file://{folder}/other")  # The last --out counts.
    assert (answer.code, answer.stderr) == (0, "")
    assert (folder / "other" / ".index").is_dir()


def test_what_cannot_be_done_without_a_folder_is_said() -> None:
    assert sitegen("portals", "memory://").code == 0
    without_index = sitegen("serve", "memory://")
    assert (without_index.code, "Name one with --index" in without_index.stderr) == (2, True)
    for_nginx = sitegen("portals", "memory://", "--nginx")
    assert (for_nginx.code, for_nginx.stdout) == (3, "")
    assert "nginx serves portals from folders only" in for_nginx.stderr
    unknown = sitegen("portals", "ftp://host")
    assert (unknown.code, "ftp://host: is no address of portals" in unknown.stderr) == (3, True)
