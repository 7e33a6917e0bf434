-- The Cloud Signature Consortium API: authorisations that clients ask citizens for, the tokens that come of them, and codes sent before their
-- digests are known. Links, handles, codes and tokens are SHA-256 hashes, hex.

CREATE TABLE csc_authorisations (
    id              TEXT    PRIMARY KEY,         -- of the page's link, or of the handle
    client_id       TEXT    NOT NULL,
    scope           TEXT    NOT NULL,
    redirect        TEXT    NOT NULL,            -- empty where the client asks with the handle
    client_state    TEXT    NOT NULL,
    challenge       TEXT    NOT NULL,            -- of PKCE; empty for none
    subject         TEXT    NOT NULL,            -- empty until the citizen has said who they are
    transaction_id  TEXT    NOT NULL,            -- of scope credential
    check_id        TEXT    NOT NULL,            -- of scope service
    code_hash       TEXT    NOT NULL,            -- empty before there is a code
    code_until      INTEGER NOT NULL,
    redeemed        INTEGER NOT NULL CHECK (redeemed IN (0, 1)),
    ends_at         INTEGER NOT NULL
) STRICT;

CREATE INDEX csc_authorisations_transaction ON csc_authorisations (transaction_id);
CREATE INDEX csc_authorisations_code ON csc_authorisations (code_hash);
CREATE INDEX csc_authorisations_end ON csc_authorisations (ends_at);

CREATE TABLE csc_tokens (
    hash            TEXT    PRIMARY KEY,
    refresh         INTEGER NOT NULL CHECK (refresh IN (0, 1)),
    family          TEXT    NOT NULL,            -- all that came of one authorisation
    client_id       TEXT    NOT NULL,
    subject         TEXT    NOT NULL,            -- empty: the client for itself
    scope           TEXT    NOT NULL,
    transaction_id  TEXT    NOT NULL,
    used            INTEGER NOT NULL CHECK (used IN (0, 1)),
    expires_at      INTEGER NOT NULL
) STRICT;

CREATE INDEX csc_tokens_family ON csc_tokens (family);
CREATE INDEX csc_tokens_end ON csc_tokens (expires_at);

CREATE TABLE csc_codes (
    client_id       TEXT    NOT NULL,
    credential_id   TEXT    NOT NULL,
    transaction_id  TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (client_id, credential_id)
) STRICT;
