"""Prompts are files: one folder a job, one file a version, and a released version never changes.

A file has two blocks, `system` and `user`. Whoever loads it declares the variables it will give;
the loader refuses a file that uses others, so that no prompt is ever rendered with a hole in it.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, StrictUndefined, Template, TemplateError, meta

from prompts.fence import defuse

__all__ = ["Message", "Prompt", "PromptError", "load", "versions"]

Role = Literal["system", "user", "assistant"]

_HERE = Path(__file__).parent
_BLOCKS: tuple[Role, ...] = ("system", "user")


class PromptError(ValueError):
    """A prompt that is missing, malformed, or uses other variables than declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One turn of what a model reads."""

    role: Role
    """Who speaks."""
    content: str
    """What is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A loaded prompt."""

    job: str
    """Its folder, e.g. `answer`."""
    version: str
    """Its file, e.g. `v1`."""
    variables: frozenset[str]
    """What `render` takes, no more and no less."""
    template: Template
    """The compiled file."""

    def render(self, **values: object) -> tuple[Message, ...]:
        """The messages for a model.

        Args:
            values: One for each declared variable; text in them cannot leave its line.

        Raises:
            PromptError: A variable is missing or was not declared, or has a hole in it.
        """
        if values.keys() != self.variables:
            raise PromptError(_difference(self.job, self.version, set(values), self.variables))
        try:
            context = self.template.new_context(values)
            texts = ["".join(self.template.blocks[block](context)) for block in _BLOCKS]
        except TemplateError as error:
            raise PromptError(f"prompt {self.job}/{self.version}: {error}") from error
        return tuple(
            Message(role=role, content=_tidy(text))
            for role, text in zip(_BLOCKS, texts, strict=True)
        )


def load(
    job: str, version: str, variables: AbstractSet[str], *, folder: Path | None = None
) -> Prompt:
    """Load one version of a prompt.

    >>> load("condense", "v1", {"question", "turns"}).version
    'v1'

    Args:
        job: Name of the folder.
        version: Name of the file without `.jinja`.
        variables: The variables the caller will give.
        folder: Where the jobs are; the bundled prompts unless given.

    Raises:
        PromptError: No such file, a block is missing, or the variables differ.
    """
    return _load(job, version, frozenset(variables), folder or _HERE)


def versions(job: str, *, folder: Path | None = None) -> tuple[str, ...]:
    """The released versions of a job, oldest first.

    >>> versions("condense")[0]
    'v1'
    """
    names = [path.stem for path in ((folder or _HERE) / job).glob("v*.jinja")]
    return tuple(sorted(names, key=lambda name: int(re.sub(r"\D", "", name) or "0")))


@lru_cache(maxsize=32)
def _load(job: str, version: str, variables: frozenset[str], folder: Path) -> Prompt:
    environment = Environment(
        undefined=StrictUndefined,
        autoescape=False,  # a model reads plain text; `finalize` is what guards it
        finalize=defuse,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    path = folder / job / f"{version}.jinja"
    try:
        source = path.read_text(encoding="utf-8")
        used = meta.find_undeclared_variables(environment.parse(source))
        template = environment.from_string(source)
    except OSError as error:
        raise PromptError(f"no prompt {job}/{version} ({error.strerror})") from error
    except TemplateError as error:
        raise PromptError(f"prompt {job}/{version}: {error}") from error
    if used != variables:
        raise PromptError(_difference(job, version, used, variables))
    if missing := [block for block in _BLOCKS if block not in template.blocks]:
        raise PromptError(f"prompt {job}/{version} lacks the block {', '.join(missing)}")
    return Prompt(job=job, version=version, variables=variables, template=template)


def _difference(job: str, version: str, found: AbstractSet[str], declared: AbstractSet[str]) -> str:
    faults = [f"{name} is not declared" for name in sorted(found - declared)]
    faults += [f"{name} is declared but not there" for name in sorted(declared - found)]
    return f"prompt {job}/{version}: {'; '.join(faults)}"


def _tidy(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text).strip()
