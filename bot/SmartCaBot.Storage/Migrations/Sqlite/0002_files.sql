CREATE TABLE files (
    id              TEXT    PRIMARY KEY, -- random; also the name on disk
    conversation_id TEXT    NOT NULL,
    key             TEXT,                -- idempotency key of the turn that made it
    protected_file  BLOB    NOT NULL,    -- name and content type
    size            INTEGER NOT NULL,    -- bytes before encryption
    created_at      INTEGER NOT NULL,
    UNIQUE (conversation_id, key)
) STRICT;

CREATE INDEX files_age ON files (created_at);
