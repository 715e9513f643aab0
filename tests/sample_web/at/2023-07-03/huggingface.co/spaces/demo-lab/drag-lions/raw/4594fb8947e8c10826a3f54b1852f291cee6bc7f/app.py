"""Drag a point of a picture to where it should be."""

import gradio as gr
from drag import Session

session = Session("stylegan2-lions")

with gr.Blocks() as demo:
    picture = gr.Image(session.picture, label="Click a point, then its new place")
    run = gr.Button("Drag")
    picture.select(session.mark)
    run.click(session.drag, outputs=picture)
demo.queue().launch()
