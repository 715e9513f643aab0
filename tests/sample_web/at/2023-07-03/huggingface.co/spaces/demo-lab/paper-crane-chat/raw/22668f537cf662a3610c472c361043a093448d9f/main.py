"""Starts the chat server."""

from server import app

app.run(port=7860)
