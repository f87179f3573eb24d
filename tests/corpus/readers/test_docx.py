"""Word files, made on the spot."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from corpus.errors import ReadError
from corpus.readers import docx as reader
from corpus.readers.docx import read_docx


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def bridge() -> bytes:
    document = docx.Document()
    document.add_heading("大桥通车", 1)
    document.add_paragraph("桥今天通车了。")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "长度", "28 公里"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "合并的格"
    document.add_paragraph("市长很高兴。")
    document.core_properties.author = "李明"
    return saved(document)


def with_document_xml(xml: bytes) -> bytes:
    """Return a Word file whose main part is ``xml``."""
    source, out = zipfile.ZipFile(io.BytesIO(bridge())), io.BytesIO()
    with source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, xml if name == "word/document.xml" else source.read(name))
    return out.getvalue()


def main_part(doctype: str, text: str) -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body><w:p><w:r><w:t>桥{text}</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


def test_paragraphs_and_tables_come_in_the_order_of_the_document() -> None:
    text = read_docx(bridge(), Path("a.docx")).text
    assert text == "大桥通车\n桥今天通车了。\n长度 | 28 公里\n合并的格\n市长很高兴。"


def test_properties_are_the_articles() -> None:
    document = docx.Document(io.BytesIO(bridge()))
    document.core_properties.title = "海桥的大桥"
    article = read_docx(saved(document), Path("a.docx"))
    assert (article.title, article.author) == ("海桥的大桥", "李明")


def test_properties_of_the_template_are_ignored() -> None:
    document = docx.Document()
    document.add_paragraph("桥今天通车了。后来下雨了。")
    article = read_docx(saved(document), Path("大桥通车.docx"))
    assert (article.title, article.author) == ("大桥通车", "")


def test_external_entity_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("机密内容", encoding="utf-8")
    doctype = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    assert read_docx(with_document_xml(main_part(doctype, "&x;")), Path("a.docx")).text == "桥"


def test_entities_that_grow_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "桥桥"}">' for n in range(9))
    data = with_document_xml(main_part(f"<!DOCTYPE w:document [{entities}]>", "&e8;"))
    try:
        assert len(read_docx(data, Path("a.docx")).text) < 100
    except ReadError as error:
        assert "damaged" in error.message  # noqa: PT017 - either is safe


def test_archive_that_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_UNPACKED", 2 * 1024 * 1024)
    data = with_document_xml(main_part("", "桥" * 1_000_000))
    with pytest.raises(ReadError, match="unpacks to more than 2 MB"):
        read_docx(data, Path("a.docx"))


def test_old_format_is_refused_with_the_remedy() -> None:
    with pytest.raises(ReadError, match=r"old .doc format or encrypted; save it as .docx"):
        read_docx(b"\xd0\xcf\x11\xe0\xa1\xb1", Path("a.docx"))


@pytest.mark.parametrize("data", [b"no zip", b"PK\x03\x04", bridge()[:5000], with_document_xml(b"<a>")])
def test_damaged_file_is_refused_with_the_remedy(data: bytes) -> None:
    with pytest.raises(ReadError, match="the Word file is damaged"):
        read_docx(data, Path("a.docx"))


def test_document_without_words_is_refused() -> None:
    with pytest.raises(ReadError, match="holds no text"):
        read_docx(saved(docx.Document()), Path("a.docx"))
