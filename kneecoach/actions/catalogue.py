"""What can be done in the catalogue."""

from __future__ import annotations

from kneecoach.actions.action import Action

CATALOGUE = (
    Action(
        "catalogue.start",
        "s",
        "Start",
        "Start the workout; without one, choose a routine to start.",
        "start",
    ),
    Action(
        "catalogue.start_one",
        "enter",
        "Just this",
        "Start just the highlighted exercise.",
        "start_one",
        key_display="enter",
    ),
    Action(
        "catalogue.add",
        "space",
        "Add",
        "Add the highlighted exercise to the workout, or take it out.",
        "add",
        key_display="space",
    ),
    Action("catalogue.routine", "r", "Routines", "Take a ready-made routine.", "routine"),
    Action(
        "catalogue.edit",
        "e",
        "Edit",
        "Change the workout line by line, and save it as a routine of your own.",
        "edit",
    ),
    Action(
        "catalogue.search",
        "slash",
        "Search",
        "Search by name, region, muscle, equipment or cue.",
        "search",
        key_display="/",
    ),
    Action(
        "catalogue.details",
        "right,tab",
        "Details",
        "Read about the highlighted exercise.",
        "details",
        key_display="→",
    ),
    Action(
        "catalogue.list",
        "left,escape",
        "List",
        "Go back to the list, with all exercises.",
        "list",
        key_display="Esc",
    ),
    Action(
        "catalogue.level",
        "l",
        "Level",
        "Take the next level of the highlighted exercise, or another way to do it.",
        "level",
    ),
    Action(
        "catalogue.view", "v", "View", "See the figure from the other side.", "view", shown=False
    ),
    Action(
        "catalogue.wrong",
        "w",
        "Wrong",
        "See how a fault looks, beside the right figure; again, the next one.",
        "wrong",
        shown=False,
    ),
    Action("catalogue.clear", "x", "Clear", "Empty the workout.", "clear", shown=False),
)
