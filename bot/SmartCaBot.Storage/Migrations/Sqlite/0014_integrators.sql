-- Systems of others that sign through our APIs. Of a secret only a keyed hash is kept.

CREATE TABLE integrators (
    client_id       TEXT    PRIMARY KEY,
    name            TEXT    NOT NULL,
    contact         TEXT    NOT NULL,    -- an organisation's, not a person's
    kinds           TEXT    NOT NULL,    -- words parted by spaces: sp769v1 sp769v2 csc
    scopes          TEXT    NOT NULL,    -- words parted by spaces
    redirects       TEXT    NOT NULL,    -- addresses, one a line
    webhooks        TEXT    NOT NULL,
    suspended       INTEGER NOT NULL CHECK (suspended IN (0, 1)),
    version         INTEGER NOT NULL,
    created_by      TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    changed_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE integrator_secrets (
    client_id       TEXT    NOT NULL,
    number          INTEGER NOT NULL,    -- 1, 2, 3 …
    salt            BLOB    NOT NULL,
    hash            BLOB    NOT NULL,
    made_by         TEXT    NOT NULL,
    made_at         INTEGER NOT NULL,
    ends_at         INTEGER,             -- NULL: until it is replaced
    PRIMARY KEY (client_id, number)
) STRICT;
