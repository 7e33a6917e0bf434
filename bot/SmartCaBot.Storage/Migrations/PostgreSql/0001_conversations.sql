-- Times are milliseconds since 1970-01-01 UTC. Values named protected_… are encrypted and bound to their row.
-- Texts that are compared or ordered by bytes, as SQLite does, have the collation "C".

-- Encrypted with the storage key when the database was made; opening it shows that the key is still the same.
CREATE TABLE storage_key (
    id              text    PRIMARY KEY,
    protected_check bytea   NOT NULL
);

CREATE TABLE conversations (
    id              text    COLLATE "C" PRIMARY KEY,
    channel         text    NOT NULL,
    version         bigint  NOT NULL,
    last_sequence   bigint  NOT NULL,
    protected_state bytea   NOT NULL,
    created_at      bigint  NOT NULL,
    updated_at      bigint  NOT NULL
);

CREATE TABLE transcript (
    conversation_id text    COLLATE "C" NOT NULL,
    sequence        bigint  NOT NULL,
    activity        text    NOT NULL, -- JSON, masked; text keeps it as it was written
    visible         boolean NOT NULL,
    at              bigint  NOT NULL,
    outcome         text,
    intent          text,
    PRIMARY KEY (conversation_id, sequence)
);

CREATE TABLE inbox (
    ordinal         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- order of arrival
    channel         text    COLLATE "C" NOT NULL,
    activity_id     text    COLLATE "C" NOT NULL,
    conversation_id text    NOT NULL,
    user_id         text    NOT NULL,
    protected_activity bytea NOT NULL,                                -- empty once its turn is committed
    received_at     bigint  NOT NULL,
    closed_at       bigint,
    UNIQUE (channel, activity_id)
);

CREATE INDEX inbox_open ON inbox (ordinal) WHERE closed_at IS NULL;

CREATE TABLE outbox (
    ordinal         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- order of delivery for one recipient
    id              text    COLLATE "C" NOT NULL UNIQUE,
    kind            text    COLLATE "C" NOT NULL,
    recipient_hash  bytea   NOT NULL,                                 -- keyed; the recipient itself is in the message
    protected_message bytea NOT NULL,                                 -- empty once the message is finished
    state           text    NOT NULL DEFAULT 'pending'
                    CHECK (state IN ('pending', 'delivered', 'expired', 'dead')),
    attempts        bigint  NOT NULL DEFAULT 0,
    created_at      bigint  NOT NULL,
    expires_at      bigint,
    due_at          bigint  NOT NULL,
    leased_until    bigint  NOT NULL DEFAULT 0,
    finished_at     bigint,
    error           text
);

CREATE INDEX outbox_due ON outbox (kind, due_at) WHERE state = 'pending';
CREATE INDEX outbox_order ON outbox (kind, recipient_hash, ordinal) WHERE state = 'pending';
