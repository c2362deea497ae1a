"""Makes the shipped font files from Inter's: what English print needs, with figures that are all of one width.

Run it where the files of an Inter release lie: `python -m evenlode.publications.appearance.fonts.build FOLDER`.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Evenlode Sans"
WEIGHTS = {"Regular": 400, "SemiBold": 600}
LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x1E80, 0x1E81, 0x1E82, 0x1E83, 0x1E84, 0x1E85, 0x1EF2, 0x1EF3)
TYPOGRAPHIC = "\u2002\u2003\u2007\u2009\u200a\u202f‐‑–—‘’‚“”„†‡•…‰′″‹›⁄€™−∞≈≠≤≥←↑→↓↗↘▲▼■□▪●○◆◇✓✗"  # noqa: RUF001 - the marks themselves
FIGURES = "0123456789"
FEATURES = ["kern", "ccmp", "mark", "mkmk"]
FAMILY_NAME, STYLE_NAME, UNIQUE_NAME, FULL_NAME, POSTSCRIPT_NAME = 1, 2, 3, 4, 6
TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_STYLE = 16, 17
BOLD_OF_HEAD, BOLD_OF_OS2 = 0b1, 0b1010_0000


def build(source: Path, target: Path) -> list[Path]:
    """The files of both weights, each as TrueType and WOFF2, and its widths; the same source gives the same bytes."""
    return [path for style, weight in WEIGHTS.items() for path in written(source, target, style, weight)]


def written(source: Path, target: Path, style: str, weight: int) -> Iterable[Path]:
    """One weight in its two forms, and the widths of its characters."""
    font = TTFont(source / f"Inter-{style}.woff2", recalcTimestamp=False)
    freeze_figures(font)
    keep_what_is_needed(font)
    name(font, style, weight)
    for flavor, suffix in ((None, "ttf"), ("woff2", "woff2")):
        font.flavor = flavor
        path = target / f"EvenlodeSans-{style}.{suffix}"
        font.save(path)
        yield path
    yield widths(font, target / f"EvenlodeSans-{style}.json")


def widths(font: Any, path: Path) -> Path:
    """How wide each character is, in thousandths of the size of the font: what charts place their texts by."""
    unit, glyphs = font["head"].unitsPerEm, font.getBestCmap()
    found = {chr(code): font["hmtx"][glyph][0] * 1000 // unit for code, glyph in sorted(glyphs.items())}
    path.write_text(json.dumps(found, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def freeze_figures(font: Any) -> None:
    """Make the tabular form of each figure its usual form, as charts cannot ask for a feature of a font."""
    tabular = substitutions(font, "tnum")
    for table in font["cmap"].tables:
        for figure in FIGURES:
            usual = table.cmap.get(ord(figure))
            if usual:
                table.cmap[ord(figure)] = tabular.get(usual, usual)


def substitutions(font: Any, tag: str) -> dict[str, str]:
    """Which glyph a feature puts in the place of which."""
    table = font["GSUB"].table
    indices = {
        i for one in table.FeatureList.FeatureRecord if one.FeatureTag == tag for i in one.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for index in sorted(indices):
        for part in table.LookupList.Lookup[index].SubTable:
            found.update(getattr(part, "ExtSubTable", part).mapping)
    return found


def keep_what_is_needed(font: Any) -> None:
    """Leave out every glyph, feature and hint that our pages have no use for."""
    options = Options(layout_features=FEATURES, hinting=False, notdef_outline=True, recalc_timestamp=False)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 16, 17]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*LATIN, *map(ord, TYPOGRAPHIC)])
    subsetter.subset(font)


def name(font: Any, style: str, weight: int) -> None:
    """Name the family ours, so that no other Inter on a machine is taken for it; copyright and licence stay."""
    plain = f"{FAMILY} {style}" if style != "Regular" else FAMILY
    names = {
        FAMILY_NAME: FAMILY,
        STYLE_NAME: "Regular" if weight < 600 else "Bold",
        UNIQUE_NAME: f"{plain}, from Inter {font['head'].fontRevision:.3f}",
        FULL_NAME: plain,
        POSTSCRIPT_NAME: f"EvenlodeSans-{style}",
        TYPOGRAPHIC_FAMILY: FAMILY,
        TYPOGRAPHIC_STYLE: style,
    }
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    font["OS/2"].usWeightClass = weight
    if weight >= 600:
        font["head"].macStyle, font["OS/2"].fsSelection = BOLD_OF_HEAD, BOLD_OF_OS2


if __name__ == "__main__":
    for made in build(Path(sys.argv[1]), Path(__file__).parent):
        print(made.name, made.stat().st_size)
