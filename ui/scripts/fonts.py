"""Builds the self-hosted fonts of the interface into public/assets/fonts.

Needs node_modules (npm ci) and `pip install fonttools brotli`. Run it only when a
font package is updated: its results are committed.

Be Vietnam Pro's Latin and Vietnamese letters are one file for each weight: every page
needs both. Hints for screens of old and features that nothing asks for are left out,
which halves the files; the further Latin letters are fetched where they occur.
"DM So" is Inter cut down to digits and signs
with tabular figures made the default, because Be Vietnam Pro has none and columns of
numbers would wobble.
"""

import pathlib
import shutil
import tempfile

from fontTools import merge, subset
from fontTools.ttLib import TTFont

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "public" / "assets" / "fonts"
PACKAGES = ROOT / "node_modules" / "@fontsource"
NUMBERS = [0x25, 0x2212, *range(0x2B, 0x30), *range(0x30, 0x3A)]


def tabular(weight: int) -> None:
    source = PACKAGES / "inter" / "files" / f"inter-latin-{weight}-normal.woff2"
    options = subset.Options(layout_features=["tnum", "kern"], flavor="woff2", name_IDs=[0, 1, 2, 13, 14])
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=NUMBERS)
    cutter.subset(font)
    substitutions = tabular_map(font)
    for table in font["cmap"].tables:
        # The hyphen keeps its own width: codes such as snnmt-cay-an-qua are words, not sums.
        table.cmap = {code: glyph if code == 0x2D else substitutions.get(glyph, glyph) for code, glyph in table.cmap.items()}
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = "DM So"
    font.save(OUT / f"dm-so-{weight}.woff2")


def tabular_map(font: TTFont) -> dict[str, str]:
    """The single substitutions of the tnum feature: proportional glyph to tabular glyph."""
    gsub = font["GSUB"].table
    lookups = {
        index
        for record in gsub.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for index in lookups:
        for table in gsub.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            found.update(getattr(table, "mapping", {}))
    return found


def lean(part: str, weight: int) -> TTFont:
    """A published part without hints and without features that no text here needs."""
    source = PACKAGES / "be-vietnam-pro" / "files" / f"be-vietnam-pro-{part}-{weight}-normal.woff2"
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False, name_IDs=[0, 1, 2, 13, 14])
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=list(font.getBestCmap()))
    cutter.subset(font)
    return font


def words(weight: int) -> None:
    """Latin and Vietnamese as one file, the further Latin letters as another."""
    parts = []
    with tempfile.TemporaryDirectory() as folder:
        for part in ("latin", "vietnamese"):
            font = lean(part, weight)
            font.flavor = None
            parts.append(f"{folder}/{part}.ttf")
            font.save(parts[-1])
        whole = merge.Merger(merge.Options()).merge(parts)
    whole.flavor = "woff2"
    whole.save(OUT / f"be-vietnam-pro-{weight}.woff2")
    lean("latin-ext", weight).save(OUT / f"be-vietnam-pro-{weight}-latin-ext.woff2")


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for weight in (400, 600):
        words(weight)
        tabular(weight)
    shutil.copyfile(PACKAGES / "be-vietnam-pro" / "LICENSE", OUT / "LICENSE-be-vietnam-pro.txt")
    shutil.copyfile(PACKAGES / "inter" / "LICENSE", OUT / "LICENSE-inter-dm-so.txt")


main()
