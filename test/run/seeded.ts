import fc from "fast-check";

/** Loaded before the files that share a process: whatever they draw at random, they draw from the seed of the run. */
const seed = Number(process.env["XB_SEED"]);
if (seed) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
