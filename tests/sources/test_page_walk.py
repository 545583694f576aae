from __future__ import annotations

from lxml import html

from standoff.sources.page_walk import walk_paragraphs


def walk(markup: str, most: int = 1000) -> list[str]:
    return walk_paragraphs(html.fromstring(markup), most)


def test_what_is_no_text_and_what_stands_round_it_is_passed_over() -> None:
    markup = "<div><script>x</script><nav>Home</nav><p>One</p><!-- c --><aside>Two</aside><style>y</style></div>"
    assert walk(markup) == ["One"]


def test_blocks_and_line_breaks_part_paragraphs_and_inline_marks_do_not() -> None:
    assert walk("<div>One <b>bold</b> word<p>two</p>three<br>four</div>") == ["One bold word", "two", "three", "four"]


def test_it_stops_when_it_has_enough() -> None:
    assert len(walk("<div>" + "<p>abcdefgh</p>" * 100 + "</div>", 50)) < 10


def test_elements_can_be_left_out_with_all_in_them() -> None:
    root = html.fromstring("<div><p>One</p><ul><li>two</li></ul>three</div>")
    assert walk_paragraphs(root, 1000, lambda node: node.tag == "ul") == ["One", "three"]
