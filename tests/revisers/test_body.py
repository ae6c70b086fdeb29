"""The body model: dumps lose their furniture, articles lose nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest

from newsclean.doc import Doc
from newsclean.labels import LABELS
from newsclean.pipeline import DEFAULT, clean
from newsclean.revisers.body import FEW_OF, PAGE, TEXT, UNNAMED_BLOCKS, Limits, best_segment, body, choose, is_sound
from newsclean.revisers.body_net import SPREAD, Net, fold, label_rows, load_model
from newsclean.revisers.characters import char_classes
from newsclean.revisers.features import OWN, Lexicon, read
from newsclean.revisers.place import PLACE, REFINED, place_columns, refine, with_neighbours
from newsclean.revisers.trees import pack_array, unpack_array
from newsclean.span import Span

NO_WORDS = Lexicon(np.zeros(0, np.uint64), np.zeros(0))

MENU = ["Home", "News", "Sport", "Weather", "Culture", "Opinion", "Podcasts", "Sign in", "Subscribe", "Search"]
FOOTER = [
    "More stories",
    "Bakers of the old town form a guild",
    "Bridge to the northern quarter closes for repairs",
    "Choir wins prize with a song about herring",
    "About us",
    "Contact",
    "Privacy policy",
    "Terms of use",
    "© 2031 The Daily Lantern. All rights reserved.",
]
ARTICLE = [
    "The harbour of Vellmar froze over on Tuesday night, and eleven boats have been stuck at the quay since then.",
    "Harbour master Ida Brandt said the ice was up to forty centimetres thick in places, and that nobody had seen "
    "anything like it since the winter of her childhood.",
    "“We can walk to the lighthouse,” she said. “My grandchildren think this is wonderful. The crews do not.”",
    "An icebreaker from the neighbouring port is expected to reach the town on Friday, if the wind does not turn.",
    "Until then the fishermen mend their nets, and the fish market sells what is left in the cold stores.",
]
GERMAN = [
    "Der Hafen von Vellmar ist in der Nacht zum Dienstag zugefroren, elf Kutter liegen seither am Kai fest.",
    "Hafenmeisterin Ida Brandt sagte, das Eis sei an manchen Stellen vierzig Zentimeter dick, das habe seit dem Winter "
    "ihrer Kindheit niemand mehr gesehen.",
    "„Wir können zu Fuß zum Leuchtturm gehen“, sagte sie. „Meine Enkel finden das herrlich, die Mannschaften nicht.“",
    "Am Freitag soll ein Eisbrecher aus dem Nachbarhafen die Stadt erreichen, wenn der Wind nicht dreht.",
]
CHINESE = [
    "维尔马港周二夜间结冰，十一艘渔船至今仍被困在码头，无法出海捕鱼，渔民们只能留在家中等待天气转暖。",
    "港口负责人表示，部分海域的冰层厚达四十厘米，自她童年的那个冬天以来，当地从未出现过这样的情况。",
    "她说，人们现在可以步行走到灯塔，孩子们都觉得非常有趣，但是船员们并不这样认为，他们的收入受到了影响。",
    "邻近港口的一艘破冰船预计将于周五抵达该镇，前提是风向不发生变化，届时渔船有望重新出海作业。",
]
CHINESE_MENU = ["首页", "新闻", "体育", "财经", "娱乐", "汽车", "房产", "登录", "注册", "客户端"]
CHINESE_FOOTER = ["相关阅读", "老城面包师成立行会", "北区大桥将关闭维修", "关于我们", "联系方式", "版权所有"]

CLEAN = {
    "article": ARTICLE,
    "short": ARTICLE[:2],
    "one paragraph": ARTICLE[:1],
    "with subheadings": [ARTICLE[0], "Forty centimetres", ARTICLE[1], "A walk to the lighthouse", *ARTICLE[2:]],
    "interview": [
        ARTICLE[0],
        "How thick is the ice?",
        "Forty centimetres, in places more.",
        "And the boats?",
        "They stay where they are. What else could they do?",
        "Are you worried?",
        "No.",
    ],
    "speakers": ["Brandt: Who left the gate open?", "Moss: Not me.", "Brandt: Then who?", "Moss: Ask the gulls."],
    "poem": [
        "The ice came in at evening,",
        "it asked for nothing,",
        "not for bread,",
        "not for a name,",
        "only the sea.",
    ],
    "list": [ARTICLE[0], "What the crews need:", "- rope", "- coffee", "- patience", "- a change of wind", ARTICLE[3]],
    "table": [ARTICLE[0], "Town Minimum Maximum", "Vellmar -18 -4", "Osterby -15 -2", "Lund -21 -9", "Kall -11 0"],
    "live blog": [
        ARTICLE[0],
        "14:02",
        "The icebreaker has left port.",
        "14:40",
        "It has passed the lighthouse.",
        "15:11",
    ],
    "recipe": ["For four people you need:", "400 g herring", "2 onions", "1 lemon", "Cut the onions into thin rings."],
    "German": GERMAN,
    "Chinese": CHINESE,
    "Thai": ["ท่าเรือกลายเป็นน้ำแข็งในคืนวันอังคาร เรือประมงสิบเอ็ดลำติดอยู่ที่ท่าตั้งแต่นั้นมา"] * 1,
    "Japanese": [
        "火曜日の夜に港が凍り、十一隻の漁船が岸壁から動けなくなっている。",
        "砕氷船は金曜日に到着する予定だ。",
    ],
    "Arabic": ["تجمد الميناء ليلة الثلاثاء، وما زالت أحد عشر قارب صيد عالقة عند الرصيف منذ ذلك الحين."],
}


def paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def marked(text: str) -> tuple[Doc, list[Span]]:
    """Return the document and the spans of the pipeline without the body reviser."""
    return DEFAULT.without("body").mark(text)


def without_hits(doc: Doc) -> Doc:
    return replace(doc, hits=((),) * len(doc.blocks))


@pytest.mark.parametrize("lines", CLEAN.values(), ids=CLEAN)
def test_an_article_stays_whole(lines: list[str]) -> None:
    doc, spans = marked("\n\n".join(lines))
    assert list(body(without_hits(doc), [])) == []
    assert not [span for span in body(doc, spans) if span.rule.startswith("body.")]


@pytest.mark.parametrize("lines", CLEAN.values(), ids=CLEAN)
def test_an_article_stays_whole_under_its_headline(lines: list[str]) -> None:
    doc, spans = marked("\n\n".join(["Harbour of Vellmar freezes over", *lines]))
    assert not [span for span in body(doc, spans) if span.rule.startswith("body.")]


@pytest.mark.parametrize(
    "below", ["", "Share on Facebook", "Read more: Ten winters to remember", "© 2024 Northport Post"]
)
@pytest.mark.parametrize("heading", ["", "What comes next"])
@pytest.mark.parametrize(
    "last", ["The ice is to stay until March.", "Police are looking for witnesses.", "He did not answer."]
)
def test_a_short_last_sentence_stays(last: str, heading: str, below: str) -> None:
    lines = ["Harbour of Vellmar freezes over", "By Ana Vega", *ARTICLE, heading, last, below]
    assert clean("\n\n".join(filter(None, lines))).text.endswith(last)


@pytest.mark.parametrize(
    ("above", "title", "article", "below"),
    [
        (MENU, "Harbour of Vellmar freezes over", ARTICLE, FOOTER),
        (MENU, "Hafen von Vellmar zugefroren", GERMAN, FOOTER),
        (CHINESE_MENU, "维尔马港周二夜间结冰 渔船被困", CHINESE, CHINESE_FOOTER),
    ],
    ids=["English", "German", "Chinese"],
)
def test_a_dump_loses_its_furniture(above: list[str], title: str, article: list[str], below: list[str]) -> None:
    dump = "\n".join([*above, title, *article, *below])
    found = clean(dump)
    assert paragraphs(found.text) == article
    assert found.undo() == dump


def test_a_dump_loses_its_furniture_where_no_rule_speaks() -> None:
    menu = [f"Zarb{i} molk" for i in range(30)]
    text = "\n".join([*menu, *ARTICLE, *(f"Trell{i} vasp oon" for i in range(30))])
    doc = without_hits(DEFAULT.mark(text)[0])
    spans = body(doc, [])
    cut = {text[span.start : span.end] for span in spans}
    assert set(menu[:-1]) <= cut  # the last one could be a headline
    assert not cut & set(ARTICLE)
    assert {span.rule for span in spans} == {"body.top", "body.tail"}


def test_spans_have_known_labels_and_lie_where_their_rule_says() -> None:
    text = "\n".join([*MENU, "Harbour of Vellmar freezes over", *ARTICLE, *FOOTER])
    doc, spans = marked(text)
    added = [span for span in body(doc, spans) if span not in set(spans)]
    lead, last = text.index(ARTICLE[0]), text.index(ARTICLE[-1])
    assert all(span.label in LABELS for span in added)
    assert all(span.end <= lead for span in added if span.rule == "body.top")
    assert all(span.start > last for span in added if span.rule == "body.tail")


def test_what_is_marked_stays_marked_and_is_not_marked_again() -> None:
    doc, spans = marked("\n".join([*MENU, *ARTICLE, *FOOTER]))
    revised = body(doc, spans)
    assert list(revised[: len(spans)]) == list(spans)
    covered = {span[:2] for span in spans}
    assert not [span for span in revised[len(spans) :] if span[:2] in covered]


class TestPlain:
    """Where rules leave paragraphs, the headline and at most one short line, the model is not asked."""

    def asked(self, lines: list[str], labels: dict[int, str]) -> bool:
        doc, _ = marked("\n".join(lines))
        spans = [doc.mark(i, label, "test") for i, label in labels.items()]
        nobody = load_model()._replace(lexicon=None)  # fails as soon as it is used
        try:
            assert body(doc, spans, model=nobody) is spans
        except AttributeError:
            return True
        return False

    def test_paragraphs_and_furniture_that_rules_name(self) -> None:
        assert not self.asked([*ARTICLE, "Share this", "Sign in"], {5: "social_widget", 6: "navigation"})

    def test_a_headline_is_no_line_to_decide_about(self) -> None:
        assert not self.asked(["Harbour of Vellmar freezes over", *ARTICLE, "Share this"], {6: "social_widget"})

    def test_one_short_line_is_none_either(self) -> None:
        assert not self.asked([*ARTICLE, "Share this", "More stories"], {5: "social_widget"})

    def test_two_short_lines_are(self) -> None:
        assert self.asked([*ARTICLE, "Share this", "More stories", "Most read"], {5: "social_widget"})

    def test_so_are_long_lines_without_an_end(self) -> None:
        assert self.asked(
            [*ARTICLE, "Share this", "Bridge to the northern quarter closes for repairs", "More"], {5: "navigation"}
        )

    def test_a_page_that_is_mostly_furniture_is_read(self) -> None:
        assert self.asked([ARTICLE[0], "Home", "News", ARTICLE[1]], {1: "navigation", 2: "navigation"})


def test_the_headline_is_never_cut() -> None:
    doc, spans = marked("\n".join([*MENU, "Harbour of Vellmar freezes over", *ARTICLE, *FOOTER]))
    for place in range(len(doc.blocks)):
        block = doc.blocks[place]
        moved = body(replace(doc, headline=place), spans)
        assert not [span for span in moved[len(spans) :] if (span.start, span.end) == (block.start, block.end)]


@pytest.mark.parametrize("text", ["", " \n ", "x", "\U0001f642" * 3, "a\nb\nc", "\ud800 lone", "1\n" * 40, "—\n" * 300])
def test_odd_texts_do_not_break_it(text: str) -> None:
    doc, spans = DEFAULT.mark(text)
    body(doc, spans)


def test_what_was_cut_once_leaves_nothing_to_cut() -> None:
    once = clean("\n".join([*MENU, "Harbour of Vellmar freezes over", *ARTICLE, *FOOTER])).text
    assert clean(once).text == once


class TestSound:
    @pytest.mark.parametrize("hidden", [0, 1, 3])
    def test_a_text_that_rules_hardly_touch_needs_many_bad_blocks(self, hidden: int) -> None:
        odds = np.array([5.0] * 9 + [-6.0] * (UNNAMED_BLOCKS - 1))
        assert is_sound(odds, np.arange(len(odds)) < hidden)
        assert not is_sound(np.append(odds, -6.0), np.arange(len(odds) + 1) < hidden)

    def test_blocks_that_rules_cut_are_not_asked_about(self) -> None:
        odds = np.array([5.0] * 30 + [-6.0] * UNNAMED_BLOCKS)
        assert is_sound(odds, np.arange(len(odds)) == len(odds) - 1)
        assert not is_sound(odds, np.arange(len(odds)) == 0)

    @pytest.mark.parametrize(("size", "sound"), [(11, False), (12, True)])
    def test_one_cut_in_four_blocks_is_few(self, size: int, sound: bool) -> None:
        assert is_sound(np.full(size, 5.0), np.arange(size) < 3) == sound

    @pytest.mark.parametrize("hidden", [0, 1])
    def test_in_a_long_text_one_is_not_few(self, hidden: int) -> None:
        index = np.arange(FEW_OF + 1)
        assert is_sound(np.full(len(index), 5.0), index < hidden) == (not hidden)


FACTS = ["At a glance", "Length: 2 kilometres", "Depth: 31 metres", "Opening: 2031", "Toll: none", "Film: Night Ferry"]


@pytest.mark.parametrize(
    "dirt", ["Advertisement", "Read also: Ten storms of the century", "Subscribe to our newsletter"]
)
@pytest.mark.parametrize("at", [1, 2, 3, 5, 6])
def test_what_a_rule_names_inside_an_article_takes_nothing_along(dirt: str, at: int) -> None:
    lead = "Vellmar will dig a tunnel under the bay, the council decided by a narrow vote on Tuesday evening."
    lines = [lead, *FACTS, "Nobody asked the fish."]
    text = "\n".join(["Vellmar builds a tunnel under the bay", *lines[:at], dirt, *lines[at:]])
    assert clean(text).text.split("\n\n")[-len(lines) :] == lines


class TestChoose:
    def choose(self, odds: list[float], hidden: int = -1, words: int = 1, sentences: tuple[int, ...] = ()):
        n = len(odds)
        index = np.arange(n)
        return choose(np.array(odds), np.full(n, words), index == hidden, np.isin(index, sentences))

    def test_top_and_tail_go(self) -> None:
        start, end, cut = self.choose([-4, -4, -4, 5, 5, 5, -0.1, 5, 5, -4, -4, -4], hidden=0)
        assert (start, end) == (3, 9)
        assert cut.tolist() == [False, True, True, *[False] * 6, True, True, True]

    def test_a_bad_block_inside_goes(self) -> None:
        assert self.choose([5.0] * 5 + [-5.0] + [5.0] * 6, hidden=11)[2].nonzero()[0].tolist() == [5]

    def test_nothing_inside_goes_where_no_rule_has_spoken(self) -> None:
        odds = [-5.0] * 8 + [5.0, 5.0, -4.0, 5.0, 5.0]
        assert self.choose(odds)[2].nonzero()[0].tolist() == [*range(8)]

    def test_a_subheading_stays_where_a_link_goes(self) -> None:
        odds = [5.0] * 5 + [-2.0] + [5.0] * 26
        assert self.choose(odds, hidden=4)[2].sum() == 1
        assert self.choose(odds, hidden=4, sentences=(6,))[2].sum() == 0

    def test_a_doubtful_sentence_inside_stays_where_a_title_goes(self) -> None:
        odds = [5.0] * 5 + [-1.0] + [5.0] * 26
        assert self.choose(odds, hidden=4)[2].sum() == 1
        assert self.choose(odds, hidden=4, sentences=(5,))[2].sum() == 0

    def test_a_run_beside_a_rules_cut_goes_where_one_alone_stays(self) -> None:
        odds = [5.0] * 5 + [-4.0, -2.0] + [5.0] * 30
        assert self.choose(odds, hidden=4)[2].nonzero()[0].tolist() == [5, 6]
        assert self.choose(odds, hidden=7)[2].nonzero()[0].tolist() == [5, 6]
        assert self.choose(odds, hidden=3)[2].sum() == 0
        assert self.choose(odds, hidden=8)[2].sum() == 0

    def test_a_run_alone_goes_where_no_line_is_in_doubt(self) -> None:
        odds = [5.0] * 5 + [-4.0, -3.5] + [5.0] * 30
        assert self.choose(odds, hidden=20)[2].nonzero()[0].tolist() == [5, 6]

    def test_a_list_inside_a_short_text_stays_where_two_links_go(self) -> None:
        links = [5.0] * 4 + [-4.0] * 2 + [5.0] * 4 + [-9.0]
        lines = [5.0] * 4 + [-4.0] * 4 + [5.0] * 4 + [-9.0]
        assert self.choose(links, hidden=10)[2].nonzero()[0].tolist() == [4, 5]
        assert self.choose(lines, hidden=12)[2].sum() == 0

    def test_short_texts_keep_what_is_only_doubtful(self) -> None:
        odds = [-1.5] * 3 + [5.0] * 5 + [-9.0]
        assert self.choose(odds, hidden=8)[2].sum() == 0
        assert self.choose([-1.5] * 30 + odds, hidden=38)[2].sum() == 33

    def test_an_island_far_behind_the_article_goes(self) -> None:
        odds = [5.0] * 8 + [-5.0] * 20 + [2.0] + [-5.0] * 3
        assert self.choose(odds, hidden=31, words=10)[1] == 8

    def test_a_lead_above_an_offer_to_subscribe_stays_on_a_page(self) -> None:
        odds = np.array([-5.0] * 20 + [2.0] + [-5.0] * 30 + [5.0] * 12 + [-5.0])
        index = np.arange(len(odds))

        def start(words: int, limits: Limits, *, sentence: bool = True) -> int:
            marks = index == len(odds) - 1, (index == 20) & sentence
            return choose(odds, np.where(index == 20, words, 20), *marks, limits)[0]

        assert start(30, PAGE) == 20
        assert start(30, TEXT) == 51
        assert start(10, PAGE) == 51
        assert start(30, PAGE, sentence=False) == 51
        odds[20] = 0.4  # the model must like it
        assert start(30, PAGE) == 51

    def test_a_paragraph_far_above_the_article_goes(self) -> None:
        below = PAGE.lead
        odds = np.array([2.0] + [-5.0] * below + [5.0] * 12 + [-5.0])
        index = np.arange(len(odds))
        marks = index == len(odds) - 1, index == 0
        assert choose(odds, np.full(len(odds), 30), *marks, PAGE)[0] == below + 1
        odds = np.delete(odds, 1)
        marks = marks[0][1:], marks[1][:-1]
        assert choose(odds, np.full(len(odds), 30), *marks, PAGE)[0] == 0

    def test_a_doubtful_last_paragraph_stays_with_its_subheading(self) -> None:
        odds = [5.0] * 8 + [-1.0, -1.0, -5.0]
        assert self.choose(odds, hidden=10)[1] == 8
        assert self.choose(odds, hidden=10, sentences=(9,))[1] == 10

    def test_where_nothing_is_an_article_nothing_goes(self) -> None:
        assert not self.choose([-5.0] * 12, hidden=3)[2].any()


class TestColumns:
    def test_there_are_as_many_as_the_model_was_trained_on(self) -> None:
        doc, spans = marked("\n".join(MENU + ARTICLE))
        reading = read(doc, doc.covered(spans), NO_WORDS)
        n = len(doc.blocks)
        assert reading.own.shape == (OWN, n)
        assert place_columns(doc, reading).shape == (PLACE, n)
        assert with_neighbours(reading.own).shape == (n, 7 * (OWN + 1))
        assert refine(np.zeros(n), reading.size).shape == (REFINED, n)

    @pytest.mark.parametrize(
        "text", ["x", "!\n?\n!", "\U0001f642\n\U0010ffff", "漢\n字", "๑๒๓ ไทย", "İstanbul’da 3 İş"]
    )
    def test_all_are_numbers(self, text: str) -> None:
        doc, spans = marked(text)
        reading = read(doc, doc.covered(spans), NO_WORDS)
        assert np.isfinite(reading.own).all()
        assert np.isfinite(place_columns(doc, reading)).all()
        assert np.isfinite(refine(np.linspace(-9, 9, len(doc.blocks)), reading.size)).all()

    def test_words_do_not_depend_on_case_but_on_the_order_of_letters(self) -> None:
        doc, _ = marked("Tide tide\nTIDE\nedit")
        found = read(doc, [""] * 3, NO_WORDS).words
        same = found.hash == found.hash[0]
        assert same.tolist() == [True, True, True, False]
        assert found.owner.tolist() == [0, 0, 1, 2]

    def test_the_lexicon_knows_its_words_only(self) -> None:
        doc, _ = marked("tide\nedit")
        hashes = read(doc, [""] * 2, NO_WORDS).words.hash
        lexicon = Lexicon(hashes[:1], np.array([2.5]))
        assert lexicon.look_up(hashes).tolist() == [2.5, 0.0]

    def test_words_that_share_their_first_bits_keep_their_own_odds(self) -> None:
        near = np.array([5, 6, 7, (1 << 63) + 1, (1 << 64) - 1], np.uint64)
        lexicon = Lexicon(near, np.array([1.0, -2.0, 3.0, -4.0, 0.5]))
        asked = np.array([7, 5, 4, 6, 8, (1 << 64) - 1, (1 << 63) + 1, 1 << 63, 0], np.uint64)
        assert lexicon.look_up(asked).tolist() == [3.0, 1.0, 0.0, -2.0, 0.0, 0.5, -4.0, 0.0, 0.0]

    def test_classes_of_characters(self) -> None:
        table = char_classes()
        assert len({int(table[ord(c)]) for c in "aéжא한"}) == 1
        assert table[ord("A")] == table[ord("Ж")] != table[ord("a")]
        assert table[ord("漢")] == table[ord("ก")] == table[ord("か")] != table[ord("a")]
        assert table[ord("7")] == table[ord("٣")]
        assert table[ord(".")] == table[ord("。")] == table[ord("।")]


class TestModel:
    def test_it_fits_the_columns(self) -> None:
        model = load_model()
        assert model.first.weights[0].shape[0] == 7 * (OWN + 1) + PLACE
        inputs = label_rows(*(np.zeros((rows, 1), np.float32) for rows in (OWN, PLACE)), np.zeros(1, np.intp)).shape[1]
        weights = model.labels.layers.weights
        assert (weights[0].shape[0], weights[-1].shape[1]) == (inputs, len(model.labels.names))
        assert model.second.weights[0].shape[0] == REFINED + OWN + PLACE
        assert set(model.labels.names) <= set(LABELS)
        assert (np.diff(model.lexicon.hash.astype(object)) > 0).all()

    def test_folded_networks_say_what_the_networks_say_on_average(self) -> None:
        rng = np.random.default_rng(5)
        mean, spread = rng.normal(size=9).astype(np.float32), rng.uniform(0.01, 2, 9).astype(np.float32)
        shapes = ((9, 4), (4, 3), (3, 1))
        nets = [
            Net(
                mean,
                spread,
                tuple(rng.normal(size=shape).astype(np.float32) for shape in shapes),
                tuple(rng.normal(size=shape[1]).astype(np.float32) for shape in shapes),
            )
            for _ in range(2)
        ]
        rows = (mean + rng.normal(size=(50, 9)) * spread * 5).astype(np.float32)  # some lie beyond the bounds
        said = [self.plain(net, rows) for net in nets]
        assert np.abs(fold(*nets).score(rows[:, :2], rows[:, 2:]) - sum(said) / 2).max() < 1e-3
        assert np.abs(nets[0].score(rows) - said[0]).max() < 1e-3
        assert np.abs(said[0] - said[1]).max() > 0.1

    def plain(self, net: Net, rows: np.ndarray) -> np.ndarray:
        values = np.clip((rows.astype(np.float64) - net.mean) / net.spread, -SPREAD, SPREAD)
        for i, (weight, bias) in enumerate(zip(net.weights, net.biases, strict=True)):
            values = (np.maximum(values, 0) if i else values) @ weight + bias
        return values

    def test_networks_that_see_different_numbers_do_not_fold(self) -> None:
        net = Net(np.zeros(2), np.ones(2), (np.ones((2, 1)),), (np.zeros(1),))
        with pytest.raises(ValueError, match="same rows"):
            fold(net, net._replace(mean=np.ones(2)))

    def test_many_rows_score_as_one_by_one(self) -> None:
        labels = load_model().labels.layers
        rows = np.random.default_rng(6).normal(size=(400, len(labels.low)))
        single = np.concatenate([labels.score(row[None]) for row in rows])
        assert np.abs(labels.score(rows) - single).max() < 1e-4

    def test_it_says_what_it_reached(self) -> None:
        packed = json.loads((files("newsclean") / "revisers/body_model.json").read_text("utf-8"))
        assert packed["version"] >= 1
        assert packed["cross_validated"]["text"]["recall"] > 0.97


def test_best_segment_agrees_with_trying_all() -> None:
    rng = np.random.default_rng(3)
    for _ in range(200):
        values = rng.normal(size=rng.integers(1, 12))
        start, end = best_segment(values)
        sums = [values[i:j].sum() for i in range(len(values) + 1) for j in range(i, len(values) + 1)]
        assert values[start:end].sum() == pytest.approx(max(sums))


def test_arrays_come_back_from_json() -> None:
    values = np.array([[1.5, -2.0], [0.0, 3.25]])
    assert unpack_array(json.loads(json.dumps(pack_array(values, "<f2")))).tolist() == values.tolist()
