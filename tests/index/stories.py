"""Invented stories that differ from each other in nearly every phrase, in Chinese and English."""

from __future__ import annotations

import random

_WHO = "市长 渔民 船长 木匠 医生 邮差 园丁 教师 画家 厨师 门卫 学徒 裁缝 钟表匠 灯塔看守 检察官".split()
_DID = "修好了 卖掉了 看见了 藏起了 丢下了 画下了 送来了 数完了 打开了 记住了 搬走了 烧毁了".split()
_WHAT = "旧渡轮 铜钟 盐仓 鱼市的秤 海图 灯油 红砖 石阶 望远镜 账本 缆绳 风车 果园 信箱 木桥 雨伞".split()
_WHEN = "清晨 退潮时 第三天 大雾里 下雪前 钟响后 集市上 月底 停电那晚 涨潮时".split()
_EN_WHO = "mayor fisherman captain carpenter doctor postman gardener teacher painter cook porter".split()
_EN_DID = "mended sold noticed hid dropped sketched delivered counted opened remembered moved burned".split()
_EN_WHAT = "ferry bell saltworks lantern chart ledger rope windmill orchard mailbox bridge umbrella".split()


def story(seed: int, *, sentences: int = 40) -> str:
    """Return a Chinese story, the same for the same seed."""
    chance = random.Random(seed)
    return "".join(
        f"{chance.choice(_WHEN)}{chance.choice(_WHO)}{chance.choice(_DID)}{chance.randrange(2, 9999)}号"
        f"{chance.choice(_WHAT)}，{chance.choice(_WHO)}却{chance.choice(_DID)}{chance.choice(_WHAT)}。"
        for _ in range(sentences)
    )


def english_story(seed: int, *, sentences: int = 40) -> str:
    """Return an English story, the same for the same seed."""
    chance = random.Random(seed)
    return " ".join(
        f"The {chance.choice(_EN_WHO)} {chance.choice(_EN_DID)} {chance.choice(_EN_WHAT)}"
        f" {chance.randrange(2, 9999)} before a {chance.choice(_EN_WHO)} {chance.choice(_EN_DID)}"
        f" the {chance.choice(_EN_WHAT)}."
        for _ in range(sentences)
    )


def without(text: str, share: float, seed: int = 0) -> str:
    """Return a story without a share of its sentences, taken at random."""
    end = "。" if "。" in text else "."
    told = [s + end for s in text.split(end) if s.strip()]
    gone = set(random.Random(seed).sample(range(len(told)), int(share * len(told))))
    return "".join(s for i, s in enumerate(told) if i not in gone)
