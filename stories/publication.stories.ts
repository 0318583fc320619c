import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { idOf, type CampusGateway, type Publication, type Session } from "@xiaoben/contract";
import { recordsOf, type PersonKey } from "@xiaoben/demo/county";
import type { Script } from "@xiaoben/elements/testing";
import "@xiaoben/elements/publication";
import { county, countyGateway, levelOne, sessionOf } from "./fixtures/county.ts";
import { rollupsOf } from "./fixtures/overview.ts";

interface Args {
  gateway: () => CampusGateway;
  publication: string;
}

const [published, open, draft] = recordsOf(county(), "publication") as [Publication, Publication, Publication];
const { people } = county();
const heads: readonly PersonKey[] = ["shen", "shao", "lu"];
const rule = { pack: county().packs.studyHours.id, version: county().packs.studyHours.version, rule: "total", clause: "c3.1" };

/** Criticises persons: nobody publishes it by herself. */
const criticism: Publication = {
  ...open,
  id: idOf("story", "criticism"),
  title: "学年学时还没有到的教师",
  notice: "criticism",
  items: open.items.map((item, i) => ({
    ...item,
    says: `学年总学时 ${["23", "29.5", "18"][i]} / 40，还差 ${["17", "10.5", "22"][i]} 学时`,
    shown: (["initial", "number", "omitted"] as const)[i]!,
    basis: { ...rule, outcome: "notYet" },
  })),
};
const withdrawn: Publication = {
  ...published,
  id: idOf("story", "withdrawn"),
  state: "withdrawn",
  title: "重复的名单",
  reason: "学期末再一起公布",
};

/** Of what somebody sees who is only named in it, or only reads it: of its lists her own. */
const portion = (person: string, record: Publication): Publication => ({
  ...record,
  items: record.items.filter((item) => item.people?.includes(person)),
  named: record.named.filter((one) => one === person),
  objections: record.objections.filter(({ by }) => by === person),
});

const all: readonly Publication[] = [draft, open, criticism, published, withdrawn];

function seenBy(key: PersonKey, more: Script & { days?: string; publications?: readonly Publication[] } = {}): CampusGateway {
  const { days, publications = all, ...script } = more;
  const { id } = people[key];
  const seen = heads.includes(key)
    ? [...publications]
    : publications
        .filter(({ state, named }) => state === "published" || (state === "forObjection" && named.includes(id)))
        .map((one) => portion(id, one));
  const session: Session = {
    ...sessionOf(key),
    now: `${county().today}T04:00:00.000Z`,
    ...(days && { settings: { "publication.objectWithin": days } }),
  };
  return countyGateway(key, {
    session,
    records: {
      org: recordsOf(county(), "org"),
      person: recordsOf(county(), "person"),
      group: recordsOf(county(), "group"),
      calendar: recordsOf(county(), "calendar"),
      binding: recordsOf(county(), "binding"),
      publication: seen,
    },
    rollups: (ask) =>
      rollupsOf({ ...ask, ...(ask.rules && { rules: ask.rules.filter((one) => one === "total" || one === "school-based") }) }),
    ...script,
  });
}

const meta: Meta<Args> = {
  title: "Publication",
  component: "xb-publication",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => seenBy("shen", { days: "5" }), publication: "" },
  render: ({ gateway, publication }): TemplateResult =>
    html`<xb-publication publication=${publication} .gateway=${gateway()}></xb-publication>`,
};

export default meta;
type Story = StoryObj<Args>;

/** Who runs the school: what is open, drafts, what is published and what was withdrawn. */
export const List: Story = {};

/** A teacher: first what names her and is open to objection, with until when. */
export const ListOfATeacher: Story = { args: { gateway: () => seenBy("lin", { days: "5" }) } };

/** What is read, with what it rests on. */
export const Published: Story = { args: { publication: published.id, gateway: () => seenBy("su") } };

/** Somebody who is named sees her own item and nothing else, and may object. */
export const Named: Story = { args: { publication: criticism.id, gateway: () => seenBy("su", { days: "5" }) } };

/** She was answered. */
export const Answered: Story = {
  args: {
    publication: open.id,
    gateway: () =>
      seenBy("su", {
        publications: [
          {
            ...open,
            objections: [
              {
                id: "1",
                by: people.su.id,
                at: `${county().today}T01:10:00.000Z`,
                says: "我还讲过一次，十月十五日那次也是我主讲的。",
                answer: "已核对签到和记录，改为主讲两次。",
                answeredBy: people.shen.id,
                answeredAt: `${county().today}T03:20:00.000Z`,
              },
            ],
          },
        ],
      }),
  },
};

/** Open for objection: what is to be answered, what will be read, and why it cannot be published yet. */
export const Open: Story = { args: { publication: criticism.id } };

/** Another approves what criticises persons. */
export const Approving: Story = {
  args: { publication: criticism.id, gateway: () => seenBy("shao", { publications: [{ ...criticism, objections: [] }] }) },
};

