"""PDF files, made on the spot."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from corpus.errors import ReadError
from corpus.readers import pdf as reader
from corpus.readers.pdf import read_pdf
from tests.corpus.pdf_writer import pdf

LINES = ["大桥通车", "海桥市的跨海大桥今天上午通车，全长二十八公里，设有十", "九个出口。", "市长很高兴。"]


def encrypted(password: str) -> bytes:
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf([LINES]))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_chinese_text_is_read_with_wrapped_lines_joined() -> None:
    article = read_pdf(pdf([LINES]), Path("a.pdf"))
    assert article.text == (
        "大桥通车\n海桥市的跨海大桥今天上午通车，全长二十八公里，设有十九个出口。\n市长很高兴。"
    )


def test_pages_follow_each_other() -> None:
    assert read_pdf(pdf([["第一页。"], ["第二页。"]]), Path("a.pdf")).text == "第一页。\n第二页。"


def test_title_is_that_of_the_metadata() -> None:
    assert read_pdf(pdf([LINES], title="大桥今日通车"), Path("a.pdf")).title == "大桥今日通车"


@pytest.mark.parametrize("title", ["", "Microsoft Word - 新闻.docx", "untitled", "桥.doc"])
def test_title_of_the_program_is_no_title(title: str) -> None:
    assert read_pdf(pdf([LINES], title=title), Path("a.pdf")).title == "大桥通车"


def test_scan_is_refused_and_ocr_named() -> None:
    with pytest.raises(ReadError, match="probably a scan; run OCR"):
        read_pdf(pdf([[]]), Path("a.pdf"))


def test_password_is_refused_with_the_remedy() -> None:
    with pytest.raises(ReadError, match="encrypted with a password; save a copy without one"):
        read_pdf(encrypted("secret"), Path("a.pdf"))


def test_file_encrypted_with_an_empty_password_is_read() -> None:
    assert "市长很高兴。" in read_pdf(encrypted(""), Path("a.pdf")).text


@pytest.mark.parametrize(
    "data", [b"", b"no pdf", b"%PDF-1.7\n", pdf([LINES])[:400], b"%PDF-1.7\n" + b"<<[(" * 9999]
)
def test_damaged_file_is_refused_with_the_remedy(data: bytes) -> None:
    with pytest.raises(ReadError, match="the PDF is damaged"):
        read_pdf(data, Path("a.pdf"))


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_PAGES", 1)
    with pytest.raises(ReadError, match="more than 1 pages"):
        read_pdf(pdf([LINES, LINES]), Path("a.pdf"))


def test_too_many_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_CHARACTERS", 10)
    with pytest.raises(ReadError, match="more than 10 characters"):
        read_pdf(pdf([LINES]), Path("a.pdf"))
