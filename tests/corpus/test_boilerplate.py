"""Which lines are no evidence."""

from __future__ import annotations

import pytest

from corpus.boilerplate import is_boilerplate
from tests.linear import takes_linear_time


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "![]()",
        "![一座桥](https://img.example.org/a.jpg?w=1)",
        "---",
        "* * *",
        "======",
        "https://www.example.org/news/1.html",
        "<https://example.org/>",
        "<img src='a.png'>",
        "扫码打开某某APP",
        "长按识别二维码关注",
        "点击阅读原文",
        "返回首页，查看更多",
        "欢迎在评论区写下你怎么看。",
        "欢迎点赞、转发",
        "分享 微信 微博 朋友圈",
        "点赞 12 在看 3",
        "Share on Facebook",
        "Advertisement",
        "Sign up for our newsletter",
        "© 2026 The Haiqiao Daily. All rights reserved.",
        "特别声明：以上内容由网友发布，本站只提供存储空间。",
        "Notice: the content above is uploaded by a user of the platform.",
        "免责声明：本文不构成投资建议。",
        "本文仅代表作者个人观点，与本站无关。",
        "未经授权，不得转载。",
        "图：旧码头一角",
        "图片来源：海桥日报",
        "资料图",
        "旧码头全景 海桥社记者李明摄",
        "受访者供图",
        "Photo: The old wharf",
        "Photo by Ada Holm",
        "The old wharf. Getty Images",
        "广告：海风牌渔网",
        "限时抢购，买一送一！",
        "Buy now and save.",
    ],
)
def test_line_of_a_platform_is_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "本文来自微信公众号：某某，作者：李明",
        "来源：海桥日报",
        "本文信息来源：海桥日报、北山电视台",
        "责任编辑：王五",
        "日期：2026-02-12",
        "他在评论区写道，这座桥不安全。",
        "有网友在评论区留言称，桥太窄了。",
        "评论区中，一些网友分享了自己的经历。",
        "李女士扫描了文件上的二维码，结果被骗。",
        "警方提醒：不要扫描二维码安装来历不明的应用。",
        "新版本支持扫码下载。",
        "市长希望大家关注我们的桥。",
        "公司称，如有侵权将承担责任。",
        "监管部门关注微信支付的手续费。",
        "他打开手机客户端，发现存款不见了。",
        "学校欢迎留学生分享经验。",
        "公司发布声明，称不会裁员。",
        "扫码支付的手续费下调了一半。",
        "微博",
        "记者在现场看到，码头已经关闭。",
        "她供职于一家图片社。",
        "图书馆明年开放。",
        "消费者可以领取优惠券。",
        "Photographers gathered at the wharf.",
        "The platform said the content was removed.",
        "1. **桥的报告** — https://example.org/report",
        "## 结语",
        "“桥。”",
    ],
)
def test_line_with_a_fact_is_evidence(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize("unit", ["![", "![]", "<img ", "分享", "https://a", "- ", "("])
def test_time_is_linear_in_the_length(unit: str) -> None:
    assert takes_linear_time(is_boilerplate, unit)
