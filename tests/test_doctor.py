"""The examination of an installation, and that nothing of a run opens a connection."""

from __future__ import annotations

import socket

import pytest

from extractor.doctor import examine, no_network
from extractor.pipeline import load
from extractor.records import Article


@pytest.mark.slow
def test_this_installation_is_well():
    findings = {finding.what.strip(): finding for finding in examine()}
    assert [finding for finding in findings.values() if finding.fine is False] == []
    assert "words per processor second" in findings["speed"].told
    assert findings["network"].told == "no socket was opened"


def test_a_pipeline_that_is_not_there_is_told():
    assert [finding.what for finding in examine("no_such_model") if finding.fine is False] == ["pipeline"]


def test_connections_are_refused_and_listed():
    with socket.socket() as client, no_network() as calls:
        for attempt in (
            lambda: socket.create_connection(("192.0.2.1", 80)),
            lambda: socket.getaddrinfo("news.example", 80),
            lambda: client.connect(("192.0.2.1", 80)),
        ):
            with pytest.raises(OSError, match="out of bounds"):
                attempt()
    assert len(calls) == 3
    with socket.socket() as server, socket.socket() as client:  # afterwards all is as before
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())


def test_reading_needs_no_network():
    with no_network() as calls:
        extraction = load().read(Article("a", "Russia sent troops to Belarus."))
    assert extraction.relations and not calls
