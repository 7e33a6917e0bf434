-- A dead message keeps its payload so that an operator can have it sent again, or drop it.
ALTER TABLE outbox DROP CONSTRAINT outbox_state_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_state_check
    CHECK (state IN ('pending', 'delivered', 'expired', 'dead', 'dropped'));

DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (kind, due_at, ordinal) WHERE state = 'pending';
CREATE INDEX outbox_expiring ON outbox (kind, expires_at) WHERE state IN ('pending', 'dead') AND expires_at IS NOT NULL;
CREATE INDEX outbox_dead ON outbox (kind, ordinal) WHERE state = 'dead';
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE finished_at IS NOT NULL;
