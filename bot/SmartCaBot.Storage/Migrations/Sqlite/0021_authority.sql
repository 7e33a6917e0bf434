-- Certificates of the authorities and their services, and revocation lists. Nothing of it is personal.

CREATE TABLE authority_certificates (
    serial_number   TEXT    PRIMARY KEY,
    role            TEXT    NOT NULL,
    number          INTEGER NOT NULL,
    key_label       TEXT    NOT NULL,
    certificate     BLOB    NOT NULL,
    not_before      INTEGER NOT NULL,
    not_after       INTEGER NOT NULL,
    status          TEXT    NOT NULL,
    status_changed_at INTEGER,
    reason          TEXT,
    version         INTEGER NOT NULL,
    UNIQUE (role, number)
) STRICT;

CREATE TABLE revocation_lists (
    issuer          TEXT    NOT NULL,
    number          INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    this_update     INTEGER NOT NULL,
    next_update     INTEGER NOT NULL,
    list            BLOB    NOT NULL,
    PRIMARY KEY (issuer, number)
) STRICT;

-- statuses: grows with every change of a status, so that a list that lacks one is known. leases: parts of time stamps' numbers.
CREATE TABLE authority_counters (
    name            TEXT    PRIMARY KEY,
    value           INTEGER NOT NULL
) STRICT;

INSERT INTO authority_counters (name, value) VALUES ('statuses', 0), ('leases', 0);

CREATE TRIGGER credentials_status AFTER UPDATE OF status ON credentials WHEN old.status <> new.status
BEGIN UPDATE authority_counters SET value = value + 1 WHERE name = 'statuses'; END;

CREATE TRIGGER authority_certificates_status AFTER UPDATE OF status ON authority_certificates WHEN old.status <> new.status
BEGIN UPDATE authority_counters SET value = value + 1 WHERE name = 'statuses'; END;
