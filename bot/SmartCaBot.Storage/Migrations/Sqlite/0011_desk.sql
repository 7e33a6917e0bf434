-- The help desk: its queues and when they are open, canned replies, notes, who is on duty, and whom to call back.

CREATE TABLE desk_queues (
    id                  TEXT    PRIMARY KEY,
    name                TEXT    NOT NULL,
    position            INTEGER NOT NULL,
    is_active           INTEGER NOT NULL,
    pick_up_seconds     INTEGER NOT NULL,
    first_reply_seconds INTEGER NOT NULL,
    resolution_seconds  INTEGER NOT NULL,
    wait_limit_seconds  INTEGER NOT NULL,
    version             INTEGER NOT NULL
) STRICT;

-- Minutes since local midnight; weekday 0 is Sunday.
CREATE TABLE desk_hours (
    queue       TEXT    NOT NULL,
    weekday     INTEGER NOT NULL,
    from_minute INTEGER NOT NULL,
    to_minute   INTEGER NOT NULL,
    PRIMARY KEY (queue, weekday, from_minute)
) STRICT;

-- Closures and extra openings; queue '' means all of them.
CREATE TABLE desk_days (
    id          TEXT    PRIMARY KEY,
    queue       TEXT    NOT NULL,
    day         TEXT    NOT NULL,
    from_minute INTEGER NOT NULL,
    to_minute   INTEGER NOT NULL,
    is_open     INTEGER NOT NULL,
    reason      TEXT    NOT NULL
) STRICT;

CREATE INDEX desk_days_day ON desk_days (day);

CREATE TABLE desk_replies (
    id           TEXT    PRIMARY KEY,
    folder       TEXT    NOT NULL,
    shortcut     TEXT    NOT NULL UNIQUE,
    title        TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    qr_url       TEXT,
    picture_name TEXT,
    picture_type TEXT,
    picture      BLOB,
    version      INTEGER NOT NULL,
    changed_by   TEXT    NOT NULL,
    changed_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE desk_notes (
    id              TEXT    PRIMARY KEY,
    conversation_id TEXT    NOT NULL,
    case_id         TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    author          TEXT    NOT NULL,
    author_name     TEXT    NOT NULL,
    protected_text  BLOB    NOT NULL,
    at              INTEGER NOT NULL
) STRICT;

CREATE INDEX desk_notes_conversation ON desk_notes (conversation_id, at);

-- alive_until: after this nobody has heard of the person's browser for too long.
CREATE TABLE desk_presence (
    staff       TEXT    PRIMARY KEY,
    name        TEXT    NOT NULL,
    office      TEXT,
    choice      TEXT    NOT NULL,
    viewing     TEXT,
    alive_until INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE desk_contacts (
    id                TEXT    PRIMARY KEY,
    conversation_id   TEXT    NOT NULL,
    channel           TEXT    NOT NULL,
    language          TEXT    NOT NULL,
    queue             TEXT    NOT NULL,
    office            TEXT,
    reason            TEXT    NOT NULL,
    protected_details BLOB    NOT NULL,
    state             TEXT    NOT NULL,
    agent             TEXT,
    agent_name        TEXT,
    created_at        INTEGER NOT NULL,
    taken_at          INTEGER,
    done_at           INTEGER,
    outcome           TEXT
) STRICT;

CREATE INDEX desk_contacts_list ON desk_contacts (state, created_at);

CREATE INDEX desk_contacts_conversation ON desk_contacts (conversation_id, state);

-- Commands that are on record, so that each is there once however often it was sent.
CREATE TABLE desk_actions (
    id TEXT    PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

-- What has changed since one last looked.
CREATE INDEX cases_changed ON cases (changed_at);

-- One queue to begin with, open in office hours; a supervisor changes both.
INSERT INTO desk_queues VALUES ('general', 'Hỗ trợ chung', 1, 1, 300, 600, 28800, 900, 1);

INSERT INTO desk_hours VALUES
    ('general', 1, 450, 690), ('general', 1, 780, 1020),
    ('general', 2, 450, 690), ('general', 2, 780, 1020),
    ('general', 3, 450, 690), ('general', 3, 780, 1020),
    ('general', 4, 450, 690), ('general', 4, 780, 1020),
    ('general', 5, 450, 690), ('general', 5, 780, 1020);
