-- What administrators decide, and what upkeep did.

-- Append-only: a switch stands as its last change says; without one it is on.
CREATE TABLE switch_changes (
    name            text COLLATE "C"    NOT NULL,
    number          bigint NOT NULL,    -- 1, 2, 3 … of each switch
    is_on           bigint NOT NULL CHECK (is_on IN (0, 1)),
    until_at        bigint,             -- off until then; NULL: until somebody turns it on
    notice_vi       text    NOT NULL,    -- what citizens are told; empty: the usual words
    notice_en       text    NOT NULL,
    reason          text    NOT NULL,
    actor           text    NOT NULL,
    at              bigint NOT NULL,
    PRIMARY KEY (name, number)
);

-- A conversation under a hold is kept by every rule of retention, and cannot be erased.
CREATE TABLE holds (
    id              text COLLATE "C"    PRIMARY KEY,
    kind            text    NOT NULL CHECK (kind IN ('conversation', 'dossier')),
    target          text COLLATE "C"    NOT NULL,
    conversation_id text COLLATE "C"    NOT NULL,    -- the one that it keeps
    reason          text    NOT NULL,
    placed_by       text    NOT NULL,
    placed_at       bigint NOT NULL,
    lifted_by       text,
    lifted_at       bigint,
    lift_reason     text
);

CREATE UNIQUE INDEX holds_open ON holds (kind, target) WHERE lifted_at IS NULL;
CREATE INDEX holds_kept ON holds (conversation_id) WHERE lifted_at IS NULL;

CREATE TABLE retention_runs (
    rule            text COLLATE "C"    NOT NULL,
    started_at      bigint NOT NULL,
    cause           text    NOT NULL CHECK (cause IN ('schedule', 'asked')),
    actor           text    NOT NULL,
    ended_at        bigint,
    removed         bigint NOT NULL DEFAULT 0,
    failure         text,                -- the kind of error; NULL when it went well
    PRIMARY KEY (rule, started_at)
);

CREATE TABLE erasures (
    id              text COLLATE "C"    PRIMARY KEY,
    conversation_id text COLLATE "C"    NOT NULL,
    state           text    NOT NULL CHECK (state IN ('Asked', 'Done', 'Refused')),
    reason          text    NOT NULL,
    asked_by        text    NOT NULL,
    asked_at        bigint NOT NULL,
    decided_by      text,
    decided_at      bigint,
    decision        text,                -- why it was refused
    files           bigint NOT NULL DEFAULT 0,
    entries         bigint NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX erasures_open ON erasures (conversation_id) WHERE state = 'Asked';
CREATE INDEX erasures_age ON erasures (asked_at);

CREATE TABLE audit_checks (
    id              text COLLATE "C"    PRIMARY KEY,
    asked_by        text    NOT NULL,
    started_at      bigint NOT NULL,
    seen_at         bigint NOT NULL,    -- progress was made then; long ago and not ended: its node died
    ended_at        bigint,
    records         bigint NOT NULL,    -- read so far
    total           bigint NOT NULL,
    verdict         text,                -- Intact, Broken, Failed; NULL while it runs
    detail          text    NOT NULL DEFAULT ''
);

CREATE INDEX audit_checks_age ON audit_checks (started_at);

CREATE TABLE nodes (
    id              text COLLATE "C"    PRIMARY KEY, -- of one process
    name            text COLLATE "C"    NOT NULL,
    version         text    NOT NULL,
    started_at      bigint NOT NULL,
    seen_at         bigint NOT NULL
);

-- When something last happened that operators ask for: a backup.
CREATE TABLE upkeep (
    name            text COLLATE "C"    PRIMARY KEY,
    at              bigint NOT NULL,
    detail          text    NOT NULL
);

-- NULL: written by an earlier version; filled in at the next start.
ALTER TABLE credentials ADD COLUMN not_after bigint;
CREATE INDEX credentials_ending ON credentials (not_after) WHERE status = 'Active';

CREATE TABLE certificate_reminders (
    credential_id   text COLLATE "C"    NOT NULL,
    days            bigint NOT NULL,    -- before its end
    at              bigint NOT NULL,
    way             text    NOT NULL,    -- event, sms, none
    PRIMARY KEY (credential_id, days)
);
