"""Lines that come from the platform and not from the article: they are no evidence for anything.

Patterns are of kinds of lines, never of one article. A line that carries a fact stays evidence:
bylines (本文来自…，作者…), lists of sources, editors. Knows nothing of the lines around a line.
"""

from __future__ import annotations

import re

_LONGEST_PROMPT = 80  # characters; a longer line says more than "share this" or "subscribe"
_LONGEST_NOTICE = 600

_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\](?:\([^()\s]{0,2000}(?: \"[^\"]{0,300}\")?\)|\[[^\[\]]{0,99}\])")
_EMBEDDED_IMAGE = re.compile(r"!\[[^\]]*\]\(\s*data:[^)]*\)")
_HTML_TAG = re.compile(r"</?(?:img|br|hr|iframe|video|audio|source|figure)\b[^<>]{0,2000}>", re.IGNORECASE)
_ADDRESS = re.compile(r"\W*(?:https?://|www\.)[\x21-\x7e]+\W*")
_WORD = re.compile(r"[^\W_]")
_LETTERS = re.compile(r"[^\W\d_]+")

_BUTTON = re.compile(
    r"""点赞|赞|在看|转发|收藏|分享|评论|举报|打印|纠错|阅读原文|查看更多|展开全文|展开|收起|相关阅读|推荐阅读|猜你喜欢
    |热门评论|写评论|广告|分享[到至]|返回顶部|上一篇|下一篇|点击关注|關注|按讚|留言
    |share|tweet|e?mail|print|comments?|copy|save|advertisement|sponsored|subscribe|follow|read|more|related
    |stories|articles?|link""",
    re.VERBOSE | re.IGNORECASE,
)
# Beside buttons these belong to them; without one they may be a headline.
_BESIDE_BUTTONS = re.compile(
    r"x|this|on|to|via|us|most|微信|微博|朋友圈|qq|空间|[到至万]|facebook|twitter|linkedin|whatsapp|reddit|pinterest",
    re.IGNORECASE,
)
# Anchored to the line's start where the same words may tell what people did: 他扫描了二维码.
_PROMPT = re.compile(
    r"""^\W*(?:请|微信|立即|点击)?(?:扫码|掃碼|扫一扫)(?:即可|立即|免费)?
     (?:打开|下载|关注|關注|加|进|入群|阅读|查看|分享|观看|领取|体验|报名|参与|看|上方|下方)
    |^\W*(?:请|微信)?(?:长按|識別|识别|扫描|扫一扫).{0,8}(?:二维码|二維碼)
     (?:\W*$|.{0,6}(?:下载|关注|關注|进入|加入|查看|报名|参与|入群|获取|了解|打开|即可))
    |^\W*(?:打开|下载|点击下载|立即下载).{0,10}(?:APP|客户端)\W*(?:查看|阅读|看|体验|继续|，)?.{0,10}$
    |^\W*(?:点击|戳|點擊).{0,6}(?:阅读原文|原文|查看|查看更多|关注|下方|上方|蓝字|展开)
    |(?:欢迎|歡迎|请|記得|记得|点击|^\W*)(?:关注|關注|订阅)
     (?:我们\W|我們\W|本号|(?:我们的|官方|本)?(?:微信)?公众号)
    |(?:欢迎|歡迎|快来|说说|聊聊).{0,15}(?:评论区|留言区|評論區)
    |(?:评论区|留言区|評論區).{0,15}(?:说说|聊聊|聊一聊|告诉(?:我|小编|大家)|留下你|留言吧|讨论吧|[见見]\W*$)
    |^\W*(?:欢迎|歡迎|记得|别忘了|求|喜欢).{0,12}(?:点赞|转发|留言|收藏|订阅|一键三连|关注|按讚)
    |^\W*(?:sign\ up|subscribe)\b.{0,40}\b(?:newsletter|updates|channel|inbox|podcast|today|now)
    |^\W*(?:follow\ us\ on|download\ (?:our|the)\ app
     |(?:leave|post)\ a\ comment|share\ this\ (?:article|story))
    |^\W*返回\w{1,8}[，,\s]+查看更多
    |\ball\ rights\ reserved\b|©\s*\d{4}|^\W*(?:copyright\b|©|\(c\)\ \d{4})|^\W*版权所有""",
    re.VERBOSE | re.IGNORECASE,
)
_CAPTION = re.compile(
    r"""^\W*(?:图片?|配图|题图|供图|摄影|图片?来源|资料图|示意图|视频截图|截图|圖片?|攝影)\s*[:：/／|｜]
    |^\W*(?:资料|示意|效果|配|題|题)图\W*$
    |^[^。！？]{0,50}(?:\s摄|(?:记者|社|摄影师)\S{0,8}摄|供图|\s攝|供圖)\W*$
    |^\W*(?:photo(?:graph)?|image|picture|illustration)s?\s*(?:credits?\b|courtesy\b|by\b|:)
    |(?:getty\ images|ap\ photo|/\s*(?:reuters|afp|ap|视觉中国))\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_ADVERTISEMENT = re.compile(
    r"""^\W*(?:广告|廣告|赞助内容|advertisement|sponsored(?:\ content)?)\s*[:：|｜]
    |^\W*(?:限时(?:抢购|特惠|优惠)|(?:立即|马上|点击)(?:抢购|购买|下单|领取))
    |^\W*(?:请?添加?|加)(?:小编|客服|助理)?(?:微信|VX)[:：号]
    |^\W*(?:buy|order|shop)\ now\b|\b(?:use|with)\ (?:promo\ )?code\ [A-Z0-9]{4,}""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTICE = re.compile(
    r"""\W*(?:特别声明|特別聲明|免责声明|免責聲明|版权声明|版權聲明|广告声明|廣告聲明|平台声明|网站声明|版权说明)\W
    |\W*(?:notice|disclaimer)\s*:.*\b(?:content|platform|views|opinions|liab|advice|user)
    |\W*(?:the\ )?(?:views|opinions)\ expressed\b.{0,80}\b(?:author|own|not\ necessarily)""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTICE_INSIDE = re.compile(
    r"""(?:本文|文章|以上|文中).{0,16}(?:仅代表|只代表|僅代表)(?:作者|嘉宾|发布者|其|個人|个人).{0,8}(?:观点|立场|本人|觀點)
    |(?:平台|网站|本站).{0,8}(?:仅|只|僅)提供.{0,6}(?:信息|資訊)?(?:存储|发布|存儲)
    |(?:未经|未經).{0,10}(?:授权|许可|允许|授權|許可).{0,10}(?:不得|禁止|严禁|谢绝).{0,6}(?:转载|轉載|复制|複製)
    |(?:如有|若有|如涉及|如).{0,4}侵权.{0,12}(?:联系|删除|告知)""",
    re.VERBOSE,
)


def is_boilerplate(line: str) -> bool:
    """Say whether a line is no evidence: image stub, separator, address, button, prompt, notice, caption, ad.

    A blank line is boilerplate. ``![]()``, ``---``, ``分享 微信 微博`` and ``欢迎在评论区留言`` are;
    ``本文来自《某报》，作者某某`` is not. Time is linear in the length of the line.
    """
    if len(line) > _LONGEST_NOTICE:
        return _EMBEDDED_IMAGE.fullmatch(line.strip()) is not None or not _WORD.search(line)
    bare = _HTML_TAG.sub("", _IMAGE.sub("", line)).strip()
    return (
        not _WORD.search(bare)
        or _ADDRESS.fullmatch(bare) is not None
        or _is_buttons(bare)
        or _NOTICE.match(bare) is not None
        or (
            len(bare) <= _LONGEST_PROMPT
            and any(p.search(bare) for p in (_PROMPT, _NOTICE_INSIDE, _CAPTION, _ADVERTISEMENT))
        )
    )


def _is_buttons(line: str) -> bool:
    """Say whether a line holds nothing but the words of buttons, with or without counts."""
    words = [word for word in _LETTERS.findall(line) if not _BESIDE_BUTTONS.fullmatch(word)]
    return bool(words) and all(map(_BUTTON.fullmatch, words))
