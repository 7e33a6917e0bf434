CREATE TABLE files (
    id              text    COLLATE "C" PRIMARY KEY, -- random; also the name on disk
    conversation_id text    COLLATE "C" NOT NULL,
    key             text    COLLATE "C",             -- idempotency key of the turn that made it
    protected_file  bytea   NOT NULL,                -- name and content type
    size            bigint  NOT NULL,                -- bytes before encryption
    created_at      bigint  NOT NULL,
    UNIQUE (conversation_id, key)
);

CREATE INDEX files_age ON files (created_at);
