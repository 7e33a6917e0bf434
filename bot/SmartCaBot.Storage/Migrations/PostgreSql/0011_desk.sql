-- The help desk: its queues and when they are open, canned replies, notes, who is on duty, and whom to call back.

CREATE TABLE desk_queues (
    id                  text    COLLATE "C" PRIMARY KEY,
    name                text    NOT NULL,
    position            bigint  NOT NULL,
    is_active           bigint  NOT NULL,
    pick_up_seconds     bigint  NOT NULL,
    first_reply_seconds bigint  NOT NULL,
    resolution_seconds  bigint  NOT NULL,
    wait_limit_seconds  bigint  NOT NULL,
    version             bigint  NOT NULL
);

-- Minutes since local midnight; weekday 0 is Sunday.
CREATE TABLE desk_hours (
    queue       text    NOT NULL,
    weekday     bigint  NOT NULL,
    from_minute bigint  NOT NULL,
    to_minute   bigint  NOT NULL,
    PRIMARY KEY (queue, weekday, from_minute)
);

-- Closures and extra openings; queue '' means all of them.
CREATE TABLE desk_days (
    id          text    COLLATE "C" PRIMARY KEY,
    queue       text    NOT NULL,
    day         text    NOT NULL,
    from_minute bigint  NOT NULL,
    to_minute   bigint  NOT NULL,
    is_open     bigint  NOT NULL,
    reason      text    NOT NULL
);

CREATE INDEX desk_days_day ON desk_days (day);

CREATE TABLE desk_replies (
    id           text    COLLATE "C" PRIMARY KEY,
    folder       text    NOT NULL,
    shortcut     text    COLLATE "C" NOT NULL UNIQUE,
    title        text    NOT NULL,
    body         text    NOT NULL,
    qr_url       text,
    picture_name text,
    picture_type text,
    picture      bytea,
    version      bigint  NOT NULL,
    changed_by   text    NOT NULL,
    changed_at   bigint  NOT NULL
);

CREATE TABLE desk_notes (
    id              text    COLLATE "C" PRIMARY KEY,
    conversation_id text    NOT NULL,
    case_id         text    NOT NULL,
    kind            text    NOT NULL,
    author          text    NOT NULL,
    author_name     text    NOT NULL,
    protected_text  bytea   NOT NULL,
    at              bigint  NOT NULL
);

CREATE INDEX desk_notes_conversation ON desk_notes (conversation_id, at);

-- alive_until: after this nobody has heard of the person's browser for too long.
CREATE TABLE desk_presence (
    staff       text    COLLATE "C" PRIMARY KEY,
    name        text    NOT NULL,
    office      text,
    choice      text    NOT NULL,
    viewing     text,
    alive_until bigint  NOT NULL,
    changed_at  bigint  NOT NULL
);

CREATE TABLE desk_contacts (
    id                text    COLLATE "C" PRIMARY KEY,
    conversation_id   text    NOT NULL,
    channel           text    NOT NULL,
    language          text    NOT NULL,
    queue             text    NOT NULL,
    office            text,
    reason            text    NOT NULL,
    protected_details bytea   NOT NULL,
    state             text    NOT NULL,
    agent             text,
    agent_name        text,
    created_at        bigint  NOT NULL,
    taken_at          bigint ,
    done_at           bigint ,
    outcome           text
);

CREATE INDEX desk_contacts_list ON desk_contacts (state, created_at);

CREATE INDEX desk_contacts_conversation ON desk_contacts (conversation_id, state);

-- Commands that are on record, so that each is there once however often it was sent.
CREATE TABLE desk_actions (
    id text   COLLATE "C" PRIMARY KEY,
    at bigint NOT NULL
);

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
