-- Short-lived: rows older than an hour go when others come.

CREATE TABLE identity_checks (
    id              TEXT    PRIMARY KEY,
    idempotency_key TEXT    NOT NULL UNIQUE,
    holder_hash     BLOB    NOT NULL,
    started_at      INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    protected_check BLOB    NOT NULL
) STRICT;

CREATE INDEX identity_checks_holder ON identity_checks (holder_hash, started_at);
CREATE INDEX identity_checks_age ON identity_checks (started_at);
