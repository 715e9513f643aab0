"""Values and rules that any room may use. Pure: no file, no clock, no network."""
