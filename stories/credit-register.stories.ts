import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { idOf, reportFile, reportHash, type CampusGateway, type Credit, type Report, type ReportItem } from "@xiaoben/contract";
import { recordsOf } from "@xiaoben/demo/county";
import type { Script } from "@xiaoben/elements/testing";
import "@xiaoben/elements/credit-register";
import { county, countyGateway, levelOne } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
}

const period = "schoolYear:2026-2027";
const rule = { pack: "qinghe.study-hours", version: "2026.1", id: "total" };
const amounts = ["12.5", "8", "21.5", "6", "15", "9.5"];

/** People of the school, with what they are credited with in a report. */
const colleagues = () =>
  recordsOf(county(), "person")
    .filter(({ org }) => org === county().orgs.nanhu.id)
    .slice(0, amounts.length);

const base = (name: string, version = 1) => ({
  id: idOf("story", name),
  version,
  org: county().orgs.nanhu.id,
  createdAt: "2026-11-02T02:00:00.000Z",
  updatedAt: "2026-11-02T02:00:00.000Z",
});

const credit = (n: number, state: Credit["state"], report: string, more: Partial<Credit> = {}): Credit => ({
  ...base(`credit-${report}-${n}`),
  state,
  person: colleagues()[n]!.id,
  rule: { ...rule, version: county().packs.studyHours.version },
  period,
  asOf: "2026-11-02",
  sequence: "1",
  amount: amounts[n]!,
  unit: "hour",
  total: amounts[n]!,
  basis: [],
  report: idOf("story", report),
  ...more,
});

const report = (name: string, state: Report["state"], day: string, more: Partial<Report> = {}): Report => ({
  ...base(name),
  createdAt: `${day}T02:00:00.000Z`,
  state,
  by: county().people.shen.id,
  pack: rule.pack,
  rule: rule.id,
  period,
  unit: "hour",
  asOf: day,
  items: [],
  ...more,
});

const lines = (count: number, number: string, more: (n: number) => Partial<ReportItem> = () => ({})): ReportItem[] =>
  colleagues()
    .slice(0, count)
    .map((person, n) => ({
      credit: idOf("story", `${number}-${n}`),
      version: 1,
      person: person.id,
      name: person.displayName,
      staffNumber: person.externalIds["staffNumber"] ?? "",
      amount: amounts[n]!,
      number: `${number}/${n + 1}`,
      ...more(n),
    }));

const sent = (name: string, state: "sent" | "receipted", day: string, number: string, more: Partial<Report>): Report => {
  const whole = report(name, state, day, { number, sender: county().orgs.nanhu.name, sentAt: `${day}T03:00:00.000Z`, ...more });
  return { ...whole, fileHash: reportHash(reportFile(whole)) };
};

const rejectedWhy = "上级平台查不到这个工号，请核对后重新上报。";

function reports(): Report[] {
  const outcome = (n: number): Partial<ReportItem> =>
    n === 2 ? { outcome: "rejected", reason: rejectedWhy } : { outcome: "registered", registration: `SJ-2026-${417 + n}` };
  return [
    report("draft", "draft", "2026-11-20", {
      items: lines(2, "x").map(({ number: _number, name: _name, staffNumber: _staff, ...item }) => item),
      left: [{ person: colleagues()[2]!.id, why: "uncorrected" }],
    }),
    sent("sent", "sent", "2026-11-10", "3F0A1C-20261110-002", { items: lines(4, "3F0A1C-20261110-002"), totals: { sent: "48" } }),
    sent("done", "receipted", "2026-11-02", "3F0A1C-20261102-001", {
      items: lines(6, "3F0A1C-20261102-001", outcome),
      totals: { sent: "72.5", registered: "51", rejected: "21.5" },
    }),
  ];
}

const credits = (): Credit[] => [
  ...[0, 1, 3, 4, 5].map((n) =>
    credit(n, "registered", "done", { number: `3F0A1C-20261102-001/${n + 1}`, registration: `SJ-2026-${417 + n}` }),
  ),
  credit(2, "rejected", "done", { number: "3F0A1C-20261102-001/3", reason: rejectedWhy }),
  credit(0, "reported", "sent", { sequence: "2", number: "3F0A1C-20261110-002/1" }),
  credit(1, "prepared", "draft", { sequence: "2" }),
];

