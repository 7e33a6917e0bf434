-- The log is read by sequence alone; an index by kind only made appending dearer.
DROP INDEX audit_kind;
