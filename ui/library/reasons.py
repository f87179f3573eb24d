"""Why a file could not be read, in Chinese: the readers say it in English.

What is not known here stays as it is.
"""

from __future__ import annotations

import re

_KNOWN = [
    (r"the file is empty", "文件是空的；请给出有内容的文章"),
    (r"the file is larger than (\d+) MB", "文件大于 {0} MB，超出一篇文章的上限；请拆小"),
    (r"the file holds no text", "文件里没有文字；请给出有文字的文章"),
    (r"the file is no text", "文件不是文本（含有控制字符）；请转成 UTF-8 文本，或给出原来格式的文件"),
    (r"the file is (.{1,40}), whatever its name", "文件其实是 {0}，与后缀不符；请改成正确的后缀或转成文本"),
    (r"the file says it is (\S{1,20}) but is damaged", "文件自称是 {0} 编码，但已损坏；请另存为 UTF-8"),
    (r"the file is UTF-8 but damaged at byte (\d+)", "文件是 UTF-8，但在第 {0} 字节处损坏；请修好或重新保存"),
    (r"the file's encoding is none that is known", "认不出文件的编码，或者它不是文本；请另存为 UTF-8"),
    (
        r"files of type '?([^']{0,40})'? cannot be read",
        "读不了“{0}”这种文件；请转成 txt、md、html、pdf 或 docx",
    ),
    (r"files of type 'without a suffix'", "文件名没有后缀，不知道怎么读；请改成 txt、md、html、pdf 或 docx"),
    (r"the Word file is damaged", "Word 文件已损坏；请用文字处理软件打开，另存为 .docx"),
    (r"the Word file is of the old", "这是旧的 .doc 格式，或者加了密；请另存为不带密码的 .docx"),
    (r"the Word file unpacks to more than (\d+) MB", "Word 文件解开后大于 {0} MB；请去掉其中的图片"),
    (r"the PDF is damaged", "PDF 已损坏；请用阅读器打开，再另存为 PDF"),
    (r"the PDF is encrypted", "PDF 加了密码；请另存一份不带密码的"),
    (r"the PDF has no text", "PDF 里没有文字，多半是扫描件；请先做文字识别（例如用 ocrmypdf）"),
    (r"the PDF has more than (\d+) pages", "PDF 超过 {0} 页，超出一篇文章的上限；请拆开"),
    (r"the PDF holds more than ([\d,]+) characters", "PDF 超过 {0} 个字符；请拆开"),
    (r"the page has no main text", "网页里找不到正文（只有菜单、链接，或由脚本填充）；请把文章另存为文本"),
    (r"the page is damaged HTML", "网页的 HTML 已损坏，找不到正文；请把文章另存为文本"),
    (r"the front matter is no valid YAML", "文件开头的 YAML 有误；含冒号的值请加引号，或去掉这一段"),
]
_PATTERNS = [(re.compile(pattern), said) for pattern, said in reversed(_KNOWN)]


def reason_in_chinese(message: str) -> str:
    """Return what a reader says of a file that it cannot read.

    >>> reason_in_chinese("the PDF is encrypted with a password; save a copy without one")
    'PDF 加了密码；请另存一份不带密码的'
    """
    for pattern, said in _PATTERNS:
        if found := pattern.match(message):
            return said.format(*found.groups())
    return message
