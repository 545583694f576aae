"""How the language model is made from open data. Not imported by the product."""
