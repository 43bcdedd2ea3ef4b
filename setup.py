"""The two parts of the package that are compiled; all else of it is in pyproject.toml."""

import os

from setuptools import Extension, setup

setup(
    ext_modules=[
        Extension(
            "councilpapers.extract.pdf._glyphs",
            ["src/extract/pdf/_glyphs.c"],
            optional=True,  # where no compiler is, ctypes does the same, slower
            py_limited_api=True,
        ),
        Extension(
            "councilpapers.extract.page._words",
            [f"src/extract/page/{name}.c" for name in ("_words", "_doubled", "_lines", "_places")],
            depends=["src/extract/page/_slots.h", "src/extract/page/_characters.h"],
            extra_compile_args=[] if os.name == "nt" else ["-ffp-contract=off"],  # sums as in Python, on all machines
            optional=True,  # as above: numpy and Python
            py_limited_api=True,
        ),
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)
