-- Systems of others that sign through our APIs. Of a secret only a keyed hash is kept.

CREATE TABLE integrators (
    client_id       text COLLATE "C"    PRIMARY KEY,
    name            text COLLATE "C"    NOT NULL,
    contact         text    NOT NULL,    -- an organisation's, not a person's
    kinds           text    NOT NULL,    -- words parted by spaces: sp769v1 sp769v2 csc
    scopes          text    NOT NULL,    -- words parted by spaces
    redirects       text    NOT NULL,    -- addresses, one a line
    webhooks        text    NOT NULL,
    suspended       bigint NOT NULL CHECK (suspended IN (0, 1)),
    version         bigint NOT NULL,
    created_by      text    NOT NULL,
    created_at      bigint NOT NULL,
    changed_at      bigint NOT NULL
);

CREATE TABLE integrator_secrets (
    client_id       text COLLATE "C"    NOT NULL,
    number          bigint NOT NULL,    -- 1, 2, 3 …
    salt            bytea    NOT NULL,
    hash            bytea    NOT NULL,
    made_by         text    NOT NULL,
    made_at         bigint NOT NULL,
    ends_at         bigint,             -- NULL: until it is replaced
    PRIMARY KEY (client_id, number)
);
