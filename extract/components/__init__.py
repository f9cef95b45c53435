"""Named pipeline components, one kind of fact a module. None of them opens a database or a file of the user."""
