-- Failures at signing in are counted by place, and browsers that have signed in are known again.
ALTER TABLE staff_accounts DROP COLUMN failures;
ALTER TABLE staff_accounts DROP COLUMN locked_until;

CREATE TABLE staff_attempts (
    account       TEXT    NOT NULL, -- or a name of nobody's
    place         TEXT    NOT NULL, -- any password, any code, network HASH, device HASH, session HANDLE
    clear_at      INTEGER NOT NULL, -- when the last failure is forgotten
    closed_until  INTEGER NOT NULL,
    failures      INTEGER NOT NULL, -- that the audit log has not been told of
    since         INTEGER NOT NULL, -- the first of these; 0 when there are none
    told_at       INTEGER NOT NULL, -- 0: never
    PRIMARY KEY (account, place)
) STRICT;

CREATE INDEX staff_attempts_age ON staff_attempts (clear_at);

CREATE TABLE staff_devices (
    account  TEXT    NOT NULL,
    device   TEXT    NOT NULL, -- keyed hash of what the browser keeps
    used_at  INTEGER NOT NULL, -- last sign-in
    PRIMARY KEY (account, device)
) STRICT;

CREATE INDEX staff_devices_device ON staff_devices (device);
