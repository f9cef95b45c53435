"""The subcommands of `minutes`, one subject a module: each parses its options and calls one function of a stage."""
