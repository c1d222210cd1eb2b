"""What the image is made of: base images by digest, and files that `.dockerignore` lets through."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
DOCKERFILE = (PROJECT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (PROJECT / "compose.yaml").read_text(encoding="utf-8")
IGNORED = (PROJECT / ".dockerignore").read_text(encoding="utf-8")

BASES = re.findall(r"^ARG \w+_IMAGE=(\S+)", DOCKERFILE, re.MULTILINE) + re.findall(r"\$\{\w+_IMAGE:-(\S+)\}", COMPOSE)
SOURCES = re.findall(r"^COPY (\S+)", DOCKERFILE, re.MULTILINE)


def test_the_image_and_its_services_have_four_bases() -> None:
    assert sorted(base.split(":")[0] for base in BASES) == ["caddy", "postgres", "python", "python"]


@pytest.mark.parametrize("base", BASES)
def test_a_base_image_is_named_by_tag_and_digest(base: str) -> None:
    assert re.fullmatch(r"\w+:\d+(\.\d+)+[\w.-]*@sha256:[0-9a-f]{64}", base)


def test_dockerfile_and_compose_name_the_same_python() -> None:
    assert len({base for base in BASES if base.startswith("python:")}) == 1


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_copied_into_the_image_is_in_the_project_and_let_through(source: str) -> None:
    assert (PROJECT / source).exists()
    assert f"!{source}" in IGNORED.splitlines()


def test_the_lock_holds_every_pinned_requirement_of_the_app() -> None:
    app = (PROJECT / "requirements.txt").read_text(encoding="utf-8").split("# tests")[0]
    pins = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", app, re.MULTILINE)
    locked = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    assert pins
    assert [f"{name}=={version}" for name, version in pins if f"{name.lower()}=={version}" not in locked.lower()] == []
