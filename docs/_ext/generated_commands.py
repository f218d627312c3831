"""The page of commands, from the command line itself."""

from __future__ import annotations

from typing import Any

import typer
from generated_markdown import cell, table

from litreview.cli import app


def describe_commands() -> str:
    """Return one section per command: what it does, its arguments, its options."""
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    return "\n".join(_command(name, command) for name, command in commands.items())


def _command(name: str, command: Any) -> str:
    shown = [p for p in command.params if not getattr(p, "hidden", False) and p.name != "help"]
    arguments = [p for p in shown if p.param_type_name == "argument"]
    options = [p for p in shown if p.param_type_name == "option"]
    usage = " ".join(["litreview", name, *map(_usage, arguments), "[OPTIONS]" if options else ""])
    rows = [[f"`{_usage(p)}`", "", cell(p.help)] for p in arguments]
    rows += [[f"`{', '.join(p.opts)}`{_not(p)}", _default(p), cell(p.help)] for p in options]
    parts = [f"## {name}", f"```text\n{usage.strip()}\n```", command.help.strip()]
    if rows:
        parts.append(table(["argument or option", "default", "what it is"], rows))
    return "\n\n".join(parts) + "\n"


def _usage(parameter: Any) -> str:
    return parameter.metavar or parameter.name.upper()


def _not(parameter: Any) -> str:
    """Return the form that switches an option off, where there is one."""
    off = getattr(parameter, "secondary_opts", [])
    return f" / `{', '.join(off)}`" if off else ""


def _default(parameter: Any) -> str:
    if parameter.required:
        return "required"
    value = parameter.default
    if value is None or value is False or value == "" or callable(value):
        return ""
    return "on" if value is True else f"`{value}`"
