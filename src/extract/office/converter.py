"""LibreOffice, which makes a DOCX or XLSX of what older programs wrote.

It has a profile of its own each time, runs nothing that a paper brings, and fetches nothing that a paper points to.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ...errors import Corrupt, Unequipped
from ..kept import kept, name_of, scratch
from ..programs import LIBREOFFICE, Allowed, run, version_of

ALLOWED = Allowed(seconds=60)
AGAIN = 81  # the exit code that asks to be started once more, after a first start
REVISION = "1"  # of how it is called
FILTERS = {
    ".doc": "MS Word 97",
    ".rtf": "Rich Text Format",
    ".odt": "writer8",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".xlsb": "Calc MS Excel 2007 Binary",
}
DOCX, XLSX = "docx:MS Word 2007 XML", "xlsx:Calc MS Excel 2007 XML"
TARGETS = {".xls": XLSX, ".ods": XLSX, ".xlsb": XLSX}

_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("org.openoffice.Office.Writer/Content/Update", "Field", "false"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),  # all that it might fetch goes to a place that is none
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)


def converted(data: bytes, suffix: str) -> bytes:
    """The DOCX, of a workbook the XLSX, that LibreOffice makes of these bytes; `suffix` is a key of FILTERS. Kept by
    content.

    Raises Unequipped where it is not installed, TooSlow, and Corrupt where it makes nothing of them.
    """
    program = LIBREOFFICE.path
    if program is None:
        raise Unequipped(LIBREOFFICE.advice)
    program = _without_starter(program)
    name = name_of(REVISION, version_of(program), suffix, data)
    return kept(_form(suffix), name, lambda: _made(program, data, suffix))


def _form(suffix: str) -> str:
    return TARGETS.get(suffix, DOCX).partition(":")[0]


def _without_starter(program: Path) -> Path:
    """The program itself, where what is on the path only starts it and waits: that would not end with it."""
    beside = program.with_name("soffice.bin")
    return beside if beside.is_file() else program


def _made(program: Path, data: bytes, suffix: str) -> bytes:
    with TemporaryDirectory(prefix="office-", dir=scratch(), ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        _write_profile(home / "profile" / "user")
        paper, made = home / f"paper{suffix}", home / "made" / f"paper.{_form(suffix)}"
        paper.write_bytes(data)
        command = _command(program, home, paper)
        environment = {"HOME": folder, "TMPDIR": folder, "SAL_USE_VCLPLUGIN": "svp"}
        code, _ = run(command, ALLOWED, environment=environment)
        if code == AGAIN:
            code, _ = run(command, ALLOWED, environment=environment)
        if not made.is_file():
            raise Corrupt(f"LibreOffice made nothing of it (exit code {code})")
        return made.read_bytes()


def _command(program: Path, home: Path, paper: Path) -> Sequence[str | Path]:
    return (
        program,
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        *("--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        f"--infilter={FILTERS[paper.suffix]}",
        *("--convert-to", TARGETS.get(paper.suffix, DOCX), "--outdir", home / "made", paper),
    )


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )
