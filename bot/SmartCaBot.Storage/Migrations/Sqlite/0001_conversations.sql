-- Times are milliseconds since 1970-01-01 UTC. Blobs named protected_… are encrypted and bound to their row.

-- Encrypted with the storage key when the database was made; opening it shows that the key is still the same.
CREATE TABLE storage_key (
    id              TEXT    PRIMARY KEY,
    protected_check BLOB    NOT NULL
) STRICT;

CREATE TABLE conversations (
    id              TEXT    PRIMARY KEY,
    channel         TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    last_sequence   INTEGER NOT NULL,
    protected_state BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE transcript (
    conversation_id TEXT    NOT NULL,
    sequence        INTEGER NOT NULL,
    activity        TEXT    NOT NULL, -- JSON, masked
    visible         INTEGER NOT NULL,
    at              INTEGER NOT NULL,
    outcome         TEXT,
    intent          TEXT,
    PRIMARY KEY (conversation_id, sequence)
) STRICT;

CREATE TABLE inbox (
    ordinal         INTEGER PRIMARY KEY, -- order of arrival
    channel         TEXT    NOT NULL,
    activity_id     TEXT    NOT NULL,
    conversation_id TEXT    NOT NULL,
    user_id         TEXT    NOT NULL,
    protected_activity BLOB NOT NULL,    -- empty once its turn is committed
    received_at     INTEGER NOT NULL,
    closed_at       INTEGER,
    UNIQUE (channel, activity_id)
) STRICT;

CREATE INDEX inbox_open ON inbox (ordinal) WHERE closed_at IS NULL;

CREATE TABLE outbox (
    ordinal         INTEGER PRIMARY KEY, -- order of delivery for one recipient
    id              TEXT    NOT NULL UNIQUE,
    kind            TEXT    NOT NULL,
    recipient_hash  BLOB    NOT NULL,    -- keyed; the recipient itself is in the message
    protected_message BLOB  NOT NULL,    -- empty once the message is finished
    state           TEXT    NOT NULL DEFAULT 'pending'
                    CHECK (state IN ('pending', 'delivered', 'expired', 'dead')),
    attempts        INTEGER NOT NULL DEFAULT 0,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER,
    due_at          INTEGER NOT NULL,
    leased_until    INTEGER NOT NULL DEFAULT 0,
    finished_at     INTEGER,
    error           TEXT
) STRICT;

CREATE INDEX outbox_due ON outbox (kind, due_at) WHERE state = 'pending';
CREATE INDEX outbox_order ON outbox (kind, recipient_hash, ordinal) WHERE state = 'pending';
