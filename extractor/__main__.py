"""`python -m extractor` is the command `extractor`."""

from extractor.cli import main

if __name__ == "__main__":  # worker processes import this module without wanting to run it
    main()
