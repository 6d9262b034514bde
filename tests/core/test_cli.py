"""The command line as scripts call it: arguments in, streams and exit status out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.checks import check
from core.checks.answering import about
from core.cli import main
from core.form.cells import cell_of
from core.opening import open_report
from core.report import with_cells
from core.writers.docx import write

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "resources" / "sample.json"


@pytest.fixture
def run(capsys):
    def run(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        return (status, *capsys.readouterr())

    return run


def damaged(path: Path, change) -> Path:
    """The sample with its JSON changed."""
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def unbalanced(data):
    data["tables"]["applications"][24] = [0] * 7


def test_the_sample_is_without_fault(run):
    status, out, err = run("check", SAMPLE)
    assert status == 0
    assert "未发现必须改的问题" in out
    assert "没有上年报告，结转未核" in out
    assert err == ""


def test_an_error_is_told_by_exit_status_and_sentence(run, tmp_path):
    status, out, _ = run("check", damaged(tmp_path / "a.json", unbalanced))
    assert status == 1
    assert "必须改1处" in out
    assert "还差1件" in out


def before(path: Path, change=lambda _: None) -> Path:
    """The report of the year before the sample's, all that the two have in common taken out."""

    def of_last_year(data):
        data["title"] = data["title"].replace("2024", "2023")
        for section in data["sections"]:
            section["paragraphs"] = []
        change(data)

    return damaged(path, of_last_year)


def test_last_years_report_is_compared(run, tmp_path):
    def left(data):
        data["tables"]["applications"][24] = [3, 0, 0, 0, 0, 0, 3]

    status, out, _ = run("check", SAMPLE, "--previous", before(tmp_path / "a.json", left))
    assert status == 1
    assert "去年报告说有3件转到今年" in out
    assert "结转未核" not in out


def test_a_report_of_another_year_or_organ_is_named_and_not_compared(run, tmp_path):
    def older(data):
        data["title"] = data["title"].replace("2023", "2022")
        data["tables"]["applications"][24] = [3, 0, 0, 0, 0, 0, 3]

    def other(data):
        data["title"] = "梅岭镇人民政府2023年政府信息公开工作年度报告"
        data["signature"]["organ"] = data["organ"] = "梅岭镇人民政府"
        data["tables"]["applications"][24] = [3, 0, 0, 0, 0, 0, 3]

    status, out, _ = run("check", SAMPLE, "--previous", before(tmp_path / "a.json", older))
    assert (status, "上年报告的年份是2022，不是2023，没有对照" in out) == (0, True)
    status, out, _ = run("check", SAMPLE, "--previous", before(tmp_path / "b.json", other))
    assert (status, "上年报告是“梅岭镇人民政府”的，没有对照" in out) == (0, True)
    (found,) = json.loads(run("check", SAMPLE, "--previous", tmp_path / "b.json", "--json")[1])
    assert found["not_compared"] == ["上年报告是“梅岭镇人民政府”的，没有对照"]
    assert [finding["code"] for finding in found["findings"]] == ["Y12"]
    assert "上年的报告是“梅岭镇人民政府”的" in out


def test_reports_checked_together_are_held_against_each_other(run, tmp_path):
    def other(data):
        data["title"] = "梅岭镇人民政府2024年政府信息公开工作年度报告"
        data["signature"]["organ"] = data["organ"] = "梅岭镇人民政府"

    twin = damaged(tmp_path / "b.json", other)
    status, out, _ = run("check", SAMPLE, twin, tmp_path / "none.docx", "--json")
    assert status == 2
    own, others, missing = json.loads(out)
    assert (
        [f["code"] for f in own["findings"]] == ["Y13"] == [f["code"] for f in others["findings"]]
    )
    assert "梅岭镇人民政府" in own["findings"][0]["message"]
    assert "error" in missing


def test_findings_as_json_have_the_promised_shape(run, tmp_path):
    bad = damaged(tmp_path / "a.json", unbalanced)
    status, out, _ = run("check", SAMPLE, bad, tmp_path / "none.docx", "--json")
    assert status == 2
    good, found, missing = json.loads(out)
    assert good == {"file": str(SAMPLE), "findings": []}
    assert missing["file"].endswith("none.docx")
    assert "找不到" in missing["error"]
    first = found["findings"][0]
    assert first["code"] == "T301"
    assert first["severity"] == "error"
    assert (
        first["where"]
        == first["places"][0]
        == {"table": "applications", "cells": [[0, 0], [1, 0], [23, 0], [24, 0]]}
    )
    assert (first["expected"], first["actual"]) == (10, 9)
    assert first["basis"] and first["answerable"] is False
    assert set(first) >= {"message", "fix", "fixes"}
    assert "under" not in first
    assert [f["under"] for f in found["findings"][1:]] == [0] * (len(found["findings"]) - 1)


