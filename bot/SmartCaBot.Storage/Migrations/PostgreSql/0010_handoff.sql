-- The times a person of the help desk was asked for, and what conversations reached. Both are written with the turn that causes them.
-- Texts are masked; nothing here is personal.

CREATE TABLE cases (
    id              text    COLLATE "C" PRIMARY KEY,
    conversation_id text    COLLATE "C" NOT NULL,
    channel         text    NOT NULL,
    language        text    NOT NULL,
    queue           text    NOT NULL,
    office          text,
    campaign        text,
    reason          text    NOT NULL,
    words           text,             -- the reason as the citizen gave it
    step            text,             -- dialog/question that was pending
    state           text    NOT NULL
                    CHECK (state IN ('Waiting', 'Agent', 'Returned', 'Closed', 'Cancelled', 'Expired')),
    agent           text,
    agent_name      text,
    note            text,             -- of the last transfer
    opened_at       bigint  NOT NULL,
    waiting_since   bigint  NOT NULL,
    claimed_at      bigint ,
    first_reply_at  bigint ,
    person_at       bigint ,
    agent_at        bigint ,
    ended_at        bigint ,
    close_reason    text,
    satisfaction    bigint ,
    first_sequence  bigint  NOT NULL, -- of the transcript, with which the person's session began
    last_sequence   bigint  NOT NULL, -- of the transcript: when the row was written, or the case ended
    changed_at      bigint  NOT NULL
);

CREATE INDEX cases_open ON cases (queue, waiting_since) WHERE state IN ('Waiting', 'Agent');
CREATE INDEX cases_conversation ON cases (conversation_id, opened_at);
CREATE INDEX cases_opened ON cases (opened_at);

-- Written at many turns, so each row goes to the end of the table and of its one index, and no page in the middle is touched.
-- A conversation may reach the same twice: readers count conversations.
CREATE TABLE milestones (
    ordinal         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id text    COLLATE "C" NOT NULL,
    campaign        text    COLLATE "C" NOT NULL, -- '' when the conversation came by no printed code
    office          text,
    name            text    COLLATE "C" NOT NULL,
    at              bigint  NOT NULL,
    began           bigint  NOT NULL -- when this conversation, with this code, reached its first
);

CREATE INDEX milestones_began ON milestones (began);
