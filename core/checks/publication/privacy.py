"""Personal data: identity and account numbers, telephones, names of applicants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.spots import Match, Spot, mending, places, spots, times
from core.checks.subject import Subject

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXxＸ](?![0-9A-Za-z])|(?<!\d)\d{15}(?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"
_CREDIT_CODE = re.compile(r"信用代码|组织机构代码")
_IDENTITY_WORD = re.compile(r"身份证|公民身份号码")
_EARLIEST = 1900
_OLD_LENGTH = 15
_LONG_NUMBER = re.compile(r"\d{13}")
_BEFORE = 20
"""How many characters before a number may say what it is."""


def is_identity_number(printed: str) -> bool:
    """Whether 18 characters are a citizen's number: a day of birth, the right check sign."""
    digits = [int(char) for char in printed[:17]]
    if not _is_day("".join(map(str, digits[6:14]))):
        return False
    total = sum(digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    last = printed[17]
    return _CHECK_SIGNS[total % 11] == ("X" if last in "XxＸ" else str(int(last)))


def _is_day(digits: str) -> bool:
    """Whether eight digits are a day on which a living person can have been born."""
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return day.year >= _EARLIEST and day.year < 2100


def masked(printed: str, kept: int) -> str:
    """A number with all but some characters at both ends hidden."""
    return f"{printed[:kept]}{'*' * (len(printed) - 2 * kept)}{printed[-kept:]}"


@lru_cache(maxsize=1024)
def _identity_numbers(text: str) -> tuple[Match, ...]:
    if not _LONG_NUMBER.search(text):
        return ()
    found = []
    for match in _IDENTITY.finditer(text):
        before = text[max(match.start() - _BEFORE, 0) : match.start()]
        if len(match[0]) == _OLD_LENGTH:
            digits = "".join(str(int(char)) for char in match[0])
            sure = _IDENTITY_WORD.search(before) and _is_day(f"19{digits[6:12]}")
        else:
            sure = is_identity_number(match[0]) and not _CREDIT_CODE.search(before)
        if sure:
            found.append(Match(*match.span(), masked(match[0], 4)))
    return tuple(found)


@rule("P01", "身份证号", Severity.ERROR, answerable=False)
def identity_numbers(subject: Subject) -> Iterator[Hit]:
    """报告里不能有身份证号；校验位和出生日期都对的才算。

    依据：个人信息保护法第二十八条；公开前的保密和隐私审查。
    改法：删去；确需保留的句子，隐去号码。
    """
    for printed, found in _by_number(spots(subject.report, _identity_numbers)):
        yield Hit(
            f"有身份证号{masked(printed, 4)}{times(found)}，公开前必须删去。",
            places(found),
            fixes=(mending("隐去中间的数字", found),),
        )


def _by_number(found: tuple[Spot, ...]) -> Iterator[tuple[str, list[Spot]]]:
    """The spots of each number."""
    numbers: dict[str, list[Spot]] = {}
    for spot in found:
        numbers.setdefault(spot.printed, []).append(spot)
    yield from numbers.items()


_MOBILE = re.compile(
    r"(?<![0-9A-Za-z_/.=&\-])(?:\+?86[- ]?)?1[3-9]\d(?:\d{8}|(?P<sign>[- ])\d{4}(?P=sign)\d{4})"
    r"(?![0-9A-Za-z_]|[.,]\d|\s*[余多]?[万亿元件条份次吨人户个平])"
)


@lru_cache(maxsize=1024)
def _mobiles(text: str) -> tuple[Match, ...]:
    if "1" not in text:
        return ()
    return tuple(
        Match(*match.span(), f"{match[0][:-8]}****{match[0][-4:]}")
        for match in _MOBILE.finditer(text)
    )


@rule("P02", "手机号码", Severity.WARNING)
def mobiles(subject: Subject) -> Iterator[Hit]:
    """联系电话用办公电话，不公布个人手机号码。

    依据：个人信息保护法；公开前的隐私审查。
    改法：换成办公电话，或者隐去号码。
    """
    found = spots(subject.report, _mobiles)
    if found:
        yield Hit(
            f"有手机号码{found[0].wanted}{times(found)}，公开后谁都看得到，请改用办公电话。",
            places(found),
            fixes=(mending("隐去中间的数字", found),),
        )


_ACCOUNT = re.compile(r"(?<![0-9A-Za-z])\d(?:[ -]?\d){12,18}(?![0-9A-Za-z])")
_ACCOUNT_WORD = re.compile("账号|帐号|账户|帐户|卡号|开户")
_MOST_DIGITS = 19


@lru_cache(maxsize=1024)
def _accounts(text: str) -> tuple[Match, ...]:
    if not _ACCOUNT_WORD.search(text):
        return ()
    return tuple(
        Match(*match.span(), masked(match[0], 4))
        for match in _ACCOUNT.finditer(text)
        if _ACCOUNT_WORD.search(text[max(match.start() - _BEFORE, 0) : match.start()])
        and passes_luhn(match[0])
    )


def passes_luhn(printed: str) -> bool:
    """Whether 13 to 19 digits end in the check digit of bank cards."""
    digits = [int(char) for char in printed if char.isdecimal()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return len(digits) <= _MOST_DIGITS and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


@rule("P03", "银行账号", Severity.ERROR, answerable=False)
def accounts(subject: Subject) -> Iterator[Hit]:
    """报告里不能有银行账号、卡号；“账号”“卡号”后面、校验位对的才算。

    依据：个人信息保护法第二十八条；公开前的保密和隐私审查。
    改法：删去；确需保留的句子，隐去号码。
    """
    for printed, found in _by_number(spots(subject.report, _accounts)):
        yield Hit(
            f"有银行账号{masked(printed, 4)}{times(found)}，公开前必须删去。",
            places(found),
            fixes=(mending("隐去中间的数字", found),),
        )


_SURNAME = (
    "(?:欧阳|上官|司马|诸葛|皇甫|尉迟|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭"
    "曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷"
    "侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])"
)
_ROLE = "(?:申请人|原告|上诉人|起诉人|第三人|当事人)"
_HIDDEN = "(?:某{1,2}|[×xX*＊]{1,2})"
_NAMED = (
    rf"{_ROLE}\s*[:：]?\s*(?P<a>{_SURNAME}{_HIDDEN})(?![A-Za-z])",
    rf"{_ROLE}\s*[:：]\s*(?P<b>{_SURNAME}[\u4e00-\u9fff]{{2}})(?=[，。、；（(\s]|$)",
    rf"{_ROLE}\s*(?P<c>{_SURNAME}[\u4e00-\u9fff]{{0,2}}(?:先生|女士))",
    rf"(?P<d>{_SURNAME}{_HIDDEN}(?:先生|女士)?)(?=(?:向|对|于|就|在|要求|提出|申请|等)[^。；]{{0,30}}"
    r"(?:申请|复议|起诉|公开))",
    rf"(?<![\u4e00-\u9fff])(?P<e>{_SURNAME}[\u4e00-\u9fff]{{0,2}}(?:先生|女士))"
    r"(?=[^。；]{0,30}(?:申请|复议|起诉))",
    r"申请人[^。；]{0,16}(?:住址|户籍(?:地|所在地)?|家住|住在?)\s*[:：为是]?\s*"
    r"(?P<f>[^，。；、]{2,24}?\d+\s*(?:号|组|栋|室|幢))",
)
_APPLICANT = re.compile("|".join(_NAMED))
_MAY_NAME = re.compile("申请|复议|起诉|原告")


@lru_cache(maxsize=1024)
def _applicants(text: str) -> tuple[Match, ...]:
    if not _MAY_NAME.search(text):
        return ()
    return tuple(
        Match(*match.span(match.lastgroup or 0), None) for match in _APPLICANT.finditer(text)
    )


@rule("P04", "申请人的身份信息", Severity.WARNING)
def applicants(subject: Subject) -> Iterator[Hit]:
    """写依申请公开和复议、诉讼时，不能出现申请人的姓名、住址。

    依据：政府信息公开条例第十五条；公开前的隐私审查。
    改法：只写“申请人”和件数，不写是谁。
    """
    found = spots(subject.report, _applicants)
    if found:
        shown = "".join(dict.fromkeys(f"“{spot.printed}”" for spot in found[:3]))
        yield Hit(
            f"写到了申请人是谁：{shown}{times(found)}。公开的报告里不能有申请人的身份信息，请删去。",
            places(found),
        )


_EMAIL = re.compile(
    r"[A-Za-z0-9_.+-]+[@＠](?:vip\.)?(?:qq|163|126|yeah|sina|sohu|139|189|wo|foxmail|gmail|hotmail"
    r"|outlook|aliyun|tom|21cn|263)\.(?:com|net|cn)(?:\.cn)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def _emails(text: str) -> tuple[Match, ...]:
    if "@" not in text and "＠" not in text:
        return ()
    return tuple(Match(*match.span()) for match in _EMAIL.finditer(text))


@rule("P05", "个人邮箱", Severity.HINT)
def emails(subject: Subject) -> Iterator[Hit]:
    """联系邮箱最好用政务邮箱，不用个人的商业邮箱。

    依据：公开前的隐私审查；政务活动使用政务邮箱。
    改法：有政务邮箱的换成政务邮箱；没有的可以不改。
    """
    found = spots(subject.report, _emails)
    if found:
        yield Hit(
            f"邮箱{found[0].printed}{times(found)}是商业邮箱，有政务邮箱的建议换掉。",
            places(found),
        )


PRIVACY: tuple[Rule, ...] = (identity_numbers, mobiles, accounts, applicants, emails)