function seenBy(key: "su" | "shen" | "lu", more: Script = {}, records: { credit?: Credit[]; report?: Report[] } = {}): CampusGateway {
  const all = records.credit ?? credits();
  return countyGateway(key, {
    records: {
      org: recordsOf(county(), "org"),
      person: recordsOf(county(), "person"),
      calendar: recordsOf(county(), "calendar"),
      binding: recordsOf(county(), "binding"),
      credit: key === "su" ? all.slice(0, 3).map((one) => ({ ...one, person: county().people.su.id })) : all,
      report: key === "su" ? [] : (records.report ?? reports()),
    },
    ...more,
  });
}

const meta: Meta<Args> = {
  title: "Credit register",
  component: "xb-credit-register",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => seenBy("shen") },
  render: ({ gateway }): TemplateResult => html`<xb-credit-register .gateway=${gateway()}></xb-credit-register>`,
};

export default meta;
type Story = StoryObj<Args>;

/** The school: it gathers, hands in, and puts right what was sent back. */
export const School: Story = {};

/** The county: it sends, and reads receipts. */
export const County: Story = { args: { gateway: () => seenBy("lu") } };

/** Everybody sees her own. */
export const Own: Story = { args: { gateway: () => seenBy("su") } };

export const Empty: Story = { args: { gateway: () => seenBy("shen", {}, { credit: [], report: [] }) } };

export const EmptyOwn: Story = { args: { gateway: () => seenBy("su", {}, { credit: [] }) } };

export const Loading: Story = { args: { gateway: () => seenBy("shen", { status: "loading" }) } };

/** What was done without a network waits on the device. */
export const Offline: Story = {
  args: {
    gateway: () =>
      seenBy("shen", {
        status: "offline",
        pending: [
          {
            actionId: idOf("story", "waiting"),
            action: "report.submit",
            on: { kind: "report", id: idOf("story", "draft") },
            state: "waiting",
            since: "2026-11-22T03:00:00.000Z",
          },
        ],
      }),
  },
};

/** Somebody else was quicker: it is said, and what is there now can be looked at. */
export const Refused: Story = {
  args: {
    gateway: () =>
      seenBy("shen", {
        pending: [
          {
            actionId: idOf("story", "refused"),
            action: "report.submit",
            on: { kind: "report", id: idOf("story", "draft") },
            state: "attention",
            since: "2026-11-22T03:00:00.000Z",
            error: { code: "transition-not-allowed" } as never,
          },
        ],
      }),
  },
};

export const ReadOnly: Story = {
  args: {
    gateway: () =>
      seenBy("shen", {
        capabilities: ["credit.list", "report.list", "definition", "org.get", "binding.list", "person.get", "calendar.list"],
      }),
  },
};

/** Nobody can be credited before a clause is decided: it is said of whom. */
export const Undetermined: Story = {
  args: {
    gateway: () =>
      seenBy(
        "shen",
        {},
        {
          report: [
            report("open", "draft", "2026-11-20", { left: colleagues().map(({ id }) => ({ person: id, why: "undetermined" as const })) }),
          ],
        },
      ),
  },
};

export const LongText: Story = {
  args: {
    gateway: () =>
      seenBy("shen", {}, { credit: credits().map((one) => ({ ...one, ...(one.reason && { reason: rejectedWhy.repeat(20) }) })) }),
  },
};

export const Failed: Story = { args: { gateway: () => seenBy("shen", { fail: { "list:credit": "internal" } }) } };

export const NotPermitted: Story = { args: { gateway: () => seenBy("shen", { fail: { "list:credit": "not-permitted" } }) } };

export const SignedOut: Story = { args: { gateway: () => seenBy("shen", { session: null }) } };

/** A back end that offers level 1 only. */
export const NotOffered: Story = { args: { gateway: () => seenBy("shen", { capabilities: levelOne }) } };

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const Traditional: Story = {
  render: ({ gateway }) => html`<xb-credit-register lang="zh-Hant" .gateway=${gateway()}></xb-credit-register>`,
};

export const English: Story = { render: ({ gateway }) => html`<xb-credit-register lang="en" .gateway=${gateway()}></xb-credit-register>` };
