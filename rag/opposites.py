"""Words that say the opposite of each other: what goes up does not go down. General words, no names."""

from __future__ import annotations

_OPPOSITES = (
    "最大 最小|最多 最少|最高 最低|最早 最晚|最长 最短|最好 最差|最强 最弱|"
    "第一 最后|首次 末次|首个 最后一个|之前 之后|以前 以后|开始 结束|增加 减少|"
    "增长 下降|上升 下降|提高 降低|扩大 缩小|加入 退出|成立 解散|出生 去世|"
    "支持 反对|同意 拒绝|接受 拒绝|允许 禁止|赢得 输掉|胜利 失败|成功 失败|"
    "进口 出口|买入 卖出|收购 出售|收入 支出|盈利 亏损|上任 卸任|任命 罢免|"
    "就任 辞去|入职 离职|进攻 防守|进入 离开|打开 关闭|开放 封闭|公开 秘密|"
    "正面 负面|优点 缺点|好处 坏处|优势 劣势|内部 外部|国内 国外|北部 南部|"
    "东部 西部|北方 南方|东方 西方|上游 下游|左边 右边|前面 后面|上面 下面|"
    "白天 夜晚|夏季 冬季|春季 秋季|男性 女性|父亲 母亲|丈夫 妻子|哥哥 弟弟|"
    "姐姐 妹妹|儿子 女儿|老师 学生|买家 卖家|主要 次要|必须 不必|容易 困难|"
    "简单 复杂|重要 无关|相同 不同|相信 怀疑|喜欢 讨厌|肯定 否认|承认 否认|"
    "合法 非法|完整 残缺|直接 间接|大于 小于|高于 低于|多于 少于|超过 不足|"
    "以上 以下|早于 晚于|前身 后身|起点 终点|长处 短处|东 西|南 北|多数 少数|"
    "全部 部分|长期 短期|永久 临时|上调 下调|上涨 下跌|利好 利空|同比增长 同比下降|赞成 反对|"
    "increase decrease|increased decreased|increases decreases|rise fall|rose fell|risen fallen|"
    "rising falling|more fewer|most least|first last|before after|largest smallest|highest lowest|best worst|"
    "joined left|"
    "accepted rejected|accept reject|approved rejected|supported opposed|supports opposes|support oppose|"
    "won lost|win lose|bought sold|buy sell|open closed|opened closed|started stopped|began ended|begin end|"
    "above below|over under|inside outside|public private|legal illegal|true false|safe unsafe|able unable|"
    "agree disagree|agreed refused|strong weak|early late|earlier later|old new|cheaper dearer|up down"
)
OPPOSITES: dict[str, tuple[str, ...]] = {}
for _pair in _OPPOSITES.split("|"):
    _one, _other = _pair.split()
    OPPOSITES[_one] = (*OPPOSITES.get(_one, ()), _other)
    OPPOSITES[_other] = (*OPPOSITES.get(_other, ()), _one)
