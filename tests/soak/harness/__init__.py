"""The soak: workers in every language, a switch that does wrong, and a look at what comes of it."""
