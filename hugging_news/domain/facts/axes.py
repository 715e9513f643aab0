"""What can be said of a thing or of its contrary: pairs of words in both languages, by axis.

A row: axis, words for `+`, words for `-`, and which of the two must stand in the source. The others only must not be
contradicted there: "supports six models" may be how a list of six is told, "no longer supports" must be read somewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Axis:
    name: str
    plus: str
    minus: str
    needs: str
    comparison: bool = False


AXES = (
    Axis(
        "presence",
        r"add(?:s|ed|ing|ition)?|introduc(?:e|es|ed|ing|tion)|includ(?:e|es|ed|ing)|enabl(?:e|es|ed|ing)"
        r"|keep(?:s|ing)?|kept"
        r"|retain(?:s|ed|ing)?|preserv(?:e|es|ed|ing)|bring(?:s|ing)?|brought|new|restor(?:e"
        r"|es|ed|ing)|(?:still|continues? to) (?:works?|functions?)"
        r"|turn(?:s|ed|ing)? (?:it |this |them )?on|switch(?:es|ed)? on|on by default|ships?"
        r"|supports?|supported|supporting|work(?:s|ed|ing)? with|compatible|gains"
        r"|新增|增加了?|加入|添加|引入|新支持|支持|带来|启用|开启|保留|留下|包含|包括|内置|恢复|兼容"
        r"|新(?=模型|功能|特性|方法|后端|接口)",
        r"remov(?:e|es|ed|ing|al)|drop(?:s|ped|ping)?(?! (?:to|by|from|below))|delet(?:e|es"
        r"|ed|ing|ion)|disabl(?:e|es|ed|ing)"
        r"|discard(?:s|ed|ing)?"
        r"|eliminat(?:e|es|ed|ing)|exclud(?:e|es|ed|ing)|filter(?:s|ed|ing)? out|thrown? away|get(?:s"
        r"|ting)? rid of|strip(?:s|ped) out"
        r"|turn(?:s|ed|ing)? (?:it |this |them )?off|switch(?:es|ed)? off|off by default|incompatible"
        r"|unsupported|rejects?|rejected"
        r"|移除|删除|去掉|去除|剔除|丢弃|舍弃|弃掉|不再支持|停用|禁用|关闭|排除|取消(?:了|对)|不兼容"
        r"|停止支持|放弃支持|过滤掉|砍掉|淘汰",
        "-",
    ),
    Axis(
        "need",
        r"requir(?:e|es|ed|ing|ement|ements)|need(?:s|ed|ing)?|must|mandatory|necessary|depends? on"
        r"|需要|须要|必须|要求|必需|须(?=先|在|用)|需(?=先|在|用|有|升级|修改|重新|\d)",
        r"optional|without|no (?=installation|install|gpu|labels?|training|account|code|change"
        r"|conversion|login|log-in|sign-?up|registration|fine-?tuning|set-?up|extra|additional"
        r"|further|human|manual|special|separate|prior|internet)|[a-z]+-free|(?:needs?|needed"
        r"|requires?|required|requiring|needing) (?:no|nothing)|免去|无需"
        r"|无须|不需要|不需|不用|不必|毋须|毋需|不要求|用不着|免(?=安装|注册|登录|训练|配置"
        r"|审批|申请)|无(?=训练|监督)",
        "-",
    ),
    Axis(
        "permission",
        r"allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|lets|允许|可以|准许|许可使用",
        r"non-?commercial|research only|仅限非商|仅供非商|非商业|仅供研究|forbid(?:s|den)?|prohibit(?:s"
        r"|ed|ing)?|ban(?:s|ned)|disallow(?:s|ed)?|prevent(?:s|ed)?|block(?:s"
        r"|ed)|禁止|不允许|不得|不许|禁用",
        "-",
    ),
    Axis(
        "open",
        r"open(?:s|ed|ing|ly)?(?!-ended|ai| ?cv| ?ml)|public(?:ly)?|available|releas(?:e|es|ed|ing)"
        r"|launch(?:es|ed|ing)?|published|(?:is|are) out"
        r"|开放|公开|上线|可用(?![于来以`])|可下载|开源|发布|推出|已发布",
        r"stop(?:s|ped)? working|shut(?:s|ting)? down|discontinu(?:es|ed)|retir(?:es|ed)|sunset(?:s"
        r"|ting)?|停止服务|停服|关停|下架"
        r"|closed?(?! to| source)|private|gated|unavailable|withdrawn|unreleased|not yet|cancel(?:s|led|ed"
        r"|ling)|postponed|restricted"
        r"|已截止|已经截止|下线|闭源|不公开|未公开|尚未|需申请|申请访问|受限|撤回|撤下|取消(?!了对|对)|推迟|封闭",
        "-",
    ),
    Axis(
        "speed",
        r"faster|quicker|speed(?:s|ed)?[- ]?up|speedups?|accelerat(?:e|es|ed|ing|ion)|fastest|quickly|lower latency"
        r"|更快|速度[^慢降]{0,10}(?:提升|提高|倍)|速度是|倍速|加速|提速|加快|快(?= "
        r"?[0-9一二两三四五六七八九十约近]|了|于)|变快|最快|提升.{0,4}速度",
        r"slow(?:er|s|ed|ing)?(?: down)?|slowdowns?|higher latency|更慢|变慢|减速|减慢|放慢|慢(?= "
        r"?[0-9一二两三四五六七八九十约近]|了|于)|拖慢",
        "+-",
        True,
    ),
    Axis(
        "amount",
        r"(?<!any )(?<!no )more(?! than (?:[0-9]|an? |one|two|three|half))|increas(?:e|es|ed"
        r"|ing)|larger|bigger|higher|ris(?:e|es|ing)|rose|grow(?:s|n|ing)?|grew"
        r"|rais(?:e|es|ed|ing)"
        r"|(?<!no )longer|greater|expand(?:s|ed|ing)?|gain(?:s|ed)|upward|heavier"
        r"|更多|增大|更大|更高|提高|提升|上升|上涨|增长|增至|增加(?:到|至)|扩大|扩展|更长|越多"
        r"|越大|越高|越长|升至|升到"
        r"|lengthen(?:s|ed|ing)?|extend(?:s|ed|ing)?|warmer|dearer|pricier"
        r"|调高|上调|涨|更重|多出|高出|延长|拉长|增多|放大|变大|变长",
        r"less|fewer|reduc(?:e|es|ed|ing|tion|tions)|decreas(?:e|es|ed|ing)|smaller|lower(?:s|ed|ing)?"
        r"|shorten(?:s|ed|ing)?|slash(?:es|ed|ing)?|trim(?:s|med)?|dwindl(?:es|ed)|cheaper|smaller"
        r"|fall(?:s|en|ing)?|fell|shrink(?:s|ing)?"
        r"|shr[au]nk|cut(?:s|ting)?|sav(?:e|es|ed|ing|ings)|halv(?:e|es|ed|ing)|shorter|drop(?:s|ped)? "
        r"(?:to|by|from)|declin(?:e|es|ed)|lighter|down (?:to|by|from)|shrinks|compress(?:es|ed)"
        r"|更少|减少|减小|减(?=\d| |半)|降低|降至|降到|下降|下跌|更小|更低|缩小|缩短|缩减|节省|省下|压缩"
        r"|压到|压低|缩至|缩到|精简|更省|更便宜|变小|变短|降(?=了|价|[0-9 ])|减半|减轻|跌|更短"
        r"|更轻|越少|越小|越低|越短|调低|下调|少(?= ?[0-9一二两三四五六七八九十约近]|了)|低于(?!\d)"
        r"|(?<!大)小(?= ?[0-9])",
        "-",
        True,
    ),
    Axis(
        "quality",
        r"better|outperform(?:s|ed|ing)?|improv(?:e|es|ed|ing|ement|ements)|surpass(?:es|ed|ing)?|beats?"
        r"|best|stronger|superior|exceeds?|more accurate"
        r"|更好|优于|超越|胜过|改进|改善|领先|最好|最佳|更强|更准确?|好于|强于|赶超|击败",
        r"worse|underperform(?:s|ed|ing)?|inferior|weaker|degrad(?:e|es|ed|ing|ation)|trail(?:s|ed|ing)?"
        r"|lags?|regress(?:es|ed|ion)|worst|less accurate|behind"
        r"|更差|不如|劣于|落后|变差|退化|更弱|最差|逊于|弱于|不及|恶化",
        "-",
        True,
    ),
    Axis(
        "price",
        r"free(?!-form|ze|zing|dom)|no cost|no charge|gratis|免费|无偿",
        r"paid|pay(?:s|ing)?|fees?|charges|charged|收费|付费|需付|门票",
        "+-",
    ),
    Axis(
        "success",
        r"fix(?:es|ed)?|resolv(?:e|es|ed)|works|works again|修复|解决|修正|恢复正常",
        r"broken?|breaks|fail(?:s|ed|ing|ure)|损坏|失败|出错|破坏(?!性)",
        "-",
    ),
    Axis(
        "place",
        r"online|virtual(?:ly)?|remote(?:ly)?|线上|在线",
        r"in person|in-person|on[- ]site|offline|线下|现场",
        "-",
    ),
    Axis(
        "whole", r"all|every|both|always|全部|所有|始终|均|都", r"none of|neither|never|从不|从未|均未|都不|无一", "-"
    ),
    Axis(
        "change",
        r"chang(?:e|es|ed|ing)|改变|变化|变动|改动",
        r"unchanged|unaltered|stay(?:s|ed)? (?:as it is|the same|put)|remain(?:s|ed)? (?:the same"
        r"|as is)|不变|原样|照旧",
        "",
    ),
    Axis(
        "stage",
        r"stable|final|general availability|正式版?|稳定版?",
        r"experimental|beta|preview|pre-?release|实验性|预览版?|测试版|抢先",
        "-",
    ),
)
BY_NAME = {axis.name: axis for axis in AXES}
NEGATION = Axis(
    "negation",
    r"(?!)",
    r"not|n't|no|never|cannot|neither|nor|lacks?|lacking|unable to|fails? to|不能|无法|没有|没|未能|未曾"
    r"|尚未|从未|并非|并不|不会|不再|不带|不含|(?<!而)不是|不支持"
    r"|(?:(?<!而)|(?<=[因然从进]而))不(?!到 ?[0-9一二两三四五六七八九十百千半]|超过|足|多于|低于|高于|大于|容易)"
    r"(?![仅只断同少过久妨错论管变止单如知但])"
    r"|未(?!来|必|知|经证实)|非(?![商常营洲开官])"
    r"|无(?![论缝限损监服障数疑穷人线关状])",
    "-",
)


def _pattern(words: str) -> str:
    """The alternatives of *words* with Latin ones as whole words."""
    parts = _alternatives(words)
    latin = [part for part in parts if part[0].isascii() and (part[0].isalpha()) and not part.startswith("n't")]
    other = [part for part in parts if part not in latin]
    return "|".join([*other, *([rf"\b(?:{'|'.join(latin)})\b"] if latin else [])])


def _alternatives(words: str) -> list[str]:
    """*words* parted at the bars that are outside of brackets."""
    parts, depth, current = [], 0, ""
    for letter in words:
        depth += (letter in "([") - (letter in ")]")
        if letter == "|" and not depth:
            parts.append(current)
            current = ""
        else:
            current += letter
    return [*parts, current]


def _compiled(axis: Axis) -> re.Pattern[str]:
    return re.compile(rf"(?P<minus>{_pattern(axis.minus)})|(?P<plus>{_pattern(axis.plus)})", re.IGNORECASE)


PATTERNS = {axis.name: _compiled(axis) for axis in (*AXES, NEGATION)}
