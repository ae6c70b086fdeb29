"""Where the article starts and ends, and what does not belong between.

1. A learned model gives every block log odds that it belongs to the article: of long texts, most of which are dumps of
   pages, boosted trees (dump_model.py), of others small networks (body_net.py), which know more of odd articles.
2. The article is the stretch of blocks with the greatest sum; what rules have cut inside it costs nothing. The lines
   of a sentence that was broken at its links count as one, see broken.py.
3. Inside the stretch only blocks go that the model is sure of: a short line between two paragraphs is a subheading
   more often than a link. Where no rule has named anything, nothing goes from inside.
   A run of lines beside which no rule has named anything goes only where the model doubts none of them: the names of
   speakers, a list of songs, the data of a film stand between paragraphs just so.
   A page most of which is furniture is asked for more: what is doubtful in an article with some dirt goes from there.
   How far a box of stories reaches, no rule can say of such a page; the model decides about the paragraphs below it.
4. A text in which rules name no line, or few if it is short, and little else looks like furniture, is an article
   already: nothing goes that no rule names, or only from above the first paragraph. Nothing goes from a text in which
   they leave nothing but paragraphs, and from one that was cleaned before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.compiled import compiled
from newsclean.doc import LONG_BLOCKS, SHORT_BLOCKS, Doc
from newsclean.revisers.boxes import is_dated_teaser
from newsclean.revisers.entries import spare_entries
from newsclean.revisers.page_body import page_body
from newsclean.shape import PROSE_WORDS, SENTENCE_WORDS, has_two_sentences
from newsclean.span import Span

if TYPE_CHECKING:
    import numpy as np

    from newsclean.revisers.body_net import Model
    from newsclean.revisers.dump_model import DumpModel
    from newsclean.revisers.grid import Counts

# Source for all of these: grids run by hand over cross-validated scores, see train_body.py and train_dumps.py in
# tests/bench.
FEW = 4  # a text is an article, with some dirt, if rules cut no more than one in so many of its blocks,
FEW_OF = 40  # and has no more than these,
UNNAMED_BLOCKS = 8  # and no more of it goes before so many others look like furniture,
UNNAMED_ODDS = -3.0  # each so much
GAIN = 3.0  # and what a good one brings at most
SENTENCE_ODDS = -1.5  # sentences go only below these; and above them they may prolong the stretch
LEAD_ODDS = 0.5  # offers to subscribe stand between a lead of higher odds and the rest of the article
HEADING_WORDS = 8
DOUBTFUL = 1  # short unnamed lines, of which one is a subheading or a signature sooner than a menu
SHORT_ODDS = -2.0  # in short texts only blocks of lower log odds go, wherever they stand,
SHORT_SENTENCE_ODDS = -3.0  # and sentences only below these,
SHORT_WORDS = 3  # which are sentences from so many words on: "Nobody was hurt." ends many an article,
LIST_LINES = 3  # and from inside fewer lines in a row than this: so many are a list, a table, a poem
BETWEEN_ODDS = -3.5  # and such a line or two only below these
BOXED_SENTENCES = 3  # in the boxes of a long text; with fewer they are teasers, with as many the model decides,
BOXED_WORDS = 25  # and so it does about a paragraph of as many words in more sentences than one
PAGE_BLOCKS = 60  # a text of more blocks is a page if most of them are furniture


class Limits(NamedTuple):
    """What an article has to lose depends on whether it is one, with some dirt, or a page with an article in it."""

    shift: float  # added to all log odds
    paragraph: float  # added to those of blocks of two sentences: teasers, captions and notices have one
    bridge: float  # what a bad block costs at most when the stretch crosses it
    inside: float  # blocks of lower log odds go from inside the stretch
    heading: float  # and short lines right before a sentence that stays only below these
    lone: float  # runs of lines that touch nothing that a rule has named go from inside only if all are below
    reach: int  # sentences prolong the stretch if they stand at most so many blocks away,
    lead: int  # and paragraphs that the model likes if they stand at most so many blocks above


TEXT = Limits(shift=0.0, paragraph=1.5, bridge=-0.5, inside=-0.5, heading=-2.5, lone=-3.0, reach=3, lead=0)
PAGE = Limits(shift=0.1, paragraph=0.0, bridge=-0.5, inside=0.4, heading=-0.4, lone=-0.2, reach=2, lead=60)


def body(
    doc: Doc, spans: Sequence[Span], *, model: Model | None = None, dump_model: DumpModel | None = None
) -> Sequence[Span]:
    """Mark the blocks that are not the article's and that no rule has named; models replace the ones that ship."""
    if doc.page is not None:
        return page_body(doc, spans)
    covered = doc.covered(spans)
    if not any(covered) and sum(not looks.prose for looks in doc.shapes) < UNNAMED_BLOCKS:
        return spans
    if all(covered) or _is_plain(doc, covered):
        return spans
    boxed: dict[int, Span] = {}
    if len(covered) > LONG_BLOCKS:
        spans, boxed = unbox(doc, spans)
        covered = doc.covered(spans) if boxed else covered
    # numpy takes longer to load than the rest of newsclean.
    from newsclean.revisers.broken import rejoin
    from newsclean.revisers.features import SENTENCE, read
    from newsclean.revisers.place import place_columns

    judge = _load(len(covered), model, dump_model)
    reading = read(doc, covered, judge.lexicon)
    place = place_columns(doc, reading)
    odds = judge.score(doc, reading, place)
    hidden = reading.hidden > 0
    twofold, sentences = _sentences(doc, hidden, reading.size, reading.own[SENTENCE] > 0)
    limits = PAGE if _is_page(odds, hidden) else TEXT
    odds, sentences = rejoin(doc, reading, odds, sentences)
    odds = odds + limits.shift + limits.paragraph * twofold
    sound = is_sound(odds, hidden)
    if sound and not hidden.any():
        return spans
    start, end, cut = choose(odds, reading.size, hidden, sentences, limits)
    chosen = _spare(doc, cut, hidden, sound=sound)
    if not len(chosen):
        return spans
    named = zip(chosen.tolist(), judge.name(reading, place, chosen), strict=True)
    return [*spans, *(boxed.get(i) or doc.mark(i, label, _rule(i, start, end)) for i, label in named)]