def test_a_failed_sum_comes_with_guesses_at_its_cause(run, tmp_path):
    def swapped(data):
        data["tables"]["applications"][0][6] = 21

    bad = damaged(tmp_path / "a.json", swapped)
    sentence = "可能是“本年新收·总计”写颠倒了：12写成了21。"
    _, out, _ = run("check", bad)
    assert f"\n      猜测：{sentence}\n" in out
    _, out, _ = run("check", bad, "--json")
    first = json.loads(out)[0]["findings"][0]
    assert first["guesses"][0] == {
        "message": sentence,
        "where": {"table": "applications", "cells": [[0, 6]]},
        "fix": "“本年新收·总计”改为12",
    }


def test_a_new_report_is_the_blank_form(run, tmp_path):
    path = tmp_path / "新.docx"
    assert run("new", path, "--organ", "某县教育局", "--year", "2025")[0] == 0
    status, out, _ = run("dump", path)
    dumped = json.loads(out)
    assert status == 0
    assert (dumped["organ"], dumped["year"], dumped["form"]) == ("某县教育局", 2025, "2021")
    assert dumped["title"] == "某县教育局2025年政府信息公开工作年度报告"
    assert dumped["tables"]["applications"] == [[None] * 7] * 25
    assert run("check", path)[0] == 1


@pytest.mark.parametrize("suffix", [".docx", ".html", ".json"])
def test_export_gives_the_report_back(run, tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    assert run("export", SAMPLE, path)[0] == 0
    assert run("dump", path)[1] == run("dump", SAMPLE)[1]


def test_a_workbook_keeps_title_organ_year_and_tables(run, tmp_path):
    path = tmp_path / "out.xlsx"
    assert run("export", SAMPLE, path)[0] == 0
    found, sample = (json.loads(run("dump", p)[1]) for p in (path, SAMPLE))
    for key in ("title", "organ", "year", "tables"):
        assert found[key] == sample[key]


def test_rows_the_source_lacks_are_written_blank_and_said(run, tmp_path):
    def lacking(data):
        data["tables"]["applications"][5] = None

    source = damaged(tmp_path / "a.json", lacking)
    status, _, err = run("export", source, tmp_path / "b.docx")
    assert status == 0
    assert "2.其他法律行政法规禁止公开" in err
    dumped = json.loads(run("dump", tmp_path / "b.docx")[1])
    assert dumped["tables"]["applications"][5] == [None] * 7


def test_the_original_is_not_overwritten(run, tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(SAMPLE.read_bytes())
    status, _, err = run("export", path, path)
    assert status == 2
    assert "原文件" in err
    assert path.read_bytes() == SAMPLE.read_bytes()


def old_report(data):
    data["form"] = "2019"
    data["title"] = data["title"].replace("2024", "2020")
    data["tables"]["applications"][20:23] = [None] * 3
    data["tables"]["disclosure"] = None


def test_an_old_report_is_converted_when_asked(run, tmp_path):
    source = damaged(tmp_path / "old.json", old_report)
    status, _, err = run("export", source, tmp_path / "a.docx")
    assert status == 2
    assert "--to-2021" in err
    assert run("export", source, tmp_path / "a.json")[0] == 0
    status, _, err = run("export", source, tmp_path / "b.docx", "--to-2021")
    assert status == 0
    assert "现行有效件数" in err
    converted, sample = (json.loads(run("dump", p)[1]) for p in (tmp_path / "b.docx", SAMPLE))
    assert converted["form"] == "2021"
    assert converted["tables"]["applications"][:20] == sample["tables"]["applications"][:20]
    assert converted["tables"]["review"] == sample["tables"]["review"]


def test_rules_are_listed_and_explained(run):
    listed = run("rules")[1].splitlines()
    assert any(line.startswith("T301\t必须改\t") for line in listed)
    assert [line for line in listed if line.startswith("S03")] == [
        "S03\t提示\t标题“年度”重复\t平时不查"
    ]
    status, out, _ = run("rules", "t301")
    assert status == 0
    assert "依据：" in out and "改法：" in out
    assert run("rules", "Z999")[0] == 2


def test_the_help_of_a_rule_tells_its_figures_and_whether_it_can_be_switched_off(run):
    assert "（可设为300至20000）" in run("rules", "S37")[1]
    assert "必查，不能关闭" in run("rules", "S06")[1]
    assert "平时不查" in run("rules", "S03")[1]


def untitled(data):
    data["title"] = data["title"].replace("2024年", "")


def test_check_takes_over_what_an_office_sets_about_the_rules(run, tmp_path):
    report = damaged(tmp_path / "a.json", untitled)
    rules = tmp_path / "县里统一.nbrules"
    text = '{"format": "nianbao-rules/1", "off": ["S01", "S06", "S99"]}'
    rules.write_text(text, encoding="utf-8")
    assert "标题" in run("check", report)[1]
    status, out, err = run("check", report, "--rules", rules)
    assert status == 0
    assert out.splitlines()[1] == "  下列检查项已关闭：“标题没有年份”。"
    assert "▲" not in out
    assert "“缺少部分”是必查的，不能关闭" in err
    assert "“S99”" in err
    (found,) = json.loads(run("check", report, "--rules", rules, "--json")[1])
    assert found == {"file": str(report), "findings": [], "off": ["S01"]}


def test_what_is_no_file_of_rules_is_refused_before_anything_is_checked(run, tmp_path):
    for path in (SAMPLE, tmp_path / "none.nbrules"):
        status, out, err = run("check", SAMPLE, "--rules", path)
        assert (status, out) == (2, "")
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["new", "a.docx"],
        ["new", "a.docx", "--organ", "x", "--year", "x"],
        ["dump", "a", "b"],
        ["--what"],
        ["export", "a"],
        ["a", "b"],
    ],
)
def test_a_usage_mistake_is_one_chinese_line(run, arguments):
    status, out, err = run(*arguments)
    assert status == 64
    assert out == ""
    assert err.count("\n") == 1
    assert "nianbao --help" in err


