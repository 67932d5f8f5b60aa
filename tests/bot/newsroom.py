"""A small invented corpus with everything a question can meet: two languages, rivals, copies."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot import open_bot
from bot.engine import Engine
from bot.settings import Settings, load_settings

TEXTS = {
    "harbour.txt": (
        "Harbour of Port Varel reopens\n\n"
        "The harbour of Port Varel reopened on 12 May after 14 months of repairs. "
        "Mayor Elin Castro accused the builder Norvik of hiding cracks in the eastern pier. "
        "She said the city would sue the company because the cracks endangered ferries. "
        "Repairs cost 38 million euros, 6 million more than planned.\n"
    ),
    "pension.txt": (
        "Karelia rejects pension bill\n\n"
        "The parliament of Karelia rejected the pension bill by 87 votes to 54 on Tuesday. "
        "Opposition leader Marta Klein called the result a victory for workers. "
        "Norland and Sundmark have adopted such a bill. "
        "Prime Minister Jonas Reber said he would propose another one in autumn.\n"
    ),
    "summit.txt": (
        "قمة النقل في مدينة سارين\n\n"
        "اجتمع وزراء النقل من 12 دولة في مدينة سارين يوم الأحد لبحث سلامة الطرق. "
        "وقالت الوزيرة هالة منصور إن الحوادث قتلت 900 شخص في عام 2019. "
        "وستعقد القمة المقبلة في مدينة دورا.\n"
    ),
    "fire-1.txt": (
        "Warehouse fire in Melk\n\n"
        "The fire in the Melk warehouse killed 14 people, police said. "
        "The warehouse stored paint and the flames were seen from afar.\n"
    ),
    "fire-2.txt": (
        "Rescuers search ruins of Melk warehouse\n\n"
        "The fire in the Melk warehouse killed 31 people, according to rescuers. "
        "Cranes lifted beams all night while families waited outside.\n"
    ),
}
QUAKE = (
    {
        "id": "first",
        "title": "Earthquake shakes Ostrava Valley",
        "text": "The earthquake in Ostrava Valley killed 120 people, the governor said. "
        "Roads to the villages were cut by falling rocks.",
        "date": "2021-03-04",
        "outlet": "The Valley Post",
    },
    {
        "id": "later",
        "title": "Valley counts its dead",
        "text": "The earthquake in Ostrava Valley killed 340 people, the governor said. "
        "Soldiers brought tents and water to survivors by helicopter.",
        "date": "2021-03-09",
        "outlet": "Norland Times",
    },
)


def write_corpus(folder: Path) -> Path:
    """The articles as files, in a folder that is made."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    rows = "".join(json.dumps(row) + "\n" for row in QUAKE)
    (folder / "quake.jsonl").write_text(rows, encoding="utf-8")
    return folder


@contextmanager
def settings_of(corpus: Path, home: Path) -> Iterator[Settings]:
    """Settings that no variable and no file of this machine takes part in."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "CHROMA_URL"):
            patch.delenv(name, raising=False)
        patch.chdir(corpus)
        yield load_settings({"corpus": corpus, "home": home})


def open_newsroom(corpus: Path, home: Path) -> Engine:
    with settings_of(corpus, home) as settings:
        return open_bot(settings=settings)


def open_reports(reports: Sequence[Mapping[str, str]], factory: pytest.TempPathFactory) -> Engine:
    """A bot over short reports in one dump, each the fields of its line."""
    corpus = factory.mktemp("reports")
    rows = [json.dumps(report) for report in reports]
    (corpus / "reports.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return open_newsroom(corpus, factory.mktemp("home"))
