"""Describe music in words and listen to it."""

import gradio as gr
from audiocraft.models import MusicGen

model = MusicGen.get_pretrained("large")


def compose(description: str, seconds: float):
    model.set_generation_params(duration=seconds)
    music = model.generate([description])
    return model.sample_rate, music[0].cpu().numpy().T


demo = gr.Interface(
    compose,
    inputs=[gr.Textbox(label="Description"), gr.Slider(1, 15, value=8, label="Seconds")],
    outputs=gr.Audio(label="Music"),
    examples=[["a calm piano piece for a rainy evening", 8], ["fast drums and a funky bass", 8]],
)
demo.queue(max_size=16).launch()
