"""Text that was damaged on its way: inserted pinyin, broken encodings, search spam; traditional characters."""

from __future__ import annotations

import re

from hugging_news.domain.text import clean, units

MAX_DAMAGE = 0.2
"""The share of broken characters above which a page is not used."""

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹ"
_HAN = "\u3400-\u9fff"
_TONED_PAIR = re.compile(rf"(?<=[{_HAN}])[(（](?=[a-zɡɑü]{{0,5}}[{_TONED}])[a-zɡɑü{_TONED}]{{1,6}}[)）]", re.IGNORECASE)
_LOST = re.compile(rf"\?(?=[a-zɡɑü]{{0,5}}[{_TONED}])[a-zɡɑü{_TONED}]{{1,6}}[)）]", re.IGNORECASE)
_PLAIN_PAIR = re.compile(
    rf"(?<=[{_HAN}])[(（](?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[aeoiuü]|ai|ei|ui|ao|ou|iu|ie|[uü]e|er|an|en|in|un|[uü]n|ang|eng|ing|ong|ia|iao|"
    r"ian|iang|iong|ua|uo|uai|uan|uang)[)）]"
)
_MISREAD = re.compile(
    r"\ufffd|[\u0080-\u009f]|锟斤拷|锟斤|烫烫烫|屯屯屯|"
    r"[\u00c2-\u00ef](?:[\u0080-\u00bf]|[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){1,2}"
)

_PAIRS = (
    "亞亚個个們们來来個个倫伦偽伪備备傳传優优兩两冊册準准減减創创剛刚別别動动務务區区華华單单協协廠厂廣广歷历參参發发變变號号員员問问啟启喚唤單单"
    "嗎吗嚴严國国圖图團团園园圍围場场壓压壞坏報报處处備备夠够夢梦奪夺奧奥嬰婴孫孙學学寫写實实審审對对導导將将專专層层屬属島岛嵐岚幣币幫帮師师帶带"
    "幀帧幾几庫库應应廳厅張张強强彈弹彙汇後后徑径從从復复徵征態态慣惯憶忆應应懷怀戰战戲戏戶户執执擁拥擇择擔担據据揮挥損损換换撥拨掃扫採采捲卷數数"
    "斷断時时書书會会東东極极構构樣样標标模模權权條条機机檔档檢检歐欧歲岁殘残殺杀毀毁氣气漢汉決决沒没準准滿满漸渐潛潜濾滤灣湾無无營营熱热燈灯爭争"
    "爾尔獨独獲获現现環环產产畫画當当療疗發发盡尽監监盤盘眾众碼码確确礎础禮礼種种稱称穩稳積积穫获窩窝競竞筆笔簡简籤签類类糧粮級级紅红約约純纯納纳紙纸"
    "細细終终組组結结絕绝給给統统經经綜综綠绿維维網网緊紧線线編编練练緩缓縮缩總总績绩織织續续繼继纖纤義义習习聯联職职聲声聽听腦脑臺台與与舉举舊旧華华萬万"
    "著着葉叶蓋盖處处號号術术衛卫衝冲裝装裡里製制複复見见規规視视覺觉覽览觀观計计訂订訊讯討讨訓训記记訪访設设許许訴诉診诊註注評评詞词試试話话該该詳详語语"
    "誤误說说誰谁調调請请論论證证識识譯译議议護护變变讓让豐丰負负財财貢贡貨货質质費费貼贴資资賽赛購购賬账贈赠車车軟软較较載载輕轻輯辑輸输轉转辦办農农"
    "迴回這这連连進进運运過过達达遞递遠远適适選选還还邊边郵邮鄰邻醫医釋释針针鈕钮銀银鏈链錄录錯错鍵键鎖锁鐘钟長长門门閉闭開开間间關关闡阐陣阵陽阳階阶際际"
    "隊队隨随險险隱隐雖虽雙双雜杂離离難难電电靈灵靜静響响頁页項项順顺須须預预領领頭头頻频題题額额顏颜顯显願愿類类飛飞飲饮養养館馆駕驾驅驱驗验體体麗丽麼么"
    "黃黄點点齊齐龍龙歡欢樂乐賭赌娛娱圍围"
)
_SIMPLE = dict(zip(map(ord, _PAIRS[::2]), _PAIRS[1::2], strict=True))
_TRADITIONAL = re.compile(f"[{''.join(sorted({a for a, b in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) if a != b}))}]")
_SIMPLIFIED = re.compile(
    f"[{''.join(sorted({b for a, b in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) if a != b} - set(_PAIRS[::2])))}]"
)

