"""The papers of a bundle: licence texts inside it, and a bill of materials beside it."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from bundle.components import Component
from bundle.product import DESCRIPTION, NAME, TITLE

FOLDER = "licences"
_COMMON = "/usr/share/common-licenses"
_REFERENCE = re.compile(rf"{_COMMON}/([A-Z][\w.+-]*\w)")
_INDEX = "说明.txt"
_HEAD = """\
{title}由以下部分组成。每一部分的许可证全文在同名文件夹里；
几部分共用的在 common 里。

Qt、PySide6、shiboken6 按 LGPL 第 3 版使用，没有改动；它们都是单独的库文件，可以用您自己编译的
版本替换。源代码在 https://download.qt.io/official_releases/ 的 qt 和 QtForPython 文件夹里。

"""


def write_licences(bundle: Path, parts: Sequence[Component]) -> None:
    """Put the licence texts of all parts into the bundle, with an index."""
    folder = bundle / FOLDER
    lines = [_HEAD.format(title=TITLE)]
    for part in parts:
        lines.append(f"{part.name} {part.version}    {part.licence}\n")
        place = folder / part.name.replace(" ", "-")
        place.mkdir(parents=True)
        for text in part.texts:
            (place / text.with_suffix(".txt").name).write_bytes(text.read_bytes())
            _add_common(folder / "common", text)
    index = "".join(lines).replace("\n", "\r\n")
    (folder / _INDEX).write_bytes(index.encode("utf-8-sig"))


def _add_common(folder: Path, text: Path) -> None:
    """Add what Debian's texts only refer to."""
    for name in sorted(set(_REFERENCE.findall(text.read_text(encoding="utf-8", errors="replace")))):
        common = Path(_COMMON, name)
        if common.is_file():
            folder.mkdir(exist_ok=True)
            (folder / f"{name}.txt").write_bytes(common.read_bytes())


def write_bill(target: Path, parts: Sequence[Component], bundle: Path, when: int) -> None:
    """Write the bill of materials as CycloneDX."""
    own, *others = parts
    files = sorted(path for path in bundle.rglob("*") if path.is_file())
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{own.purl}#{target.name}')}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(when, UTC).isoformat(),
            "component": {
                **_component(own, "application"),
                "description": DESCRIPTION,
                "components": [_file(path, bundle) for path in files],
            },
        },
        "components": [_component(part, "library") for part in others],
        "dependencies": [{"ref": own.purl, "dependsOn": [part.purl for part in others]}],
    }
    text = json.dumps(bill, ensure_ascii=False, indent=1) + "\n"
    target.write_bytes(text.encode())


def _component(part: Component, kind: str) -> dict[str, object]:
    licence = (
        {"license": {"name": part.licence}}
        if part.licence.startswith("LicenseRef-")
        else {"expression": part.licence}
    )
    return {
        "type": kind,
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "licenses": [licence],
        "purl": part.purl,
    }


def _file(path: Path, bundle: Path) -> dict[str, object]:
    name = f"{NAME}/{path.relative_to(bundle).as_posix()}"
    digest = sha256(path.read_bytes()).hexdigest()
    return {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
