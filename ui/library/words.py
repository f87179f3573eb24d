"""The words of the view of the articles, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rag.shelf import Column
from ui.texts import UiLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryWords:
    """The words of one language. Fields with ``{}`` take values through :meth:`str.format`."""

    language: UiLanguage
    title: str
    search: str
    search_hint: str
    since: str
    until: str
    outlet: str
    any_outlet: str
    written_in: str
    languages: Mapping[str, str]
    either: str
    apply: str
    all_of: str
    some_of: str
    found: str
    none_found: str
    nothing_held: str
    columns: Mapping[Column, str]
    sort_hints: Mapping[bool, str]
    choose: str
    choose_all: str
    inferred: str
    inferred_hint: str
    copies: str
    copies_hint: str
    digest: str
    digest_hint: str
    corrected: str
    corrected_hint: str
    details: str
    details_of: str
    back: str
    former: str
    following: str
    page: str
    pages: str
    ask_within: str
    bounds: str
    from_day: str
    to_day: str
    only_language: str
    unbound: str
    unbound_all: str
    author: str
    file: str
    length: str
    characters: str
    same_report: str
    no_others: str
    corrections: str
    corrected_inside: str
    corrected_by: str
    passages: str
    gone: str
    add: str
    drop: str
    formats: str
    pick: str
    pick_folder: str
    sign_in: str
    remove: str
    really: str
    undo: str
    reading: str
    added: str
    added_none: str
    removed: str
    is_added: str
    is_same: str
    is_unreadable: str
    too_large: str
    not_sent: str
    ask_about: str
    undone: str
    no_undo: str
    none_chosen: str
    busy: str
    broken: str


_WORDS: Mapping[UiLanguage, LibraryWords] = MappingProxyType(
    {
        "zh": LibraryWords(
            language="zh",
            title="文章",
            search="搜索",
            search_hint="标题、媒体或正文里的字",
            since="发表起",
            until="发表止",
            outlet="媒体",
            any_outlet="所有媒体",
            written_in="文章语言",
            languages=MappingProxyType({"zh": "中文", "en": "英文"}),
            either="两种都要",
            apply="筛选",
            all_of="共 {} 篇",
            some_of="{} 篇，共 {} 篇",
            found="第 {}–{} 篇",
            none_found="没有这样的文章。放宽筛选或换个字再搜。",
            nothing_held="还没有文章。",
            columns=MappingProxyType(
                {
                    Column.TITLE: "标题",
                    Column.OUTLET: "媒体",
                    Column.DATE: "日期",
                    Column.LANGUAGE: "语言",
                    Column.PASSAGES: "段落",
                    Column.COPIES: "重复",
                }
            ),
            sort_hints=MappingProxyType({True: "从大到小排", False: "从小到大排"}),
            choose="选中《{}》",
            choose_all="选中本页全部",
            inferred="推断",
            inferred_hint="日期是从正文推断的",
            copies="×{}",
            copies_hint="{} 篇文章讲的是同一篇报道",
            digest="转述",
            digest_hint="只转述他人的报道",
            corrected="有更正",
            corrected_hint="有文章说它写错了",
            details="详情",
            details_of="《{}》的详情",
            back="返回列表",
            former="上一页",
            following="下一页",
            page="第 {} 页，共 {} 页",
            pages="翻页",
            ask_within="只问这些文章",
            bounds="只看这些文章",
            from_day="{} 起",
            to_day="{} 止",
            only_language="{}文章",
            unbound="不再限于：{}",
            unbound_all="全部取消",
            author="作者",
            file="文件",
            length="长度",
            characters="{} 个字符",
            same_report="同一报道",
            no_others="没有别的文章讲同一篇报道。",
            corrections="更正",
            corrected_inside="文内更正",
            corrected_by="《{}》（{}）",
            passages="段落（{}）",
            gone="这篇文章已经不在了。",
            add="添加文章",
            drop="把文件或文件夹拖到这里，或者",
            formats="可以是 txt、md、html、pdf、docx，每个不超过 {} MB。",
            pick="选择文件",
            pick_folder="选择文件夹",
            sign_in="登录后可以增减文章",
            remove="移除选中的",
            really="，再点一次确认",
            undo="撤销",
            reading="正在读…",
            added="加了 {} 篇。",
            added_none="没有加进新文章。",
            removed="移除了 {} 篇。",
            is_added="已加入",
            is_same="已有同一篇：",
            is_unreadable="读不了：",
            too_large="文件大于 {} MB；请拆小或转成纯文本",
            not_sent="没有传上来；请再试一次",
            ask_about="去提问",
            undone="已撤销。",
            no_undo="这一步已经撤销过，或者隔得太久，撤销不了了。",
            none_chosen="没有选中文章；先在左边打勾。",
            busy="索引正在被另一处改动；等它完成后再试。",
            broken="出了意外，没有改动；请再试一次，仍不行就重启有据。",
        ),
        "en": LibraryWords(
            language="en",
            title="Articles",
            search="Search",
            search_hint="words of title, outlet or text",
            since="Published from",
            until="Published until",
            outlet="Outlet",
            any_outlet="all outlets",
            written_in="Language of the article",
            languages=MappingProxyType({"zh": "Chinese", "en": "English"}),
            either="either",
            apply="Filter",
            all_of="{} in all",
            some_of="{} of {}",
            found="articles {}–{}",
            none_found="There is no such article. Widen the filters or search for other words.",
            nothing_held="There are no articles yet.",
            columns=MappingProxyType(
                {
                    Column.TITLE: "Title",
                    Column.OUTLET: "Outlet",
                    Column.DATE: "Date",
                    Column.LANGUAGE: "Language",
                    Column.PASSAGES: "Passages",
                    Column.COPIES: "Copies",
                }
            ),
            sort_hints=MappingProxyType({True: "sort from last to first", False: "sort from first to last"}),
            choose="choose {}",
            choose_all="choose all on this page",
            inferred="inferred",
            inferred_hint="the date was taken from the text",
            copies="×{}",
            copies_hint="{} articles tell the same report",
            digest="digest",
            digest_hint="only retells what others reported",
            corrected="corrected since",
            corrected_hint="an article says that it was wrong",
            details="Details",
            details_of="details of {}",
            back="Back to the list",
            former="Previous page",
            following="Next page",
            page="page {} of {}",
            pages="Pages",
            ask_within="Ask only these articles",
            bounds="Only these articles are asked",
            from_day="from {}",
            to_day="until {}",
            only_language="{} articles",
            unbound="no longer bound to: {}",
            unbound_all="remove all",
            author="Author",
            file="File",
            length="Length",
            characters="{} characters",
            same_report="The same report",
            no_others="No other article tells the same report.",
            corrections="Corrections",
            corrected_inside="corrected in its own text",
            corrected_by="{} ({})",
            passages="Passages ({})",
            gone="This article is no longer here.",
            add="Add articles",
            drop="Drop files or folders here, or",
            formats="txt, md, html, pdf or docx, at most {} MB each.",
            pick="Choose files",
            pick_folder="Choose a folder",
            sign_in="Sign in to add and remove articles",
            remove="Remove the chosen ones",
            really=": click again to confirm",
            undo="Undo",
            reading="Reading…",
            added="{} added.",
            added_none="No new article was added.",
            removed="{} removed.",
            is_added="added",
            is_same="here already: ",
            is_unreadable="cannot be read: ",
            too_large="the file is larger than {} MB; split it or save it as plain text",
            not_sent="it did not arrive; please try again",
            ask_about="Ask about them",
            undone="Undone.",
            no_undo="This was undone before, or too long ago to be undone.",
            none_chosen="No article is chosen; tick some in the list first.",
            busy="The index is being changed elsewhere; try again when that is done.",
            broken="Something unexpected happened and nothing was changed; try again, then restart Youju.",
        ),
    }
)


def library_words(language: UiLanguage) -> LibraryWords:
    """Return the words of a language."""
    return _WORDS[language]
