"""Words of a question that name nothing: particles, interrogatives, politeness. All folded."""

_CHINESE = """
的 了 吗 呢 是 在 和 与 把 被 给 跟 对 让 就 都 也 又 还 啊 吧 呀 嘛 么 那 这 个 些 其 之 所 而 及 或 为 以 于
从 到 向 有 没 着 过 会 能 要 想 说 叫 得 地 里 多 并 但 却 则 呗 哦 指
请 请问 告诉 告诉我 一下 什么 啥 谁 哪 哪里 哪儿 哪些 哪个 哪位 哪年 哪家 哪种 哪天 哪一年 哪门子
怎么 怎样 怎么样 如何 为什么 为何 为啥 干嘛 几 几个 几位 几年 多少 多久 多大 何时 何处 什么时候 什么样
是否 是不是 有没有 分别 到底 究竟 关于 那个 这个 那么 这么 时候 一个 具体 主要 指的是
他 她 它 他们 她们 它们 他的 她的 它的 我 我们 你 你们 咱们 自己
以及 还是 或者 因为 由于 所以 可以 应该 当时 后来 之前 以前 现在
"""

_ENGLISH = """
a an the of to in on at by for with from as and or but if is are was were be been being am do does
did doing have has had having what which who whom whose when where why how that this these those it
its he she they them his her their i you we me my our your us him there here than then so not no can
could will would should shall may might must about into over out up down s t please tell say says
said exactly many much long some any also
"""

STOP_WORDS = frozenset(_CHINESE.split()) | frozenset(_ENGLISH.split())
