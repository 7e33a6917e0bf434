-- Deeds of the help desk are put on record in the commit of their turn, which is there once: nothing else need tell them apart.
DROP TABLE desk_actions;
