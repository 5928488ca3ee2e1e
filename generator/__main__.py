"""Let `python -m generator` be the `digest` command."""

from generator.cli import main

if __name__ == "__main__":
    main()
