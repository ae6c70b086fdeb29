"""The lint of the packs: every rule keeps the promises it makes with its own examples."""

import time

import pytest

from newsclean.rules.fold import fold
from newsclean.rules.pack import ANY, LINGUA_FRANCA, load_packs, load_rules
from newsclean.rules.rule import Rule
from newsclean.rules.scan import Scanner

RULES = load_rules()
ALL = Scanner(RULES)
SLOW_S = 0.005

EVERY = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def hits(rule: Rule, line: str) -> bool:
    folded = fold(line)
    return bool(rule.find(folded))


def test_there_are_packs() -> None:
    assert {"any", "en", "fr"} <= {pack.name for pack in load_packs()}
    assert len(RULES) > 2


@EVERY
def test_hits(rule: Rule) -> None:
    assert rule.hit, "a rule shows what it hits"
    for line in rule.hit:
        assert hits(rule, line), f"{rule.id} does not hit its own example {line!r}"
        assert rule in ALL.propose(fold(line)), f"{rule.id}: the set does not propose it for {line!r}"


@EVERY
def test_misses(rule: Rule) -> None:
    assert rule.miss, "a rule shows a near miss"
    for line in rule.miss:
        assert not hits(rule, line), f"{rule.id} hits its own near miss {line!r}"


@EVERY
def test_examples_are_clean_lines(rule: Rule) -> None:
    for line in (*rule.hit, *rule.miss):
        assert line == line.strip() and line and "\n" not in line


def test_no_rule_cuts_the_near_miss_of_a_rule_it_runs_with() -> None:
    bad = []
    for owner in RULES:
        for line in owner.miss:
            folded = fold(line)
            for other in ALL.propose(folded):
                together = other.source in (ANY, LINGUA_FRANCA, owner.source)
                if together and other.where == "line" and other.find(folded):
                    bad.append(f"{other.id} hits the near miss of {owner.id}: {line!r}")
    assert not bad, "\n".join(bad)


@pytest.mark.parametrize("pack", load_packs(), ids=lambda pack: pack.name)
def test_ids_are_sorted(pack) -> None:
    ids = [rule.id for rule in pack.rules]
    assert ids == sorted(ids)


@EVERY
def test_linear_time(rule: Rule) -> None:
    """Double the line, and the time at most doubles (with room for noise); a quadratic rule quadruples it.

    A rule for whole lines never sees more than its `max_chars`, so that far it only must not explode.
    """
    limit = min(rule.reach, 16_000)
    for seed in (fold(line) for line in (*rule.hit[:2], *rule.miss[:1])):
        for unit in {seed, seed[: len(seed) // 2], seed[:3], " "}:
            size = 50
            while size <= limit and _time(rule, unit, size) < SLOW_S:
                size *= 2
            if size <= limit and rule.reach < 16_000:
                fastest = min(_time(rule, unit, size) for _ in range(25))  # a busy machine may need many looks
                assert fastest < SLOW_S, f"{rule.id} takes {fastest} s on {size} code points of {unit[:20]!r}"
            elif size <= limit:
                ratios = [_time(rule, unit, 2 * size) / _time(rule, unit, size) for _ in range(5)]
                assert min(ratios) < 2.6, f"{rule.id} is not linear in repetitions of {unit[:20]!r}: {ratios}"


def _time(rule: Rule, unit: str, size: int) -> float:
    _ = rule.regex, rule.exception  # compiled once, and not here
    line = (unit * (size // max(1, len(unit)) + 1))[: size - 1] + "§"
    start = time.process_time()
    rule.find(line)
    return time.process_time() - start
