/** Forms and intents that survive reload, crash and a network that comes and goes. */
export { withOutbox, type Outbox, type OutboxOptions } from "./outbox.ts";
