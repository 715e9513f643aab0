"""Words that both languages have for the same thing, so that clauses of two languages can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TERMS = {
    "licence": "licen[cs]e|许可证|协议|许可",
    "memory": "memory|vram|显存|内存",
    "speed": "speed|速度",
    "label": "labels?|标签|标注",
    "training": "train|trains|trained|training|训练",
    "inference": "inference|推理",
    "quantisation": "quanti[sz]\\w*|量化",
    "dataset": "data ?sets?|数据集",
    "model": "models?|模型",
    "language": "languages?|语言",
    "paper": "papers?|论文",
    "code": "code|代码",
    "commercial": "commercial\\w*|商用|商业",
    "upload": "upload\\w*|上传",
    "data": "data|数据",
    "network": "network|internet|联网|网络",
    "convert": "conver\\w+|转换",
    "format": "formats?|格式",
    "weights": "weights?|权重",
    "release": "releas\\w+|发布",
    "backend": "backends?|后端",
    "cache": "caches?|caching|缓存",
    "default": "defaults?|默认",
    "token": "tokens?|词元",
    "image": "images?|图像|图片",
    "video": "videos?|视频",
    "audio": "audio|speech|音频|语音",
    "accuracy": "accurac\\w+|准确率|精度|准确",
    "error": "errors?|错误",
    "latency": "latency|延迟",
    "registration": "regist\\w+|报名|注册",
    "event": "events?|活动",
    "recording": "recordings?|录像|回放",
    "benchmark": "benchmarks?|基准",
    "browser": "browsers?|浏览器",
    "download": "downloads?|下载",
    "upgrade": "upgrad\\w+|升级",
    "change": "changes?|改动|变更|修改",
    "parameters": "param(?:eter)?s?|参数",
    "loading": "loads?|loaded|loading|加载",
    "size": "sizes?|大小|体积",
    "cost": "costs?|成本|费用|开销",
    "context": "context|上下文",
    "tokenizer": "tokeni[sz]ers?|分词器",
    "api": "apis?|接口",
    "function": "functions?|methods?|函数|方法",
    "argument": "arguments?|flags?|options?|选项|参数项",
    "user": "users?|用户",
    "demo": "demos?|演示",
    "agent": "agents?|智能体",
    "distillation": "distil\\w+|蒸馏",
    "finetuning": "fine-?tun\\w+|微调",
    "generation": "generat\\w+|生成",
    "translation": "translat\\w+|翻译",
    "reasoning": "reason\\w*|思考",
    "security": "security|vulnerab\\w+|安全|漏洞",
    "gpu": "gpus?|显卡",
    "access": "access|访问",
    "decoder": "decod\\w+|解码",
    "encoder": "encod\\w+|编码",
    "layer": "layers?|层",
    "attention": "attention|注意力",
    "safety": "safety|安全性",
    "multimodal": "multi-?modal|多模态",
    "vision": "vision|visual|视觉",
    "account": "accounts?|账号|账户",
    "file": "files?|文件",
    "test": "tests?|测试",
    "streaming": "stream\\w*|流式",
    "export": "export\\w*|导出",
    "python": "python",
    "student": "students?|学生",
    "course": "courses?|课程",
    "price": "pric\\w+|价格",
    "batch": "batch\\w*|批处理|批量",
    "kernel": "kernels?|内核|算子",
    "filter": "filter\\w*|过滤|筛选",
    "transcript": "transcri\\w+|转写|转录",
    "quality": "quality|质量",
    "performance": "performance|性能",
    "hardware": "hardware|硬件",
    "cloud": "cloud|云",
    "ticket": "tickets?|门票",
    "seat": "seats?|名额|席位",
    "throughput": "throughput|吞吐量?",
}


def _word(part: str) -> str:
    """A Latin word stands alone, a Chinese one within a text."""
    return rf"\b{part}\b" if part[0].isascii() else part


_PATTERN = re.compile(
    "|".join(rf"(?P<{name}>{'|'.join(map(_word, words.split('|')))})" for name, words in _TERMS.items())
)


def terms_of(small: str) -> Iterator[str]:
    """The terms of a text in small letters, each as `*name`."""
    return (f"*{match.lastgroup}" for match in _PATTERN.finditer(small))
