-- What citizens are asked to sign through VNPT's gateway. Nothing personal stands in clear; the subject is a pseudonym that only this installation can open.

CREATE TABLE gateway_requests (
    id                 text    COLLATE "C" PRIMARY KEY,
    kind               text    COLLATE "C" NOT NULL,
    request_key        text    COLLATE "C" NOT NULL UNIQUE,
    subject            text    COLLATE "C" NOT NULL,    -- empty where nobody has the number
    conversation_id    text    COLLATE "C" NOT NULL,
    state              text    COLLATE "C" NOT NULL,
    created_at         bigint  NOT NULL,
    expires_at         bigint  NOT NULL,
    look_at            bigint ,             -- when something is to be done next
    version            bigint  NOT NULL,
    protected_content  bytea   NOT NULL
);

CREATE INDEX gateway_requests_due ON gateway_requests (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX gateway_requests_subject ON gateway_requests (subject, created_at);
CREATE INDEX gateway_requests_conversation ON gateway_requests (conversation_id);
