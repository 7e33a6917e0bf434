-- A dead message keeps its payload so that an operator can have it sent again, or drop it. SQLite changes no CHECK in place.
CREATE TABLE outbox_kept (
    ordinal         INTEGER PRIMARY KEY, -- order of delivery for one recipient
    id              TEXT    NOT NULL UNIQUE,
    kind            TEXT    NOT NULL,
    recipient_hash  BLOB    NOT NULL,    -- keyed; the recipient itself is in the message
    protected_message BLOB  NOT NULL,    -- empty once the message is delivered, expired or dropped
    state           TEXT    NOT NULL DEFAULT 'pending'
                    CHECK (state IN ('pending', 'delivered', 'expired', 'dead', 'dropped')),
    attempts        INTEGER NOT NULL DEFAULT 0,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER,
    due_at          INTEGER NOT NULL,
    leased_until    INTEGER NOT NULL DEFAULT 0,
    finished_at     INTEGER,
    error           TEXT
) STRICT;

INSERT INTO outbox_kept (ordinal, id, kind, recipient_hash, protected_message, state, attempts, created_at, expires_at, due_at,
    leased_until, finished_at, error)
SELECT ordinal, id, kind, recipient_hash, protected_message, state, attempts, created_at, expires_at, due_at, leased_until,
    finished_at, error FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_kept RENAME TO outbox;

CREATE INDEX outbox_due ON outbox (kind, due_at, ordinal) WHERE state = 'pending';
CREATE INDEX outbox_order ON outbox (kind, recipient_hash, ordinal) WHERE state = 'pending';
CREATE INDEX outbox_expiring ON outbox (kind, expires_at) WHERE state IN ('pending', 'dead') AND expires_at IS NOT NULL;
CREATE INDEX outbox_dead ON outbox (kind, ordinal) WHERE state = 'dead';
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE finished_at IS NOT NULL;
