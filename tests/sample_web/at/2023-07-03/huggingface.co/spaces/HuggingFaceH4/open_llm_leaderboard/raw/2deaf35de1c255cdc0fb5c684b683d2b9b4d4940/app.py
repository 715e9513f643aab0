"""A table of open language models and their scores."""

import gradio as gr
import pandas as pd

TASKS = ["ARC", "HellaSwag", "MMLU", "TruthfulQA"]


def table(words: str) -> pd.DataFrame:
    scores = pd.read_csv("scores.csv")
    scores["Average"] = scores[TASKS].mean(axis=1).round(1)
    found = scores[scores["Model"].str.contains(words, case=False)] if words else scores
    return found.sort_values("Average", ascending=False)


with gr.Blocks() as demo:
    words = gr.Textbox(label="Search a model")
    board = gr.Dataframe(table(""), interactive=False)
    words.change(table, words, board)
demo.launch()
