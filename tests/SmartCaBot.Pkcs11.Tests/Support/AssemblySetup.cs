// C_Initialize and SOFTHSM2_CONF belong to the process, so tests that use the token take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
