"""`minutes export`: the archive as files to take away, all of one snapshot, with a manifest that says what they are.

`snapshot` copies the archive in one read transaction and takes out what may not be passed on; `sqlite_file`,
`csv_files`, `json_lines` and `parquet` write that copy; `manifest` describes and hashes the files; `run` does it all in
a folder that gets its name when it is whole; `offered` reads such folders for the site.
"""
