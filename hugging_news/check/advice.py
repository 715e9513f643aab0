"""What each rule of EDITORIAL §7 asks for, and what to do about what it finds."""

from __future__ import annotations

RULES: dict[str, tuple[str, str]] = {
    "Q1": ("every story has a working primary link", "give the story a link in curation.toml, or drop it"),
    "Q2": ("what is claimed has its evidence", "quote the source, or leave the claim out"),
    "Q3": ("numbers are those of the evidence", "write the source's number, or rewrite the sentence in curation.toml"),
    "Q4": (
        "names are those of the evidence",
        "write it as the source does; official names are in data/names.toml",
    ),
    "Q5": ("quotes are verbatim", "quote the source word by word"),
    "Q6": ("stories are of the week", "hold or drop the story, or let it be marked as late"),
    "Q7": ("no story is told twice", "merge both in curation.toml"),
    "Q8": ("nothing comes back unsaid", "drop it, or mark it as a follow-up"),
    "Q9": ("links lead where they say", "write the final address without trackers, or leave the link out"),
    "Q10": ("pictures have words", "describe the picture in 8 to 125 characters, or show none"),
    "Q11": ("text is set by the rules of typography", "set what is named as the rule wants it"),
    "Q12": ("events are complete", "add what is missing in curation.toml or the inbox"),
    "Q13": ("artefacts have a licence line", "build again: the line comes from the card"),
    "Q14": ("releases are complete", "add what is missing, or drop the release"),
    "Q15": ("trending rows are complete", "collect the list again"),
    "Q16": ("budgets are kept", "drop or hold stories, or raise the budget in [sections]"),
    "Q17": ("headlines are plain and short", "rewrite the headline in curation.toml"),
    "Q18": ("no single organisation or kind dominates", "pin other stories, or accept it for this week"),
    "Q19": ("all languages tell the same", "mend the language that differs in curation.toml, then render again"),
    "Q20": ("terms are those of the glossary", "use the glossary's term, and explain it where it comes first"),
    "Q21": ("markup is whole", "close or correct it at the line that is named"),
    "Q22": ("everybody can read it", "say where the link leads, give words to the picture, mark the language"),
    "Q23": ("code can be used", "correct the block of code, or leave it out"),
    "Q24": ("outlets take the documents", "drop stories or pictures until it fits"),
    "Q25": ("documents are what the edition gives", "run `hugging-news render`"),
    "Q26": ("what is unknown is said to be", "print it as not stated"),
    "Q27": ("nothing runs, spies or pretends", "remove it; report it when the program wrote it"),
    "Q28": ("authors are named as on the source", "name them as the source does"),
    "Q29": ("news is fresh", "collect every week"),
}
"""By rule: its name, and what to do."""


def name_of(rule: str) -> str:
    return RULES[rule][0] if rule in RULES else rule


def advice_of(rule: str) -> str:
    return RULES[rule][1] if rule in RULES else ""
