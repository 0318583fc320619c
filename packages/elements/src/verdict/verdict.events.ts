import type { Subject, Verdict } from "@xiaoben/contract";

/** Somebody wants to see how a figure came about. A page that shows it elsewhere prevents the default; else it is shown in place. */
export class XbVerdictOpenRequestEvent extends Event {
  static readonly type = "xb-verdict-open-request";
  readonly subject: Subject;
  /** Pack, version and id of the rule or consequence. */
  readonly rule: Verdict["rule"];
  /** Key of the period: `schoolYear:2026-2027`. */
  readonly period: string;

  constructor({ subject, rule, period }: Pick<Verdict, "subject" | "rule"> & { period: { key: string } }) {
    super(XbVerdictOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.subject = subject;
    this.rule = rule;
    this.period = period.key;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-verdict-open-request": XbVerdictOpenRequestEvent;
  }
}