def _spare(doc: Doc, cut: np.ndarray, hidden: np.ndarray, *, sound: bool) -> np.ndarray:
    """Take back the cut of the headline and of what belongs to lines that stay; return the places that are left."""
    if sound:
        cut[doc.body :] = False
    if doc.headline is not None:
        cut[doc.headline] = False
    chosen = cut.nonzero()[0]
    if len(cut) <= LONG_BLOCKS and spare_entries(doc, cut, hidden, chosen.tolist()):
        return cut.nonzero()[0]
    return chosen


def _sentences(doc: Doc, hidden: np.ndarray, size: Counts, sentence: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Say which open blocks hold two sentences, and which blocks read like sentences; both are [n] bool."""
    import numpy as np

    long = size >= SENTENCE_WORDS
    twofold = np.zeros(len(hidden), bool)
    for i in (long & ~hidden).nonzero()[0].tolist():
        twofold[i] = has_two_sentences(doc.block_text(i))
    enough = long if len(hidden) > SHORT_BLOCKS else size >= SHORT_WORDS
    return twofold, twofold | (enough & sentence)


def unbox(doc: Doc, spans: Sequence[Span]) -> tuple[Sequence[Span], dict[int, Span]]:
    """Return the spans without those over paragraphs that only a box reaches, and these, by their block.

    A box that holds several sentences is in doubt: where other articles follow on a page, a box inside the first one
    looks as if it stood at its end, and one in the middle of a long article may do so, too. A list of stories with
    their dates is in no doubt.
    """
    opening = {hit.rule.id for line in doc.hits for hit in line if hit.rule.opens}
    places = {block.start: i for i, block in enumerate(doc.blocks)} if opening else {}
    boxed = {}
    for span in spans:
        i = places.get(span.start) if span.rule in opening else None
        if i is not None and doc.shapes[i].prose and not any(hit.rule.id == span.rule for hit in doc.hits[i]):
            boxed[i] = span
    if boxed:
        covered = doc.covered(spans)
        boxed = {i: span for i, span in boxed.items() if not is_dated_teaser(doc, covered, i)}
    if sum(doc.shapes[i].sentence for i in boxed) < BOXED_SENTENCES and not any(
        doc.shapes[i].words >= BOXED_WORDS and has_two_sentences(doc.block_text(i)) for i in boxed
    ):
        return spans, {}
    left = set(boxed.values())
    return [span for span in spans if span not in left], boxed


def _load(blocks: int, model: Model | None, dump_model: DumpModel | None) -> Model | DumpModel:
    """Return the model for a text of so many blocks: one of those given, or the one that ships."""
    if blocks > LONG_BLOCKS:
        from newsclean.revisers import dump_model as trees

        return dump_model or trees.load_model()
    from newsclean.revisers import body_net as nets

    return model or nets.load_model()


def is_sound(odds: np.ndarray, hidden: np.ndarray) -> bool:
    """Say whether rules cut little of a text, or nothing, and little else of it looks like furniture."""
    few = FEW * hidden.sum() <= len(odds) if len(odds) <= FEW_OF else not hidden.any()
    return few and int(((odds < UNNAMED_ODDS) & ~hidden).sum()) < UNNAMED_BLOCKS


def choose(
    odds: np.ndarray, size: np.ndarray, hidden: np.ndarray, sentences: np.ndarray, limits: Limits = TEXT
) -> tuple[int, int, np.ndarray]:
    """Return (start, end, cut): the article's stretch of blocks, half open, and which blocks to cut, [n] bool.

    `odds` are log odds for the article, `size` counts words, `hidden` says which blocks rules cut anyway,
    `sentences` which read like sentences.
    """
    import numpy as np

    cut = np.zeros(len(odds), bool)
    start, end = fill_cut(odds, np.asarray(size, np.float64), hidden, sentences, limits, cut)
    return start, end, cut


@compiled
def fill_cut(
    odds: Counts, size: Counts, hidden: np.ndarray, sentences: np.ndarray, limits: Limits, cut: np.ndarray
) -> tuple[int, int]:
    """Fill `cut` and return the stretch that `choose` finds; nothing has been cut yet."""
    import numpy as np

    n = len(odds)
    weight = np.sqrt(np.maximum(size, 1)) * ~hidden
    start, end = best_segment(np.minimum(np.maximum(odds, limits.bridge), GAIN) * weight)
    if start == end:  # nothing reads like an article; better all of it than nothing
        return 0, n
    good = sentences & (odds > SENTENCE_ODDS) & ~hidden
    start, end = _prolong(start, end, good.nonzero()[0].tolist(), limits.reach)
    leads = (good & (odds > LEAD_ODDS) & (size >= PROSE_WORDS)).nonzero()[0].tolist()
    start = next((place for place in leads if start - limits.lead <= place < start), start)
    cut[:start] = cut[end:] = True
    if hidden.any():
        lowest = np.where(sentences, SENTENCE_ODDS, limits.inside)
        lowest[:-1][good[1:] & ~sentences[:-1] & (size[:-1] <= HEADING_WORDS)] = limits.heading
        cut[start:end] = (odds < lowest)[start:end]
        _spare_lone(cut, hidden, odds < limits.lone, range(start, end))
    if n <= SHORT_BLOCKS:
        cut &= (odds < np.where(sentences, SHORT_SENTENCE_ODDS, SHORT_ODDS)) & ~hidden
        _spare_lists(cut, ~cut & ~hidden, odds < BETWEEN_ODDS)
    cut &= ~hidden
    return start, end


def best_segment(values: Counts) -> tuple[int, int]:
    """Return (start, end) of the stretch with the greatest sum, half open; (0, 0) if nothing is positive.

    >>> import numpy as np
    >>> best_segment(np.array([-1.0, 2.0, -1.0, 3.0, -5.0, 1.0]))
    (1, 4)
    """
    import numpy as np

    sums = np.zeros(len(values) + 1)
    np.cumsum(values, out=sums[1:])
    end = int(np.argmax(sums - np.minimum.accumulate(sums)))
    return int(np.argmin(sums[: end + 1])), end


def _is_plain(doc: Doc, covered: list[str]) -> bool:
    """Return whether rules have left paragraphs, most blocks, and hardly a line to decide about."""
    if 2 * covered.count("") <= len(covered):
        return False
    doubtful = (
        i
        for i, (looks, label) in enumerate(zip(doc.shapes, covered, strict=True))
        if not label and i != doc.headline and not (looks.sentence and looks.words >= SENTENCE_WORDS)
    )
    return len(list(islice(doubtful, DOUBTFUL + 1))) <= DOUBTFUL


def _is_page(odds: np.ndarray, hidden: np.ndarray) -> bool:
    """Say whether a text is long and most of its blocks are furniture."""
    import numpy as np

    return len(odds) > PAGE_BLOCKS and 2 * int(np.count_nonzero((odds < 0) | hidden)) > len(odds)


def _spare_lone(cut: np.ndarray, hidden: np.ndarray, sure: np.ndarray, inside: range) -> None:
    """Take back the cut of runs that touch nothing that rules have cut, if a line of theirs is doubtful."""
    run: list[int] = []
    for i in inside:
        if cut[i] and not hidden[i]:
            run.append(i)
        elif run:
            if not hidden[i] and not (run[0] and hidden[run[0] - 1]):
                cut[run] = bool(sure[run].all())
            run = []


def _spare_lists(cut: np.ndarray, kept: np.ndarray, sure: np.ndarray) -> None:
    """Take back the cut of runs of lines that stand between kept blocks, and of fewer lines if one is doubtful."""
    places = kept.nonzero()[0].tolist()
    for before, after in pairwise(places):
        run = slice(before + 1, after)
        if cut[run].all() and (after - before > LIST_LINES or not sure[run].all()):
            cut[run] = False


def _prolong(start: int, end: int, sentences: Sequence[int], reach: int) -> tuple[int, int]:
    """Return the stretch with the sentences near its ends: the last paragraph may stand under a subheading."""
    for place in sentences:
        if end <= place < end + reach:
            end = place + 1
    for place in reversed(sentences):
        if start - reach <= place < start:
            start = place
    return start, end


def _rule(index: int, start: int, end: int) -> str:
    return "body.top" if index < start else "body.tail" if index >= end else "body.inside"