/** Being drawn up: items by hand and out of a rule, each with how she is shown. */
export const Draft: Story = { args: { publication: draft.id } };

/** Waits for something inside the element. */
async function found<E extends HTMLElement>(canvas: HTMLElement, selector: string): Promise<E> {
  const root = canvas.querySelector("xb-publication")!.shadowRoot!;
  for (let i = 0; i < 200 && !root.querySelector(selector); i++) await new Promise((done) => setTimeout(done, 50));
  return root.querySelector<E>(selector)!;
}

/** Out of a rule: who came out how, in the words of the verdicts. */
export const FromARule: Story = {
  args: { publication: draft.id },
  play: async ({ canvasElement }) => {
    (await found<HTMLDetailsElement>(canvasElement, "details.fill")).open = true;
    const rules = await found<HTMLSelectElement>(canvasElement, "#fill-rule");
    rules.value = `${rule.pack} ${rule.rule}`;
    rules.dispatchEvent(new Event("change"));
    (await found(canvasElement, "[data-outcome]")).click();
  },
};

export const Withdrawn: Story = { args: { publication: withdrawn.id } };

export const Empty: Story = { args: { gateway: () => seenBy("shen", { publications: [] }) } };

export const EmptyOfATeacher: Story = { args: { gateway: () => seenBy("lin", { publications: [] }) } };

export const Loading: Story = { args: { gateway: () => seenBy("shen", { status: "loading" }) } };

/** What was done without a network waits on the device. */
export const Offline: Story = {
  args: {
    publication: criticism.id,
    gateway: () =>
      seenBy("su", {
        status: "offline",
        pending: [
          {
            actionId: idOf("story", "waiting"),
            action: "publication.object",
            on: { kind: "publication", id: criticism.id },
            state: "waiting",
            since: `${county().today}T03:00:00.000Z`,
          },
        ],
      }),
  },
};

/** Somebody else was quicker: it is said, and what is there now can be looked at. */
export const Refused: Story = {
  args: {
    publication: criticism.id,
    gateway: () =>
      seenBy("shao", {
        pending: [
          {
            actionId: idOf("story", "refused"),
            action: "publication.publish",
            on: { kind: "publication", id: criticism.id },
            state: "attention",
            since: `${county().today}T03:00:00.000Z`,
            error: { code: "transition-not-allowed" } as never,
          },
        ],
      }),
  },
};

/** Changed here and elsewhere: a person chooses. */
export const Conflict: Story = {
  args: { publication: draft.id },
  render: ({ publication }): TemplateResult => {
    const gateway = seenBy("shen") as CampusGateway & { put(kind: "publication", record: Publication): void };
    const typed = { ...draft, title: "表彰先进教研组和个人" };
    const { title, notice, period, items } = typed;
    const base = { title: draft.title, notice, period, items };
    localStorage.setItem(`xb:form:publication:${people.shen.id}:${publication}`, JSON.stringify({ title, notice, period, items, base }));
    gateway.put("publication", { ...draft, version: 2, title: "学期表彰名单" });
    return html`<xb-publication publication=${publication} .gateway=${gateway}></xb-publication>`;
  },
  play: async ({ canvasElement }) => {
    await found(canvasElement, ".conflict");
    localStorage.removeItem(`xb:form:publication:${people.shen.id}:${draft.id}`);
  },
};

/** Everything may be seen, nothing may be done. */
export const ReadOnly: Story = {
  args: {
    publication: criticism.id,
    gateway: () =>
      seenBy("shen", {
        capabilities: ["publication.list", "publication.get", "org.get", "person.list", "person.get", "group.get", "definition"],
      }),
  },
};

export const LongText: Story = {
  args: {
    publication: published.id,
    gateway: () =>
      seenBy("shen", {
        publications: [
          {
            ...published,
            title: published.title.repeat(6),
            list: published.list!.map((item) => ({ ...item, says: `${item.says}，`.repeat(20) })),
          },
        ],
      }),
  },
};

export const Failed: Story = { args: { gateway: () => seenBy("shen", { fail: { "list:publication": "internal" } }) } };

export const NotPermitted: Story = { args: { gateway: () => seenBy("shen", { fail: { "list:publication": "not-permitted" } }) } };

export const SignedOut: Story = { args: { gateway: () => seenBy("shen", { session: null }) } };

/** A back end that offers level 1 only. */
export const NotOffered: Story = { args: { gateway: () => seenBy("shen", { capabilities: levelOne }) } };

export const Phone: Story = { args: { publication: criticism.id }, globals: { viewport: { value: "phone" } } };

export const Traditional: Story = {
  args: { publication: criticism.id },
  render: ({ gateway, publication }) =>
    html`<xb-publication lang="zh-Hant" publication=${publication} .gateway=${gateway()}></xb-publication>`,
};

export const English: Story = {
  args: { publication: criticism.id },
  render: ({ gateway, publication }) => html`<xb-publication lang="en" publication=${publication} .gateway=${gateway()}></xb-publication>`,
};
