"""What each command of the command line does; each returns the exit status."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.checks import RULES, STANDARD, check
from core.checks.folded import folded
from core.checks.rule import Finding, Rule, Severity
from core.checks.subject import Choices, Subject
from core.choices import remarks
from core.comparing import not_compared
from core.detective import guesses
from core.opening import UnreadableFile, open_report
from core.report import Report
from core.verdict import verdict

if TYPE_CHECKING:
    from core.writers import Writer

OK, FOUND, UNREADABLE = 0, 1, 2


def say(message: str) -> None:
    """Tell the person at the console something."""
    print(message, file=sys.stderr)


def new(asked: Namespace, writers: Mapping[str, Writer]) -> int:
    """Write the blank national form."""
    from core.blank import blank_report
    from core.exporting import write_out

    organ = asked.organ.strip()
    if not organ:
        say("机关全称不能空着")
        return UNREADABLE
    return write_out(blank_report(organ, asked.year), asked.out, writers)


def dump(asked: Namespace, _writers: Mapping[str, Writer]) -> int:
    """Print what was read, as JSON."""
    from core.jsonform import dumps

    try:
        report = open_report(asked.file)
    except UnreadableFile as error:
        say(f"{asked.file}：{error}")
        return UNREADABLE
    print(dumps(report))
    return OK


def claims(asked: Namespace, _writers: Mapping[str, Writer]) -> int:
    """Print the numeric statements of the narrative, as JSON."""
    import json

    from core.claims import claims as claims_of

    try:
        report = open_report(asked.file)
    except UnreadableFile as error:
        say(f"{asked.file}：{error}")
        return UNREADABLE
    found = [claim.to_json() for claim in claims_of(report)]
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return OK


def check_files(asked: Namespace, _writers: Mapping[str, Writer]) -> int:
    """Print the findings of every file."""
    try:
        previous = open_report(asked.previous) if asked.previous else None
    except UnreadableFile as error:
        say(f"{asked.previous}：{error}")
        return UNREADABLE
    choices = _choices(asked.rules)
    if choices is None:
        return UNREADABLE
    opened = [_opened(path) for path in asked.files]
    checked = [
        _checked(path, found, _run(found, opened, previous, choices), as_json=asked.json)
        for path, found in zip(asked.files, opened, strict=True)
    ]
    if asked.json:
        import json

        print(json.dumps([found for _, found in checked], ensure_ascii=False, indent=1))
    return max(status for status, _ in checked)


class _Run(NamedTuple):
    """What a report is checked with: last year's, those of the same run, the unit's choices."""

    previous: Report | None
    others: tuple[Report, ...]
    choices: Choices


def _run(
    report: Report | UnreadableFile,
    opened: Sequence[Report | UnreadableFile],
    previous: Report | None,
    choices: Choices,
) -> _Run:
    others = (one for one in opened if isinstance(one, Report) and one is not report)
    return _Run(previous, tuple(others), choices)


def _opened(path: Path) -> Report | UnreadableFile:
    """The report in a file, or why it cannot be read."""
    try:
        return open_report(path)
    except UnreadableFile as error:
        return error


def _checked(
    path: Path, report: Report | UnreadableFile, run: _Run, *, as_json: bool
) -> tuple[int, dict[str, object]]:
    """The exit status for a file and its part of the public JSON, or print what was found."""
    if isinstance(report, UnreadableFile):
        if not as_json:
            say(f"{path}：{report}")
        return UNREADABLE, {"file": str(path), "error": str(report)}
    previous, others, choices = run
    findings = check(report, previous, others=others, choices=choices)
    status = FOUND if any(found.severity is Severity.ERROR for found in findings) else OK
    subject = Subject(report, previous)
    left_out = not_compared(report, previous)
    if not as_json:
        print(f"{path}：{verdict(findings, left_out)}")
        for remark in remarks(choices, report.edition):
            print(f"  {remark}")
        _print_findings(subject, findings)
        return status, {}
    listed = [finding_json(subject, finding) for finding in findings]
    off = {"off": sorted(choices.off)} if choices.off else {}
    unknown = {"not_compared": left_out} if previous and left_out else {}
    return status, {"file": str(path), "findings": listed, **off, **unknown}


def _choices(path: Path | None) -> Choices | None:
    """What a file sets about the rules; None, and why is said, where it cannot be read."""
    if path is None:
        return STANDARD
    from core.choices_file import open_choices

    try:
        handout, told = open_choices(path)
    except UnreadableFile as error:
        say(f"{path}：{error}")
        return None
    for sentence in told:
        say(f"{path}：{sentence}")
    return handout.choices


def finding_json(subject: Subject, finding: Finding) -> dict[str, object]:
    """A finding of a report as the public JSON has it."""
    from core.jsonform import value_json

    hit = finding.hit
    found: dict[str, object] = {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "where": hit.places[0].to_json(),
        "places": [place.to_json() for place in hit.places],
        "expected": value_json(hit.expected),
        "actual": value_json(hit.actual),
        "basis": finding.rule.help[1],
        "fix": hit.fixes[0].title if hit.recommended else None,
        "fixes": [fix.title for fix in hit.fixes],
        "answerable": finding.rule.answerable,
    }
    if finding.answer:
        found["answer"] = finding.answer.sentence
    elif finding.lapsed:
        found["lapsed_answer"] = finding.lapsed.sentence
    if finding.under is not None:
        return {**found, "under": finding.under}
    guessed = [
        {"message": guess.sentence, "where": guess.place.to_json(), "fix": guess.edit.title}
        for guess in guesses(subject, finding)
    ]
    return {**found, "guesses": guessed} if guessed else found


def _print_findings(subject: Subject, findings: tuple[Finding, ...]) -> None:
    """Each finding with its answer, the best guess at its cause, and what it explains."""
    for number, finding in enumerate(findings):
        if finding.counts:
            print(f"  {finding.severity.sign} {finding.message}")
            if finding.answer:
                print(f"      已说明：{finding.answer.sentence}")
            elif finding.lapsed:
                print(f"      说明已失效（数字改过）：{finding.lapsed.sentence}")
            for guess in guesses(subject, finding)[:1]:
                print(f"      猜测：{guess.sentence}")
            for other in findings:
                if other.under == number:
                    print(f"      · {other.message}")
    if layout := folded(findings):
        print(f"  {layout.severity.sign} {layout.message}")


def rules(asked: Namespace, _writers: Mapping[str, Writer]) -> int:
    """List the checks, or explain one."""
    if asked.code is None:
        for rule in RULES:
            usually_off = "" if rule.on else "\t平时不查"
            print(f"{rule.code}\t{rule.severity.label}\t{rule.title}{usually_off}")
        return OK
    for rule in RULES:
        if rule.code == asked.code.upper():
            _explain(rule)
            return OK
    say(f"没有编号为“{asked.code}”的检查项，用 nianbao rules 列出全部")
    return UNREADABLE


def _explain(rule: Rule) -> None:
    from core.rulebook import figures, standing

    what, basis, mend = rule.help
    print(f"{rule.code}　{rule.title}（{rule.severity.label}）")
    print(what)
    print(f"依据：{basis}")
    print(f"改法：{mend}")
    for line in (*figures(rule), standing(rule)):
        print(line)
