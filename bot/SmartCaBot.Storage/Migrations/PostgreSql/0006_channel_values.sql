-- What channels keep between calls: tokens, uploads, leases.

CREATE TABLE channel_values (
    key             text    COLLATE "C" PRIMARY KEY,
    version         bigint  NOT NULL,
    protected_value bytea   NOT NULL,
    expires_at      bigint
);

CREATE INDEX channel_values_age ON channel_values (expires_at) WHERE expires_at IS NOT NULL;
