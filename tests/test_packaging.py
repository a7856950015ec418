"""Wheel, sdist and editable installs find their rules and models."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PROBE = """
import tonecheck, tonecheck.rulebook as rulebook
from importlib.resources import files
report = tonecheck.check("You forgot to attach the invoice.")
assert [f.category for f in report.findings] == ["accusation"], report.findings
assert len(rulebook.load_builtin()) >= 220
assert (files("tonecheck.rules") / "rule.schema.json").is_file()
print(tonecheck.__file__)
"""


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run([str(c) for c in command], cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def bare_environment(folder: Path) -> Path:
    """A virtual environment that sees this one's packages through a .pth file, but not its tonecheck."""
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])", cwd=folder).strip())
    for path in {p for p in sys.path if p.endswith("site-packages")}:
        (site / "borrowed.pth").open("a").write(path + "\n")
    # The one that comes with the environment may be too old to build with; the borrowed one is ours.
    run(python, "-m", "pip", "uninstall", "--quiet", "--yes", "setuptools", cwd=folder)
    return python


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An sdist, and a wheel built from it."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    return out


@pytest.mark.slow
@pytest.mark.parametrize("form", ["*.whl", "*.tar.gz"])
def test_built_packages_are_whole(built: Path, tmp_path: Path, form: str) -> None:
    python = bare_environment(tmp_path / "env")
    (package,) = built.glob(form)
    run(python, "-m", "pip", "install", "--no-deps", "--no-build-isolation", "--force-reinstall", package, cwd=tmp_path)
    place = run(python, "-c", PROBE, cwd=tmp_path).strip()
    assert str(tmp_path) in place
    run(python, "-m", "tonecheck", "--version", cwd=tmp_path)


@pytest.mark.slow
def test_editable_install_is_whole(tmp_path: Path) -> None:
    python = bare_environment(tmp_path / "env")
    copy = tmp_path / "copy"
    run("git", "clone", "--quiet", ROOT, copy, cwd=tmp_path)
    run(
        python,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-build-isolation",
        "--force-reinstall",
        "--editable",
        copy,
        cwd=tmp_path,
    )
    place = run(python, "-c", PROBE, cwd=tmp_path).strip()
    assert str(copy) in place
