-- Failures at signing in are counted by place, and browsers that have signed in are known again.
ALTER TABLE staff_accounts DROP COLUMN failures;
ALTER TABLE staff_accounts DROP COLUMN locked_until;

CREATE TABLE staff_attempts (
    account       text   COLLATE "C" NOT NULL, -- or a name of nobody's
    place         text   COLLATE "C" NOT NULL, -- any password, any code, network HASH, device HASH, session HANDLE
    clear_at      bigint NOT NULL, -- when the last failure is forgotten
    closed_until  bigint NOT NULL,
    failures      bigint NOT NULL, -- that the audit log has not been told of
    since         bigint NOT NULL, -- the first of these; 0 when there are none
    told_at       bigint NOT NULL, -- 0: never
    PRIMARY KEY (account, place)
);

CREATE INDEX staff_attempts_age ON staff_attempts (clear_at);

CREATE TABLE staff_devices (
    account  text   COLLATE "C" NOT NULL,
    device   text   COLLATE "C" NOT NULL, -- keyed hash of what the browser keeps
    used_at  bigint NOT NULL, -- last sign-in
    PRIMARY KEY (account, device)
);

CREATE INDEX staff_devices_device ON staff_devices (device);