_STRONG = re.compile(
    "无码|一区二区|二区三区|亚洲精品|国产精品|精品久久|久久精品|久久久+|成人视频|成人av|成人网|成人影|伊人|三级片|黄色视频|黄色网|黄片|麻豆|裸聊|约炮|"
    "情色|人妻|少妇|欧美激情|激情视频|激情小说|激情网|福利视频|福利姬|av在线|av天堂|在线av|av女优|毛片|嫩草|草榴|伦理片|色综合|日韩av|欧美av|亚洲av|"
    "百家乐|娱乐城|六合彩|时时彩|老虎机|北京赛车|幸运飞艇|博彩|投注|足球外围|外围女|赌场|真人荷官|彩票平台|棋牌平台|棋牌游戏|开奖(?:直播|结果|记录|号码)|网赌|体育平台|代开发票|办证刻章|私服|"
    r"\bporn\w*|\bxxx\b|\bviagra\b|\bcialis\b|\bcasinos?\b|\bhentai\b|\bescorts?\b|\bbetting\b|\bslot gacor\b|\bnude\b|\bsex videos?\b|\bjackpot\b"
)
_WEAK = re.compile(
    "免费|在线|观看|视频|高清|欧美|亚洲|日韩|中文字幕|精品|久久|国产|成人|激情|综合|一区|二区|三区|直播|澳门|网址|下载|福利|导航|官网|大全|平台|注册|"
    r"\bav\b|\bfree\b|\bonline\b|\bwatch\b|\bhd\b|\bsexy?\b|\bbonus\b|\bpoker\b"
)
_CRYPTO = re.compile(
    "比特币|以太坊|以太币|虚拟货币|加密货币|数字货币|数字藏品|币安|欧易|火币|交易所|币圈|炒币|挖矿|矿机|空投|合约交易|钱包下载|狗狗币|"
    r"\b(?:bitcoin|btc|ethereum|eth|usdt|binance|okx|coinbase|crypto\w*|airdrops?|altcoins?|dogecoin|web3 wallet)\b",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*(?:[_|｜,，;；、]|\s[-–—]\s|\s)\s*")


def repair(text: str) -> str:
    """*text* cleaned, without the pinyin that some sites insert after characters: `數(shù)據(jù)` → `數據`.

    `模型(base)` and `數據(data)` stay. Pinyin without a tone mark goes only where toned ones stand around it. A character
    that was lost before its pinyin (`日?bào)`) becomes U+FFFD.
    """
    text = clean(text)
    if text.isascii():
        return text
    repaired = _LOST.sub("\ufffd", _TONED_PAIR.sub("", text))
    return _PLAIN_PAIR.sub("", repaired) if repaired != text else text


def damaged_share(text: str) -> float:
    """The share of *text*'s visible characters that some wrong decoding left behind, 0 to 1."""
    visible = len(re.sub(r"\s", "", text))
    return min(1.0, sum(len(match[0]) for match in _MISREAD.finditer(text)) / visible) if visible else 0.0


def is_traditional(text: str) -> bool:
    """Whether the Chinese of *text* is written in traditional characters."""
    old, new = len(_TRADITIONAL.findall(text)), len(_SIMPLIFIED.findall(text))
    return old >= 3 and old > new * 2


def is_spam(line: str) -> bool:
    """Whether *line* is search spam (pornography, gambling), whatever its spelling; prose about the subject is not."""
    text = _plain(line)
    covered = _covered(text, _STRONG, _WEAK)
    if _STRONG.search(text):
        return covered >= 0.25
    return len(set(_WEAK.findall(text))) >= 5 and covered >= 0.7


def is_crypto(text: str) -> bool:
    """Whether *text* names coins or exchanges."""
    return bool(_CRYPTO.search(_plain(text)))


def without_spam(title: str) -> str:
    """*title* without the parts that are spam; empty when nothing else is left."""
    if not _STRONG.search(_plain(title)):
        return title
    pieces = (piece for piece in _PIECES.split(title) if piece and not is_spam(piece))
    return " ".join(piece for piece in pieces if _covered(_plain(piece), _WEAK) < 0.5)


def _plain(text: str) -> str:
    return text.translate(_SIMPLE).lower()


def _covered(text: str, *patterns: re.Pattern[str]) -> float:
    """The share of *text* that the patterns match."""
    marked: set[int] = set()
    for pattern in patterns:
        for match in pattern.finditer(text):
            marked.update(range(match.start(), match.end()))
    found = "".join(text[place] if place in marked else " " for place in range(len(text)))
    return units(found) / max(1, units(text))
