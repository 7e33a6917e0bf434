-- The times a person of the help desk was asked for, and what conversations reached. Both are written with the turn that causes them.
-- Texts are masked; nothing here is personal.

CREATE TABLE cases (
    id              TEXT    PRIMARY KEY,
    conversation_id TEXT    NOT NULL,
    channel         TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    queue           TEXT    NOT NULL,
    office          TEXT,
    campaign        TEXT,
    reason          TEXT    NOT NULL,
    words           TEXT,             -- the reason as the citizen gave it
    step            TEXT,             -- dialog/question that was pending
    state           TEXT    NOT NULL
                    CHECK (state IN ('Waiting', 'Agent', 'Returned', 'Closed', 'Cancelled', 'Expired')),
    agent           TEXT,
    agent_name      TEXT,
    note            TEXT,             -- of the last transfer
    opened_at       INTEGER NOT NULL,
    waiting_since   INTEGER NOT NULL,
    claimed_at      INTEGER,
    first_reply_at  INTEGER,
    person_at       INTEGER,
    agent_at        INTEGER,
    ended_at        INTEGER,
    close_reason    TEXT,
    satisfaction    INTEGER,
    first_sequence  INTEGER NOT NULL, -- of the transcript, with which the person's session began
    last_sequence   INTEGER NOT NULL, -- of the transcript: when the row was written, or the case ended
    changed_at      INTEGER NOT NULL
) STRICT;

CREATE INDEX cases_open ON cases (queue, waiting_since) WHERE state IN ('Waiting', 'Agent');
CREATE INDEX cases_conversation ON cases (conversation_id, opened_at);
CREATE INDEX cases_opened ON cases (opened_at);

-- Written at many turns, so each row goes to the end of the table and of its one index, and no page in the middle is touched.
-- A conversation may reach the same twice: readers count conversations.
CREATE TABLE milestones (
    ordinal         INTEGER PRIMARY KEY,
    conversation_id TEXT    NOT NULL,
    campaign        TEXT    NOT NULL, -- '' when the conversation came by no printed code
    office          TEXT,
    name            TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    began           INTEGER NOT NULL  -- when this conversation, with this code, reached its first
) STRICT;

CREATE INDEX milestones_began ON milestones (began);
