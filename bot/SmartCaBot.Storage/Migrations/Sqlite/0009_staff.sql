-- The staff: accounts, what they sign in with, sessions. A protected_… blob is encrypted; secrets of which only equality matters are
-- stored as keyed hashes.

CREATE TABLE staff_offices (
    id          TEXT    PRIMARY KEY,
    name        TEXT    NOT NULL,
    address     TEXT    NOT NULL,
    province    TEXT    NOT NULL,
    ward        TEXT    NOT NULL,
    time_zone   TEXT,
    is_open     INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE staff_accounts (
    id                 TEXT    PRIMARY KEY,
    login              TEXT    NOT NULL UNIQUE,
    state              TEXT    NOT NULL,
    roles              TEXT    NOT NULL,
    office             TEXT,
    stamp              TEXT    NOT NULL,
    failures           INTEGER NOT NULL,
    locked_until       INTEGER NOT NULL,
    totp_step          INTEGER NOT NULL,
    protected_person   BLOB    NOT NULL,
    protected_password BLOB,
    protected_totp     BLOB,
    created_at         INTEGER NOT NULL,
    changed_at         INTEGER NOT NULL
) STRICT;

CREATE TABLE staff_recovery_codes (
    account     TEXT NOT NULL,
    code_hash   TEXT NOT NULL,
    PRIMARY KEY (account, code_hash)
) STRICT;

CREATE TABLE staff_passkeys (
    id                TEXT    PRIMARY KEY,
    account           TEXT    NOT NULL,
    sign_count        INTEGER NOT NULL,
    protected_passkey BLOB    NOT NULL,
    created_at        INTEGER NOT NULL,
    used_at           INTEGER
) STRICT;

CREATE INDEX staff_passkeys_account ON staff_passkeys (account, created_at);

-- One-time: links that let somebody set up an account, challenges of passkeys.
CREATE TABLE staff_tickets (
    id               TEXT    PRIMARY KEY,
    purpose          TEXT    NOT NULL,
    account          TEXT,
    protected_state  BLOB    NOT NULL,
    expires_at       INTEGER NOT NULL
) STRICT;

CREATE INDEX staff_tickets_account ON staff_tickets (account) WHERE account IS NOT NULL;
CREATE INDEX staff_tickets_age ON staff_tickets (expires_at);

CREATE TABLE staff_sessions (
    id               TEXT    PRIMARY KEY,
    handle           TEXT    NOT NULL UNIQUE,
    account          TEXT    NOT NULL,
    stamp            TEXT    NOT NULL,
    device           TEXT    NOT NULL,
    created_at       INTEGER NOT NULL,
    used_at          INTEGER NOT NULL,
    second_factor_at INTEGER
) STRICT;

CREATE INDEX staff_sessions_account ON staff_sessions (account, used_at);
CREATE INDEX staff_sessions_age ON staff_sessions (used_at);
