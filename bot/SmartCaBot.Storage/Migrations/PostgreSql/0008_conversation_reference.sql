-- Where the conversation's person is reached when the bot speaks first. NULL until the first turn after this step.
ALTER TABLE conversations ADD COLUMN protected_reference bytea;
