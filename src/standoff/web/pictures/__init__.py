"""Pictures: places and sizes worked out here, drawn as SVG by the templates, with a table of the same beside them."""
