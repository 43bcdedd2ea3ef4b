"""The one part of the package that is compiled; all else of it is in pyproject.toml."""

from setuptools import Extension, setup

setup(
    ext_modules=[
        Extension(
            "councilpapers.extract.pdf._glyphs",
            ["src/extract/pdf/_glyphs.c"],
            optional=True,  # where no compiler is, ctypes does the same, slower
            py_limited_api=True,
        )
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)
