"""Learn: topics to choose from, and a page to read on each."""

from __future__ import annotations

from collections.abc import Callable

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, OptionList, Static
from textual.widgets.option_list import Option

from kneecoach.actions.everywhere import HELP, QUIT, elsewhere
from kneecoach.actions.learn import LEARN
from kneecoach.model.learn.load import LOAD_TOPIC, Weight, parse_weight, weighed
from kneecoach.model.learn.page import Page
from kneecoach.model.problem import ProblemError
from kneecoach.screens.asking import EntryScreen
from kneecoach.screens.binding import bindings
from kneecoach.screens.helping import HelpingScreen
from kneecoach.widgets.key_bar import KeyBar


class LearnScreen(HelpingScreen[None]):
    """Topics on the left, the highlighted one's page on the right; one of them where narrow."""

    ACTIONS = (*LEARN, *elsewhere("learn"), HELP, QUIT)
    BINDINGS = bindings(ACTIONS)
    CSS_PATH = "learn.tcss"
    AUTO_FOCUS = "#topics"

    def __init__(self, read: Callable[[], tuple[Page, ...]]) -> None:
        """Show pages.

        Args:
            read: reads the pages from the disk.
        """
        super().__init__()
        self._read = read
        self._pages: dict[str, Page] = {}
        self._weight: Weight | None = None
        """What the person said to weigh; forgotten when the coach is left."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("Learn", id="title", markup=False)
        with Horizontal():
            yield OptionList(id="topics", compact=True)
            with VerticalScroll(id="page"):
                yield Markdown(open_links=False)
        yield KeyBar(self.ACTIONS)

    def on_mount(self) -> None:
        """Read the pages."""
        self._load()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the highlighted page."""
        self._show_page()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Read the page that enter was pressed on."""
        self.action_read()

    def action_read(self) -> None:
        """Go to the page, to scroll it."""
        self.add_class("-reading")
        self.query_one("#page").focus()

    def action_topics(self) -> None:
        """Go back to the topics."""
        self.remove_class("-reading")
        self.query_one("#topics").focus()

    def action_weigh(self) -> None:
        """Ask for a weight, and show what the knees carry at that."""
        question = "What do you weigh? (80 kg, 176 lb)"
        self.app.push_screen(EntryScreen(question, kind="text"), self._take_weight)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something now."""
        if action in ("read", "topics"):
            reads = self.focused is not None and self.focused.id == "page"
            return reads == (action == "topics")
        return action != "weigh" or LOAD_TOPIC in self._pages

    @work(thread=True)
    def _load(self) -> None:
        self.app.call_from_thread(self._show, self._read())

    def _show(self, pages: tuple[Page, ...]) -> None:
        self._pages = {page.topic: page for page in pages}
        topics = self.query_one("#topics", OptionList)
        topics.add_options(Option(Content(page.title), id=page.topic) for page in pages)
        topics.highlighted = 0
        self.refresh_bindings()

    def _take_weight(self, said: str | None) -> None:
        if not said:
            return
        try:
            self._weight = parse_weight(said)
        except ProblemError as error:
            self.notify(str(error), title="What do you weigh?", severity="warning", markup=False)
            return
        topics = self.query_one("#topics", OptionList)
        topics.highlighted = topics.get_option_index(LOAD_TOPIC)
        self._show_page()
        self.action_read()

    def _show_page(self) -> None:
        option = self.query_one("#topics", OptionList).highlighted_option
        if option is None or option.id is None:
            return
        page = self._pages[option.id]
        if page.topic == LOAD_TOPIC and self._weight is not None:
            page = weighed(page, self._weight)
        markdown = self.query_one(Markdown)
        document = f"# {page.title}\n\n{page.text}"
        if markdown.source != document:
            markdown.update(document)
            self.query_one("#page").scroll_home(animate=False)
