-- Short-lived: rows older than an hour go when others come.

CREATE TABLE identity_checks (
    id              text    COLLATE "C" PRIMARY KEY,
    idempotency_key text    COLLATE "C" NOT NULL UNIQUE,
    holder_hash     bytea   NOT NULL,
    started_at      bigint  NOT NULL,
    version         bigint  NOT NULL,
    protected_check bytea   NOT NULL
);

CREATE INDEX identity_checks_holder ON identity_checks (holder_hash, started_at);
CREATE INDEX identity_checks_age ON identity_checks (started_at);
