-- A protected_… value is the whole record; the columns beside it are what queries need.

CREATE TABLE dossiers (
    id              text    COLLATE "C" PRIMARY KEY,
    subject         text    COLLATE "C" NOT NULL,
    idempotency_key text    COLLATE "C" NOT NULL,
    state           text    NOT NULL,
    submitted_at    bigint  NOT NULL,
    version         bigint  NOT NULL,
    protected_dossier bytea NOT NULL,
    UNIQUE (subject, idempotency_key)
);

CREATE INDEX dossiers_queue ON dossiers (state, submitted_at);

CREATE TABLE credentials (
    id              text    COLLATE "C" PRIMARY KEY,
    subject         text    COLLATE "C" NOT NULL,
    serial_number   text    COLLATE "C" NOT NULL UNIQUE,
    holder_hash     bytea   NOT NULL,
    status          text    NOT NULL,
    not_before      bigint  NOT NULL,
    version         bigint  NOT NULL,
    protected_credential bytea NOT NULL
);

CREATE INDEX credentials_subject ON credentials (subject, not_before);
CREATE INDEX credentials_holder ON credentials (holder_hash, not_before);
CREATE INDEX credentials_revoked ON credentials (id) WHERE status <> 'Active';

CREATE TABLE signing_transactions (
    id              text    COLLATE "C" PRIMARY KEY,
    subject         text    COLLATE "C" NOT NULL,
    idempotency_key text    COLLATE "C" NOT NULL,
    credential_id   text    NOT NULL,
    state           text    NOT NULL,
    created_at      bigint  NOT NULL,
    expires_at      bigint  NOT NULL,
    version         bigint  NOT NULL,
    protected_transaction bytea NOT NULL,
    UNIQUE (subject, idempotency_key)
);

CREATE INDEX signing_transactions_subject ON signing_transactions (subject, created_at);

-- Append-only; each record's hash covers the one before (SmartCaBot.Signing.Audit.AuditChain).
CREATE TABLE audit (
    sequence        bigint  PRIMARY KEY,
    at              bigint  NOT NULL,
    kind            text    NOT NULL,
    actor           text    NOT NULL,
    subject         text    NOT NULL,
    reference       text    NOT NULL,
    detail          text    NOT NULL,
    previous_hash   bytea   NOT NULL,
    hash            bytea   NOT NULL
);

CREATE INDEX audit_kind ON audit (kind, sequence);

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit records are never changed or deleted';
END
$$;

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_refuse();
