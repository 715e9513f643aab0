"""`python -m hugging_news` is the command line."""

from hugging_news.cli import main

if __name__ == "__main__":
    main()
