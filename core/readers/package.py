"""ZIP packages read without believing what their headers say."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from struct import Struct
from typing import NamedTuple

from lxml import etree

from core.readers.limits import LARGEST_XML, MEGABYTE, MOST_MEMBERS, Budget, too_deep, too_large
from core.readers.raw import UnreadableFile

_LOCAL = Struct("<4s2xHH4xLLLHH")
_CENTRAL = Struct("<4s4xHH4xLLLHHH8xL")
_END = Struct("<4s6xHLL2x")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_FOLLOW = 1, 8
_HIGHEST_RATIO = 300
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")

LOCKED = "文件已加密，请先在 Word 或 WPS 中去掉密码"


class Member(NamedTuple):
    """A packed file: name as looked up, and where and how its bytes lie in the package.

    ``size`` is the packed size, None where only the packed bytes themselves show their end.
    """

    name: str
    offset: int
    flags: int
    method: int
    checksum: int
    size: int | None


@dataclass(frozen=True)
class Package:
    """A ZIP file in memory, its members by lower-case name.

    ``damaged`` tells that the table of contents was broken and the members were searched for.
    """

    data: bytes
    members: Mapping[str, Member]
    damaged: bool
    budget: Budget


def open_package(data: bytes, budget: Budget) -> Package:
    """The members of a ZIP file, found one by one where its table of contents is broken."""
    listed = _listed(data)
    members: dict[str, Member] = {}
    for number, member in enumerate(_scanned(data) if listed is None else listed):
        if number >= MOST_MEMBERS:
            raise UnreadableFile("文件包里的内容多得不正常，没有打开。请看是不是选错了文件")
        members.setdefault(member.name, member)
    return Package(data, members, listed is None, budget)


def part(package: Package, name: str, limit: int = LARGEST_XML) -> bytes | None:
    """The bytes of a member, None where it is missing or damaged.

    Raises:
        UnreadableFile: If it is encrypted or unpacks to more than ``limit`` bytes.
    """
    member = package.members.get(name.lstrip("/").lower())
    if member is None:
        return None
    if member.flags & _ENCRYPTED:
        raise UnreadableFile(LOCKED)
    content = _unpacked(package.data, member, limit)
    if content is not None:
        package.budget.unpack(len(content))
    return content


def sound(package: Package, name: str, content: bytes) -> bool:
    """Whether a member's bytes agree with its checksum."""
    member = package.members[name.lstrip("/").lower()]
    return member.flags & _SIZES_FOLLOW > 0 or zlib.crc32(content) == member.checksum


def parse_xml(content: bytes) -> etree._Element | None:
    """The root of an XML part in transitional namespaces, None where it is not well-formed.

    Raises:
        UnreadableFile: If it declares a document type, which no office file does.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if b"purl.oclc.org" in content:
        content = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", content)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise too_deep() from error
        return None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile("文件里夹带了不该有的声明，可能有害，没有打开")
    return root


def parse_part(package: Package, name: str) -> etree._Element | None:
    """The root of a package's XML part, None where it is missing or damaged."""
    content = part(package, name)
    return None if content is None else parse_xml(content)


def _unpacked(data: bytes, member: Member, limit: int) -> bytes | None:
    header = data[member.offset : member.offset + _LOCAL.size]
    if len(header) < _LOCAL.size or not header.startswith(b"PK\3\4"):
        return None
    *_, name_length, extra_length = _LOCAL.unpack(header)
    start = member.offset + _LOCAL.size + name_length + extra_length
    end = len(data) if member.size is None else start + member.size
    if member.method == _STORED and member.size is not None and end <= len(data):
        if member.size > limit:
            raise too_large()
        return data[start:end]
    if member.method != _DEFLATED:
        return None
    return _inflated(memoryview(data)[start:end], limit)


def _inflated(packed: memoryview, limit: int) -> bytes | None:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(packed, limit + 1)
    except zlib.error:
        return None
    used = len(packed) - len(inflater.unconsumed_tail) - len(inflater.unused_data)
    bomb = len(content) > 2 * MEGABYTE and len(content) > _HIGHEST_RATIO * used
    if len(content) > limit or bomb:
        raise too_large()
    return content if inflater.eof else None


def _listed(data: bytes) -> list[Member] | None:
    """The members as the table of contents at the end lists them, None where it is broken."""
    end = data.rfind(b"PK\5\6")
    if end < 0 or len(data) < end + _END.size:
        return None
    _, count, size, offset = _END.unpack_from(data, end)
    # Bytes put before the package shift every offset in it.
    position, shift = end - size, end - size - offset
    members: list[Member] = []
    while position >= 0 and shift >= 0 and position + _CENTRAL.size <= end:
        head = _CENTRAL.unpack_from(data, position)
        mark, flags, method, checksum, packed, _, name_length, extra, comment, at = head
        start = position + _CENTRAL.size
        if mark != b"PK\1\2" or data[at + shift : at + shift + 4] != b"PK\3\4":
            return None
        name = _name(data[start : start + name_length])
        members.append(Member(name, at + shift, flags, method, checksum, packed))
        position = start + name_length + extra + comment
    return members if members and len(members) == count else None


def _scanned(data: bytes) -> Iterator[Member]:
    """The members as their own headers, one after the other, name them."""
    at = data.find(b"PK\3\4")
    while 0 <= at <= len(data) - _LOCAL.size:
        _, flags, method, checksum, packed, _, name_length, extra = _LOCAL.unpack_from(data, at)
        start = at + _LOCAL.size
        size = None if flags & _SIZES_FOLLOW else packed
        yield Member(_name(data[start : start + name_length]), at, flags, method, checksum, size)
        at = data.find(b"PK\3\4", start + name_length + extra + (size or 0))


def _name(raw: bytes) -> str:
    """A member's name for looking it up: some programs write back-slashes or capitals."""
    return raw.decode("utf-8", "replace").replace("\\", "/").lstrip("/").lower()
