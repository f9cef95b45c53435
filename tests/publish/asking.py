"""Asks Datasette in process with headers and methods of its own, as `conftest.get` does without."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from datasette.app import Datasette


def ask(datasette: Datasette, path: str, *, method: str = "GET", **headers: str) -> httpx.Response:
    """The answer; `if_none_match=` is the header If-None-Match. Nothing is followed."""

    async def fetch() -> httpx.Response:
        await datasette.invoke_startup()
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        answer: Any = await datasette.client.request(method, path, headers=sent, follow_redirects=False)
        return answer

    return asyncio.run(fetch())
