"""The security headers of every response. The page may load from its own server and from nowhere else."""

from __future__ import annotations

_FIXED: tuple[tuple[bytes, bytes], ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)


def policy(nonce: str | None = None) -> str:
    """Return the Content-Security-Policy; scripts inside the page run only with this response's nonce.

    Gradio 6 works without ``unsafe-inline`` and ``unsafe-eval`` for scripts as long as there is no
    ``gr.HTML`` (it evaluates a template; ``gr.Markdown`` does not) and no event with ``js=``. That matters:
    Gradio's sanitiser parses a message in the live document, so an ``onerror`` in it would run before it is
    removed.
    """
    scripts = f"'self' 'nonce-{nonce}'" if nonce else "'self'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'self'; "
        "form-action 'self'; frame-src 'self'; frame-ancestors 'none'"
    )


def added_headers(path: str) -> tuple[tuple[bytes, bytes], ...]:
    """Return what a response to this path gets where it has no such header of its own.

    Gradio's hundred files carry a hash of their content in their names, so a browser may keep them.
    """
    kept = (
        ((b"cache-control", b"public, max-age=31536000, immutable"),) if path.startswith("/assets/") else ()
    )
    return (*_FIXED, (b"content-security-policy", policy().encode()), *kept)
