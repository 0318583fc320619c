import type { Capabilities, Session } from "@xiaoben/contract";
import type { Send } from "./send.ts";

/** Those for whom tokens may be given. `teacher` is the one who does most; `otherTeacher` is somebody whom his records do not concern. */
export const personNames = ["teacher", "otherTeacher", "groupLead", "schoolAdmin", "principal", "countyOfficer"] as const;
export type PersonName = (typeof personNames)[number];

export const isPersonName = (text: string): text is PersonName => (personNames as readonly string[]).includes(text);

export interface Person {
  name: PersonName;
  session: Session;
}

/** What all cases share. */
export interface World {
  send: Send;
  /** Those whose session was answered. */
  people: Partial<Record<PersonName, Person>>;
  capabilities: Capabilities | undefined;
  readOnly: boolean;
  /** Whether records of its own may be approved and rejected, and so stay. */
  approve: boolean;
  /** Tokens: no report shows them. */
  secrets: readonly string[];
  /** How long a change may stay out of the feed, in milliseconds. */
  patience: number;
}

export const offers = ({ capabilities }: World, operation: string): boolean => capabilities?.operations.includes(operation) ?? true;
