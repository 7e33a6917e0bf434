-- A protected_… blob is the whole record; the columns beside it are what queries need.

CREATE TABLE dossiers (
    id              TEXT    PRIMARY KEY,
    subject         TEXT    NOT NULL,
    idempotency_key TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    submitted_at    INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    protected_dossier BLOB  NOT NULL,
    UNIQUE (subject, idempotency_key)
) STRICT;

CREATE INDEX dossiers_queue ON dossiers (state, submitted_at);

CREATE TABLE credentials (
    id              TEXT    PRIMARY KEY,
    subject         TEXT    NOT NULL,
    serial_number   TEXT    NOT NULL UNIQUE,
    holder_hash     BLOB    NOT NULL,
    status          TEXT    NOT NULL,
    not_before      INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    protected_credential BLOB NOT NULL
) STRICT;

CREATE INDEX credentials_subject ON credentials (subject, not_before);
CREATE INDEX credentials_holder ON credentials (holder_hash, not_before);
CREATE INDEX credentials_revoked ON credentials (id) WHERE status <> 'Active';

CREATE TABLE signing_transactions (
    id              TEXT    PRIMARY KEY,
    subject         TEXT    NOT NULL,
    idempotency_key TEXT    NOT NULL,
    credential_id   TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    protected_transaction BLOB NOT NULL,
    UNIQUE (subject, idempotency_key)
) STRICT;

CREATE INDEX signing_transactions_subject ON signing_transactions (subject, created_at);

-- Append-only; each record's hash covers the one before (SmartCaBot.Signing.Audit.AuditChain).
CREATE TABLE audit (
    sequence        INTEGER PRIMARY KEY,
    at              INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    actor           TEXT    NOT NULL,
    subject         TEXT    NOT NULL,
    reference       TEXT    NOT NULL,
    detail          TEXT    NOT NULL,
    previous_hash   BLOB    NOT NULL,
    hash            BLOB    NOT NULL
) STRICT;

CREATE INDEX audit_kind ON audit (kind, sequence);

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit records are never changed'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit records are never deleted'); END;
