"""`python -m textfix` and the command `textfix`."""
from __future__ import annotations


def main() -> None:
    """Run the command; exit status 0 clean, 1 findings left, 2 usage or configuration error."""
    from textfix.cli import cli

    cli(prog_name="textfix")


if __name__ == "__main__":
    main()
