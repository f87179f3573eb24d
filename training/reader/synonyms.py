"""Words of one meaning, as people use them for each other when they ask after news.

Close words of the encoder's vocabulary are mostly spellings of one another; these are what reports and
readers call the same event, office or amount. Written for training questions in other words, not used
in answering.
"""

from __future__ import annotations

import random

import rjieba

_GROUPS = (
    "辞职 离职 离开 请辞 走人 不干了|解雇 开除 辞退 炒掉|裁员 裁人|担任 出任 就任 当上|任命 委任 指派|"
    "上任 就职 履新|卸任 离任 下台|退休 退下来|接替 接任 继任|加入 入职 进入 去了|跳槽 转投 改投|"
    "任职 供职 工作 上班|创立 创办 成立 创建|解散 撤销 取消|成员 队员 人员|员工 雇员 职员|同事 同僚|"
    "老板 负责人 掌门人|创始人 创办人|首席执行官 CEO 总裁|研究员 研究人员 学者|科学家 研究者|"
    "宣布 公布 对外说 宣告|表示 说 称 谈到|指出 提到 说到|透露 披露 爆料|承认 坦承 坦言|否认 不承认|"
    "批评 抨击 指责 炮轰|谴责 声讨|质疑 怀疑 不相信|反对 不同意 抵制|支持 赞成 力挺|同意 答应 批准|"
    "拒绝 不肯 回绝|要求 敦促 呼吁|建议 提议 主张|警告 提醒 告诫|担心 担忧 忧虑|认为 觉得 相信|"
    "承诺 保证 许诺|评价 看待 点评|回应 答复 反应|解释 说明|讨论 商谈 谈论|谈判 磋商|签署 签订 签下|"
    "打算 计划 准备 想要 接下来要|希望 期望 盼望|决定 选择|尝试 试图 想要|目标 目的|原因 理由 缘由 起因|"
    "结果 后果 下场|影响 冲击|导致 造成 引起 引发|问题 毛病 难题|办法 方法 措施|规定 规则|政策 新规|"
    "收购 买下 并购|出售 卖掉 转让|投资 注资 出资|融资 筹资 筹钱|估值 身价|售价 价格 价钱|成本 花费 开销|"
    "耗资 花费 花了|工资 薪水 薪酬 年薪|收入 营收 进账|利润 盈利 赚的钱|亏损 赔钱|债务 欠款|罚款 罚金|"
    "股东 持股人|市值 总市值|销量 卖出数量|增长 上升 上涨 增加 提高|下降 下跌 减少 降低 下滑|达到 高达|"
    "超过 多于 高于|不足 少于 低于|推出 发布 上线 问世|开发 研发 研制|制造 生产|建造 修建 兴建 建成|"
    "启用 投入使用 开通|关闭 关停 停业|停止 中止 终止|暂停 叫停|恢复 重启|开始 启动 展开|结束 完结 告终|"
    "举行 举办 召开|参加 出席 参与|抵达 到达 来到|前往 去 赴|访问 到访|返回 回到|离世 去世 逝世 病逝|"
    "死亡 遇难 丧生 身亡|受伤 负伤|出生 诞生|结婚 成婚|离婚 分手|毕业 读完|就读 上学 念书|获得 取得 拿到|"
    "赢得 夺得 拿下|获奖 得奖|击败 打败 战胜|输给 败给 不敌|当选 胜选|候选人 参选者|选举 大选|投票 表决|"
    "起诉 控告 告上法庭|逮捕 抓获 拘捕|判处 判了|调查 查办|被捕 落网|嫌疑人 嫌犯|违反 触犯|事故 意外|"
    "爆炸 炸开|火灾 大火 失火|地震 强震|袭击 攻击|冲突 交火|撤离 疏散 转移|救援 营救|治疗 医治|患者 病人|"
    "疫苗 预防针|感染 染病|发现 找到|证明 证实|研究 调查|报告 报道|文章 文稿|信 信件 公开信|出版 发行|"
    "写 撰写 写下|著作 作品|电影 影片|主演 领衔|导演 执导|播出 放映|歌曲 歌|专辑 唱片|比赛 赛事|球员 选手|"
    "教练 主帅|冠军 第一名|别名 又名 别称|称为 叫做 叫作|名字 名称|位于 坐落在 地处|面积 大小|人口 居民人数|"
    "首都 首府|地点 位置 地方|时间 时候|日期 日子|年龄 岁数|父亲 爸爸|母亲 妈妈|妻子 太太 老婆|丈夫 老公|"
    "孩子 子女|朋友 友人|汽车 车 车辆|飞机 客机|火车 列车|公司 企业|政府 官方|警方 警察|法院 法庭|"
    "医院 院方|媒体 报社|专家 业内人士|用户 使用者|消费者 顾客|网民 网友|居民 市民|大约 差不多 大概|"
    "主要 最主要|重要 关键|著名 知名 有名|全部 所有|很多 大量|立即 马上|目前 现在 如今|最近 近期|此前 之前|"
    "首次 第一次|最初 一开始|最终 最后|广告 推广|安全 保险|危险 风险|技术 科技|人工智能 AI|模型 大模型|"
    "数据 资料|软件 程序 应用|网站 网页|平台 网站|合作 联手 携手|竞争 较量|禁止 不准 不允许|允许 准许|"
    "限制 约束|保护 保障|破坏 毁坏|隐瞒 掩盖|泄露 外泄|欺骗 误导|道歉 致歉|抗议 示威|罢工 停工"
)
SYNONYMS: dict[str, tuple[str, ...]] = {}
for _group in _GROUPS.split("|"):
    _words = _group.split()
    for _word in _words:
        SYNONYMS[_word] = (*SYNONYMS.get(_word, ()), *(w for w in _words if w != _word))


def with_synonyms(question: str, dice: random.Random, *, share: float) -> str:
    """Return the question with each word that has synonyms replaced by one of them, by chance of ``share``.

    Args:
        question: folded.
        dice: source of chance.
        share: chance (0 to 1) of a word to be replaced.

    >>> with_synonyms("谁收购了它", random.Random(1), share=1)
    '谁买下了它'
    """
    return "".join(
        dice.choice(SYNONYMS[w]) if w in SYNONYMS and len(w) > 1 and dice.random() < share else w
        for w in rjieba.cut(question)
    )
