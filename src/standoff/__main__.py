"""``python -m standoff``: the same as the ``standoff`` command."""

from standoff.cli import main

if __name__ == "__main__":
    main()
