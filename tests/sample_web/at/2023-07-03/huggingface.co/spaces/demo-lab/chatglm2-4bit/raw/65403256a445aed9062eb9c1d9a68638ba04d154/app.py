"""Talk to a small chat model."""

import gradio as gr
from transformers import AutoModel, AutoTokenizer

NAME = "THUDM/chatglm2-6b"
tokenizer = AutoTokenizer.from_pretrained(NAME, trust_remote_code=True)
model = AutoModel.from_pretrained(NAME, trust_remote_code=True).quantize(4).cuda().eval()


def answer(message: str, history: list[tuple[str, str]]) -> str:
    reply, _ = model.chat(tokenizer, message, history=history)
    return reply


gr.ChatInterface(answer, title="ChatGLM2-6B, 4-bit").queue().launch()
