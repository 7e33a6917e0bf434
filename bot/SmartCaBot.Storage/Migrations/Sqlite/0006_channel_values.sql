-- What channels keep between calls: tokens, uploads, leases.

CREATE TABLE channel_values (
    key             TEXT    PRIMARY KEY,
    version         INTEGER NOT NULL,
    protected_value BLOB    NOT NULL,
    expires_at      INTEGER
) STRICT;

CREATE INDEX channel_values_age ON channel_values (expires_at) WHERE expires_at IS NOT NULL;
