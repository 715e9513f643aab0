"""Traditional and simplified characters, as far as telling them apart and comparing words needs it."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from typing import Any

TRADITIONAL = "zh-Hant"
"""The language of Chinese in traditional characters, as a tag of items and of quotes."""

_PAIRS = (
    "亞亚個个們们來来倫伦偽伪備备傳传優优兩两冊册準准減减創创剛刚別别動动務务區区華华單单協协廠厂廣广歷历參参發发變变號号員员"
    "問问啟启喚唤嗎吗嚴严國国圖图團团園园圍围場场壓压壞坏報报處处夠够夢梦奪夺奧奥嬰婴孫孙學学寫写實实審审對对導导將将專专層层"
    "屬属島岛嵐岚幣币幫帮師师帶带幀帧幾几庫库應应廳厅張张強强彈弹彙汇後后徑径從从復复徵征態态慣惯憶忆懷怀戰战戲戏戶户執执擁拥"
    "擇择擔担據据揮挥損损換换撥拨掃扫採采捲卷數数斷断時时書书會会東东極极構构樣样標标模模權权條条機机檔档檢检歐欧歲岁殘残殺杀"
    "毀毁氣气漢汉決决沒没滿满漸渐潛潜濾滤灣湾無无營营燈灯爭争爾尔獨独獲获現现環环產产畫画當当療疗盡尽監监盤盘眾众碼码確确"
    "礎础禮礼種种稱称穩稳積积穫获窩窝競竞筆笔簡简籤签類类糧粮級级紅红約约純纯納纳紙纸細细終终組组結结絕绝給给統统經经綜综綠绿"
    "維维網网緊紧線线編编練练緩缓縮缩總总績绩織织續续繼继纖纤義义習习聯联職职聲声聽听腦脑臺台與与舉举舊旧萬万葉叶蓋盖術术"
    "衛卫衝冲裝装裡里製制複复見见規规視视覺觉覽览觀观計计訂订訊讯討讨訓训記记訪访設设許许訴诉診诊註注評评詞词試试話话該该詳详"
    "語语誤误說说誰谁調调請请論论證证識识譯译議议護护讓让豐丰負负財财貢贡貨货質质費费貼贴資资賽赛購购賬账贈赠車车軟软較较載载"
    "輕轻輯辑輸输轉转辦办農农迴回這这連连進进運运過过達达遞递遠远適适選选還还邊边郵邮鄰邻醫医釋释針针鈕钮銀银鏈链錄录錯错鍵键"
    "鎖锁鐘钟長长門门閉闭開开間间關关闡阐陣阵陽阳階阶際际隊队隨随險险隱隐雖虽雙双雜杂離离難难電电靈灵靜静響响頁页項项順顺須须"
    "預预領领頭头頻频題题額额顏颜顯显願愿飛飞飲饮養养館馆駕驾驅驱驗验體体麗丽麼么黃黄點点齊齐龍龙歡欢樂乐賭赌娛娱薦荐閱阅讀读"
    "責责繫系係系顧顾擊击瀏浏贊赞讚赞賞赏熱热為为則则佈布於于歸归刪删僅仅佔占倉仓廢废瀾澜澤泽遊游鬧闹獎奖奬奖鄉乡"
)
_SIMPLE = {ord(old): new for old, new in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) if old != new}
_OLD = re.compile(f"[{''.join(map(chr, sorted(_SIMPLE)))}]")
_NEW = re.compile(f"[{''.join(sorted(set(_SIMPLE.values()) - set(_PAIRS[::2])))}]")


def simplified(text: str) -> str:
    """*text* with common traditional characters replaced one by one, so places stay; for comparing, not for print."""
    return text.translate(_SIMPLE)


def is_traditional(text: str) -> bool:
    """Whether the Chinese of *text* is written in traditional characters."""
    old, new = len(_OLD.findall(text)), len(_NEW.findall(text))
    return old >= 3 and old > new * 2


def converted(text: str) -> str | None:
    """*text* in simplified characters, for print; None without the extra `hant` (OpenCC)."""
    return str(_opencc().convert(text)) if find_spec("opencc") else None


@cache
def _opencc() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
