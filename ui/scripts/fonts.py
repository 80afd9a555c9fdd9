"""Builds the self-hosted fonts of the interface into public/assets/fonts.

Needs node_modules (npm ci) and `pip install fonttools brotli`. Run it only when a
font package is updated: its results are committed.

Be Vietnam Pro is taken as published. "DM So" is Inter cut down to digits and signs
with tabular figures made the default, because Be Vietnam Pro has none and columns of
numbers would wobble.
"""

import pathlib
import shutil

from fontTools import subset
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


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for weight in (400, 600):
        for part in ("vietnamese", "latin-ext", "latin"):
            name = f"be-vietnam-pro-{part}-{weight}-normal.woff2"
            shutil.copyfile(
                PACKAGES / "be-vietnam-pro" / "files" / name,
                OUT / f"be-vietnam-pro-{weight}-{part}.woff2",
            )
        tabular(weight)
    shutil.copyfile(PACKAGES / "be-vietnam-pro" / "LICENSE", OUT / "LICENSE-be-vietnam-pro.txt")
    shutil.copyfile(PACKAGES / "inter" / "LICENSE", OUT / "LICENSE-inter-dm-so.txt")


main()
