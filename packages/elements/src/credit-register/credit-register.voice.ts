import type { Words as PolicyWords } from "@xiaoben/policy/words";
import type { CampusGateway, GatewayError, Id, Pack, Pending, Ref, Session } from "@xiaoben/contract";
import type { CoreMessages, Format, Words } from "../core/index.ts";
import type { FormMessages } from "../forms/forms.strings.ts";
import type { UpwardAction } from "./credit-register.model.ts";
import type { CreditRegisterMessages } from "./credit-register.strings.ts";

/** What goes with an action beside the record that it is about. */
export interface Asked {
  input?: Record<string, string>;
  version?: number;
}

/** What a part of the element speaks with and of, and by which it acts. */
export interface Voice {
  core: Words<CoreMessages>;
  words: Words<CreditRegisterMessages>;
  forms: Words<FormMessages>;
  policy: PolicyWords;
  format: Format;
  campus: CampusGateway;
  session: Session;
  pending: readonly Pending[];
  refused: ReadonlyMap<Id, GatewayError>;
  /** Packs that judge here now, by id; `undefined` while they are loaded. */
  packs: ReadonlyMap<string, Pack> | undefined;
  /** The organisation whose register it is. */
  place: Id;
  name(person: Id): string;
  orgName(org: Id): string;
  /** Answers whether it went, or waits to go. `version`: the one that was seen, where it is for no other. */
  act(action: UpwardAction, on: Ref<"report" | "credit">, more?: Asked): Promise<boolean>;
}

/** Name of the rule that somebody is credited by; its id where its pack judges here no longer, and nothing while that is not known. */
export function ruleName({ packs, policy }: Voice, pack: string, rule: string): string {
  if (!packs) return "";
  const found = packs.get(pack);
  return found?.rules.some(({ id }) => id === rule) ? policy.title(rule, found) : rule;
}
