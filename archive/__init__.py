"""The waist of the project: records, schema and the two databases. Imports no sibling package."""
