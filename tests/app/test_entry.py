from __future__ import annotations

from textual.app import App, ComposeResult
from textual.events import Key

from kneecoach.widgets.entry import Entry


class Typing(App[None]):
    def compose(self) -> ComposeResult:
        yield Entry("pain", select_on_focus=False)


async def test_what_is_typed_at_once_is_taken_in_its_order() -> None:
    async with Typing().run_test() as pilot:
        entry = pilot.app.query_one(Entry)
        for key, character in (
            ("backspace", "\x7f"),
            ("x", "x"),
            ("y", "y"),
            ("left", None),
            ("z", "z"),
        ):
            pilot.app.post_message(Key(key, character))  # none waits for the one before
        for _ in range(10):
            await pilot.pause()
        assert entry.value == "paixzy"
