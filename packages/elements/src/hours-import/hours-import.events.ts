import type { ImportReport } from "@xiaoben/contract";

/** Rows of a ledger were written. Lists beside the element can be read anew. */
export class XbHoursImportedEvent extends Event {
  static readonly type = "xb-hours-imported";
  /** What was written, and what was left out. */
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super(XbHoursImportedEvent.type, { bubbles: true, composed: true });
    this.report = report;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-hours-imported": XbHoursImportedEvent;
  }
}
