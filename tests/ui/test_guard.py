"""What stands before every route: cases of lessons.md, Security."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.ui.fake_bot import PLAIN, FakeYouju
from ui.guard import MAX_API_BODY, MAX_BODY, MAX_FILE
from ui.history.store import HistoryStore
from ui.server import create_app

PASSWORD = "密码:1"  # noqa: S105 - of a server that lives for this test
HOME = "http://127.0.0.1:7860"


@pytest.fixture(scope="module")
def locked_app(store: HistoryStore) -> FastAPI:
    return create_app(FakeYouju(), store=store, password=PASSWORD, hosts=())


@pytest.fixture
def locked(locked_app: FastAPI) -> TestClient:
    return TestClient(locked_app, base_url="http://news.example")


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/api/articles", "/theme.css", "/nothing", "/youju/page.js"]
)
def test_every_response_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_page_names_no_outside_host(client: TestClient) -> None:
    page = client.get("/").text
    head = page.split("<script", 1)[0] + page.rsplit("</script>", 1)[-1]
    assert "http://" not in head
    assert "https://" not in head
    assert "googleapis" not in page


def test_scripts_of_the_page_carry_a_fresh_nonce(client: TestClient) -> None:
    first, second = client.get("/"), client.get("/")
    nonce = first.headers["content-security-policy"].split("'nonce-")[1].split("'")[0]
    assert first.text.count("<script") == first.text.count(f'<script nonce="{nonce}"') > 0
    assert nonce not in second.text


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=../../../etc/passwd",
        "/gradio_api/file=..%2f..%2f..%2fetc%2fpasswd",
        "/gradio_api/file=C:/Windows/win.ini",
        "/gradio_api/file=//etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/file=/etc/passwd",
        "/file/etc/passwd",
        "/gradio_api/proxy=http://127.0.0.1:7860/healthz",
        "/proxy=https://evil.example/",
        "/library",
        "/library/",
        "/library/../etc/passwd",
        "/library/files/..%2f..%2fetc%2fpasswd",
        "/sign-in/x",
        "/gradio_api/upload",
        "/gradio_api/upload_progress?upload_id=x",
        "/gradio_api/stream/x/1/1/playlist.m3u8",
        "/gradio_api/deep_link",
        "/gradio_api/openapi.json",
        "/gradio_api/info",
        "/gradio_api/runs",
        "/gradio_api/custom_component/x/client/component/index.js",
        "/custom_component/x/client/component/..%2f..%2f..%2fetc%2fpasswd",
        "/static/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/static/../../../../etc/passwd",
        "/static//etc/passwd",
        "/assets/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/assets/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/svelte/../../../etc/passwd",
        "/youju/..%2fpage.py",
        "/youju/../page.py",
        "/youju/page.py",
        "/articles/..%2f..%2fetc%2fpasswd",
        "/articles/%2fetc%2fpasswd",
        "/api/articles/..%2f..%2fetc%2fpasswd",
        "/monitoring",
        "/monitoring/summary",
        "/pwa_icon",
        "/docs",
        "/openapi.json",
        "/gradio_api/vibe-code",
        "/gradio_api/profiling/traces",
    ],
)
def test_no_route_leads_to_files_or_further(client: TestClient, path: str) -> None:
    for answer in (client.get(path), client.head(path), client.post(path)):
        assert answer.status_code in {403, 404, 405}
        assert "root:" not in answer.text


def test_nothing_can_be_uploaded(client: TestClient) -> None:
    response = client.post("/gradio_api/upload", files={"files": ("../../x.txt", b"data")})
    assert response.status_code == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:7860", "", "[", "192.0.2.1"]
)
def test_a_foreign_host_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:1", "LOCALHOST", "[::1]:7860"])
def test_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


def test_a_request_made_by_another_site_is_refused(client: TestClient) -> None:
    foreign = client.post("/api/ask", json={"question": "x"}, headers={"origin": "https://evil.example"})
    own = client.post("/api/ask", json={"question": "x"}, headers={"origin": HOME})
    assert (foreign.status_code, own.status_code) == (403, 200)


def test_a_form_post_is_not_a_question(client: TestClient) -> None:
    response = client.post("/api/ask", content='{"question": "x"}', headers={"content-type": "text/plain"})
    assert response.status_code == 422


def test_a_large_body_is_refused_by_its_length(client: TestClient) -> None:
    assert client.post("/api/ask", content=b"x" * (MAX_API_BODY + 1)).status_code == 413


def test_a_body_that_turns_out_too_large_is_refused_in_one_line(app: FastAPI) -> None:
    chunks = iter([b"x" * 65_536] * (MAX_BODY // 65_536 + 1))
    refused = TestClient(app, base_url=HOME).post("/views/check/file?name=a.txt", content=chunks)
    assert (refused.status_code, list(refused.json())) == (413, ["error"])


def test_a_large_body_of_undeclared_length_is_not_read_to_its_end(client: TestClient) -> None:
    sent = []

    def chunks() -> Iterator[bytes]:
        for _ in range(64):
            sent.append(1)
            yield b"x" * (MAX_API_BODY // 8)

    response = client.post("/api/ask", content=chunks(), headers={"content-type": "application/json"})
    assert response.status_code >= 400


@pytest.mark.parametrize(
    "path",
    ["/", "/api/articles", f"/articles/{PLAIN.id}", "/theme.css", "/youju/page.js", "/gradio_api/info"],
)
def test_with_a_password_nothing_opens_without_it(locked: TestClient, path: str) -> None:
    refused = locked.get(path)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic")
    assert locked.get(path, auth=("x", "wrong")).status_code == 401
    for token in (b"???", b"\xe9", b"/w=="):
        assert locked.get(path, headers={"authorization": b"Basic " + token}).status_code == 401


def test_the_password_opens(locked: TestClient) -> None:
    assert locked.get("/api/articles", auth=(b"anyone", PASSWORD.encode())).status_code == 200
    assert locked.get("/", auth=(b"", PASSWORD.encode())).status_code == 200


@pytest.fixture(scope="module")
def open_app(store: HistoryStore) -> FastAPI:
    return create_app(FakeYouju(), store=store, password=PASSWORD, hosts=(), visitors=True)


@pytest.fixture
def visited(open_app: FastAPI) -> TestClient:
    return TestClient(open_app, base_url="http://news.example", follow_redirects=False)


KNOWN = (b"", PASSWORD.encode())
CHANGING = ["/library/batches", "/library/files", "/library/add", "/library/remove", "/library/undo"]


@pytest.mark.parametrize(
    "path", ["/", "/api/articles", f"/articles/{PLAIN.id}", "/views/articles", "/timeline"]
)
def test_visitor_reads_without_the_password(visited: TestClient, path: str) -> None:
    assert visited.get(path).status_code == 200


def test_visitor_asks_without_the_password(visited: TestClient) -> None:
    assert visited.post("/api/ask", json={"question": "x"}).status_code == 200


@pytest.mark.parametrize("path", [*CHANGING, "/views/evaluate", "/views/evaluate/run", "/evaluation/runs"])
@pytest.mark.parametrize("auth", [None, ("", "wrong"), ("", "")])
def test_visitor_changes_nothing(visited: TestClient, path: str, auth: tuple[str, str] | None) -> None:
    for answer in (visited.post(path, auth=auth), visited.request("DELETE", path, auth=auth)):
        assert answer.status_code == 403
        assert answer.json() == {"error": "visitors may read and ask only: sign in at /sign-in first"}


@pytest.mark.parametrize("path", CHANGING)
def test_who_is_signed_in_gets_through(visited: TestClient, path: str) -> None:
    assert visited.post(path, auth=KNOWN).status_code not in {401, 403, 404}


@pytest.mark.parametrize("path", [*CHANGING, "/api/ask"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://["},
        {"origin": "http://news.example.evil.example"},
        {"origin": "http://news.example:8080"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_sends_nothing_even_with_the_password(
    visited: TestClient, path: str, headers: dict[str, str]
) -> None:
    answer = visited.post(path, auth=KNOWN, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["error"].startswith("this request was made by another site")


def test_our_own_page_sends(visited: TestClient) -> None:
    own = {"origin": "http://news.example", "sec-fetch-site": "same-origin"}
    assert visited.post("/library/batches", auth=KNOWN, headers=own).status_code == 200


def test_signing_in_asks_for_the_password_and_goes_back(visited: TestClient) -> None:
    for auth in (None, ("", "wrong")):
        asked = visited.get("/sign-in", auth=auth)
        assert asked.status_code == 401
        assert asked.headers["www-authenticate"].startswith("Basic")
    done = visited.get("/sign-in", auth=KNOWN)
    assert (done.status_code, done.headers["location"]) == (303, "/?view=articles")


def test_without_a_password_everybody_here_is_signed_in(client: TestClient) -> None:
    assert client.post("/library/batches").status_code == 200


def test_only_files_that_are_added_may_be_large(client: TestClient) -> None:
    large = b"x" * (MAX_API_BODY + 1)
    batch = client.post("/library/batches").json()["batch"]
    sent = {"params": {"batch": batch, "name": "a.txt"}, "content": large}
    assert client.post("/library/files", **sent).status_code == 200
    assert client.post("/library/add", content=large).status_code == 413
    assert client.post("/library/files", headers={"content-length": str(MAX_FILE + 1)}).status_code == 413


def test_health_needs_no_password(locked: TestClient) -> None:
    assert locked.get("/healthz").status_code == 200
