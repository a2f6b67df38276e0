"""One file a screen, its look beside it. Screens compose and route; the model decides."""
