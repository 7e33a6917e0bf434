-- What administrators decide, and what upkeep did.

-- Append-only: a switch stands as its last change says; without one it is on.
CREATE TABLE switch_changes (
    name            TEXT    NOT NULL,
    number          INTEGER NOT NULL,    -- 1, 2, 3 … of each switch
    is_on           INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    until_at        INTEGER,             -- off until then; NULL: until somebody turns it on
    notice_vi       TEXT    NOT NULL,    -- what citizens are told; empty: the usual words
    notice_en       TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    actor           TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    PRIMARY KEY (name, number)
) STRICT;

-- A conversation under a hold is kept by every rule of retention, and cannot be erased.
CREATE TABLE holds (
    id              TEXT    PRIMARY KEY,
    kind            TEXT    NOT NULL CHECK (kind IN ('conversation', 'dossier')),
    target          TEXT    NOT NULL,
    conversation_id TEXT    NOT NULL,    -- the one that it keeps
    reason          TEXT    NOT NULL,
    placed_by       TEXT    NOT NULL,
    placed_at       INTEGER NOT NULL,
    lifted_by       TEXT,
    lifted_at       INTEGER,
    lift_reason     TEXT
) STRICT;

CREATE UNIQUE INDEX holds_open ON holds (kind, target) WHERE lifted_at IS NULL;
CREATE INDEX holds_kept ON holds (conversation_id) WHERE lifted_at IS NULL;

CREATE TABLE retention_runs (
    rule            TEXT    NOT NULL,
    started_at      INTEGER NOT NULL,
    cause           TEXT    NOT NULL CHECK (cause IN ('schedule', 'asked')),
    actor           TEXT    NOT NULL,
    ended_at        INTEGER,
    removed         INTEGER NOT NULL DEFAULT 0,
    failure         TEXT,                -- the kind of error; NULL when it went well
    PRIMARY KEY (rule, started_at)
) STRICT;

CREATE TABLE erasures (
    id              TEXT    PRIMARY KEY,
    conversation_id TEXT    NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN ('Asked', 'Done', 'Refused')),
    reason          TEXT    NOT NULL,
    asked_by        TEXT    NOT NULL,
    asked_at        INTEGER NOT NULL,
    decided_by      TEXT,
    decided_at      INTEGER,
    decision        TEXT,                -- why it was refused
    files           INTEGER NOT NULL DEFAULT 0,
    entries         INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX erasures_open ON erasures (conversation_id) WHERE state = 'Asked';
CREATE INDEX erasures_age ON erasures (asked_at);

CREATE TABLE audit_checks (
    id              TEXT    PRIMARY KEY,
    asked_by        TEXT    NOT NULL,
    started_at      INTEGER NOT NULL,
    seen_at         INTEGER NOT NULL,    -- progress was made then; long ago and not ended: its node died
    ended_at        INTEGER,
    records         INTEGER NOT NULL,    -- read so far
    total           INTEGER NOT NULL,
    verdict         TEXT,                -- Intact, Broken, Failed; NULL while it runs
    detail          TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX audit_checks_age ON audit_checks (started_at);

CREATE TABLE nodes (
    id              TEXT    PRIMARY KEY, -- of one process
    name            TEXT    NOT NULL,
    version         TEXT    NOT NULL,
    started_at      INTEGER NOT NULL,
    seen_at         INTEGER NOT NULL
) STRICT;

-- When something last happened that operators ask for: a backup.
CREATE TABLE upkeep (
    name            TEXT    PRIMARY KEY,
    at              INTEGER NOT NULL,
    detail          TEXT    NOT NULL
) STRICT;

-- NULL: written by an earlier version; filled in at the next start.
ALTER TABLE credentials ADD COLUMN not_after INTEGER;
CREATE INDEX credentials_ending ON credentials (not_after) WHERE status = 'Active';

CREATE TABLE certificate_reminders (
    credential_id   TEXT    NOT NULL,
    days            INTEGER NOT NULL,    -- before its end
    at              INTEGER NOT NULL,
    way             TEXT    NOT NULL,    -- event, sms, none
    PRIMARY KEY (credential_id, days)
) STRICT;
