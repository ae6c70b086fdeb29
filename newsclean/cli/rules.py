"""`newsclean-cli rules`: which rules there are, and what each does."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.cli.options import PROGRAM, add_command, add_config_options, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.rules.rule import Rule

_EPILOG = f"""\
examples:
  {PROGRAM} rules --label timestamp
  {PROGRAM} rules list --pack fr
  {PROGRAM} rules show fr.related.read-also
  {PROGRAM} rules show elements.sidebar
"""
_WIDTH = 60


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = add_command(verbs, "rules", "list the rules, or show one", _EPILOG)
    parser.add_argument(
        "verb", nargs="?", choices=("list", "show"), default="list", help="list (default), or show RULE"
    )
    parser.add_argument("names", metavar="RULE", nargs="*", help="the rules to show, or a part of their ids to list")
    parser.add_argument("--label", metavar="LABEL", help="only the rules with this label")
    parser.add_argument("--pack", metavar="NAME", help="only the rules of this pack: any, en, fr ...")
    parser.add_argument(
        "--rules",
        metavar="FILE",
        action="append",
        default=[],
        type=Path,
        help="also the rules of your own pack; repeatable",
    )
    add_config_options(parser.add_argument_group("configuration"))
    parser.add_argument(
        "--sites",
        metavar="PATH",
        action="append",
        default=[],
        type=Path,
        help="also what your own site packs say: a folder of them, or one; repeatable",
    )
    parser.set_defaults(command=_rules, preset=None, without=[], keep_label=[], language=None)


def _rules(args: argparse.Namespace) -> int:
    from newsclean.cli.options import read_config
    from newsclean.config import read_own_rules
    from newsclean.rules.pack import load_rules

    config = read_config(args)
    rules = (*load_rules(), *read_own_rules(config.rules))
    if args.verb == "show":
        return _show(args.names, rules, config.sites)
    _refuse_unknown(args, rules)
    chosen = [
        rule
        for rule in rules
        if args.label in (None, rule.label)
        and args.pack in (None, rule.source)
        and all(name in rule.id for name in args.names)
    ]
    _list(chosen)
    if not args.quiet:
        say(f"{len(chosen):,} of {len(rules):,} rules")
    return 0


def _refuse_unknown(args: argparse.Namespace, rules: Sequence[Rule]) -> None:
    from newsclean.errors import ConfigError
    from newsclean.labels import LABELS

    packs = sorted({rule.source for rule in rules})
    if args.label and args.label not in LABELS:
        raise ConfigError(f"no label {args.label!r}; the labels are {', '.join(LABELS)}")
    if args.pack and args.pack not in packs:
        raise ConfigError(f"no pack {args.pack!r}; the packs are {', '.join(packs)}")


def _list(rules: Sequence[Rule]) -> None:
    from newsclean.report.escape import shortened

    widths = [max((len(getattr(rule, name)) for rule in rules), default=0) for name in ("id", "label", "where")]
    for rule in rules:
        cells = (
            f"{getattr(rule, name):<{width}}" for name, width in zip(("id", "label", "where"), widths, strict=True)
        )
        print("  ".join((*cells, shortened(rule.hit[0], _WIDTH) if rule.hit else "")).rstrip())


def _show(names: Sequence[str], rules: Sequence[Rule], sites: Sequence[Path]) -> int:
    from difflib import get_close_matches

    from newsclean.errors import ConfigError

    if not names:
        raise ConfigError(f"show which rule? `{PROGRAM} rules` lists them")
    known = {rule.id: describe(rule) for rule in rules} | _element_rules(sites)
    for i, name in enumerate(names):
        if name not in known:
            near = (
                get_close_matches(name, known, n=3, cutoff=0.5)
                or [known_id for known_id in known if name in known_id][:3]
            )
            hint = f"did you mean {' or '.join(near)}?" if near else f"`{PROGRAM} rules` lists them"
            raise ConfigError(f"no rule {name!r}; {hint}")
        print(("\n" if i else "") + known[name])
    return 0


def _element_rules(paths: Sequence[Path]) -> dict[str, str]:
    """Return everything about the rules for elements of web pages: those for all sites, and those of site packs."""
    from newsclean.labels import LABELS
    from newsclean.parse.elements import element_rules
    from newsclean.parse.sites import read_sites, shipped_sites

    found = element_rules()
    for site in (*shipped_sites(), *read_sites(paths)):
        found |= site.rules()
    return {
        rule: f"{rule}\n  label   {label}: {LABELS[label]}\n  cuts    {what}" for rule, (label, what) in found.items()
    }


def describe(rule: Rule) -> str:
    """Return everything about a rule, as a person reads it."""
    from newsclean.labels import LABELS
    from newsclean.report.escape import escaped

    where = {
        "line": f"the whole line, up to {rule.max_chars} characters",
        "head": "what it finds, at the start of a line",
        "tail": "what it finds, at the end of a line",
        "any": "what it finds, anywhere in a line",
    }
    opens = {
        "next": "a headline on the next line, which goes too",
        "box": "headlines and teasers up to the next paragraph of the article, which go too",
        "end": "the end: nothing of the article follows",
        "above": "nothing: it closes the headline on the lines above, which go too",
    }
    lines = [rule.id, f"  label   {rule.label}: {LABELS[rule.label]}", f"  cuts    {where[rule.where]}"]
    if rule.opens:
        lines.append(f"  opens   {opens[rule.opens]}")
    lines.append(f"  match   {escaped(rule.match)}")
    if rule.unless:
        lines.append(f"  unless  {escaped(rule.unless)}")
    lines += [f"  hit     {escaped(line)}" for line in rule.hit]
    lines += [f"  miss    {escaped(line)}" for line in rule.miss]
    return "\n".join(lines)
