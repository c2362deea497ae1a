"""Fuzzes one parser, guided by what its code reaches: `python tests/fuzz/by_coverage.py PARSER [CORPUS] [-OPTION=...]`.

Options are libFuzzer's. It ends with 0 where nothing was found, and otherwise leaves the bytes where `-artifact_prefix`
says. Without atheris it ends with 3.
"""

import sys

WITHOUT = 3

if __name__ == "__main__":
    try:
        import atheris
    except ImportError:
        sys.exit(WITHOUT)
    with atheris.instrument_imports(include=["evenlode"], enable_loader_override=False):
        from fuzz.parsers import PARSERS

    parser = PARSERS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, parser)
    atheris.Fuzz()