def test_help_and_the_missing_window(run):
    assert run("--help")[0] == 0
    assert "检查报告" in run("--help")[1]
    assert run()[0] == 69


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\x00\x01\x02", ""),
        (b"{}", "不是本程序写出的"),
        (b'{"format": "nianbao/1", "tables": 3}', "tables"),
        (b"{" * 100_000, "读不出来"),
        ("这是一封普通的信。".encode(), "不是政府信息公开工作年度报告"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_what_is_no_report_is_refused_by_name(run, tmp_path, data, sentence):
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    status, out, err = run("dump", path)
    assert (status, out) == (2, "")
    assert sentence in err


def test_a_fault_leaves_a_log_and_no_traceback(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))

    def fail(report):
        raise RuntimeError(report.title)

    status = main(["export", str(SAMPLE), str(tmp_path / "a.pdf")], {".pdf": fail})
    log = (tmp_path / "nianbao" / "nianbao.log").read_text(encoding="utf-8")
    assert status == 70
    assert "RuntimeError" in log
    assert "禾塘镇" not in log


def test_output_is_utf8_whatever_the_console_is(tmp_path):
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-m", "gui", "dump", str(SAMPLE)],
        capture_output=True,
        cwd=tmp_path,
        env=environment,
        check=True,
    )
    assert json.loads(ran.stdout.decode("utf-8"))["organ"] == "云岭县禾塘镇人民政府"


def answered(path: Path, before: int, now: int) -> Path:
    """The sample with regulations no town may issue, answered when there were ``before``."""
    report = open_report(SAMPLE)
    ref = cell_of("2021", "disclosure", "regulations", "issued")
    old = with_cells(report, {ref: str(before)})
    finding = next(found for found in check(old) if found.code == "T207")
    answer = replace(about(old, finding), sentence="属实：有批文。", date="2025-01-15")
    path.write_bytes(write(replace(with_cells(report, {ref: str(now)}), answers=(answer,))))
    return path


def test_an_answered_error_stays_one_with_its_answer(run, tmp_path):
    file = answered(tmp_path / "a.docx", 2, 2)
    status, out, _ = run("check", file)
    assert status == 1
    assert "未发现必须改的问题，可送领导审签（已说明1处" in out
    assert "已说明：属实：有批文。" in out
    status, out, _ = run("check", file, "--json")
    found = next(each for each in json.loads(out)[0]["findings"] if each["code"] == "T207")
    assert (status, found["severity"]) == (1, "error")
    assert (found["answerable"], found["answer"]) == (True, "属实：有批文。")


def test_a_lapsed_answer_is_told(run, tmp_path):
    file = answered(tmp_path / "a.docx", 2, 3)
    status, out, _ = run("check", file)
    assert status == 1
    assert "必须改1处" in out and "已说明1处" not in out
    assert "说明已失效（数字改过）：属实：有批文。" in out
    found = json.loads(run("check", file, "--json")[1])[0]["findings"]
    lapsed = next(each for each in found if each["code"] == "T207")
    assert "answer" not in lapsed
    assert lapsed["lapsed_answer"] == "属实：有批文。"
