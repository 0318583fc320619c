/** Behaviour suites that every store, and every back end over a store, must pass. For tests only. */
export { behaviourSuite } from "./behaviour-suite.ts";
export { fixture, ids, newActivity, newHour, newObservation, newPlan, observationId, seed, type PersonName } from "./fixture.ts";
export { newBinding, newDecision, nextPack } from "./practice-fixture.ts";
export { refused, type Runner } from "./runner.ts";
export { storeSuite } from "./store-suite.ts";
