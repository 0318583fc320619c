import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Plan, PlanSection } from "@xiaoben/contract";
import { recordsOf } from "@xiaoben/demo/county";
import "@xiaoben/elements/plan-editor";
import { county, countyGateway, levelOne } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  plan: string;
}

const { landmarks } = county();
const plan = (id: string): Plan => recordsOf(county(), "plan").find((one) => one.id === id)!;
const sections = (id: string): PlanSection[] => recordsOf(county(), "plan-section").filter((one) => one.plan === id);

/** The plan in approval, back in its author's hands: everything is written. */
function complete(change: Partial<Plan>, more: Parameters<typeof countyGateway>[1] = {}): CampusGateway {
  const gateway = countyGateway("gu", more);
  gateway.put("plan", { ...plan(landmarks.planApproving.id), ...change });
  return gateway;
}

const meta: Meta<Args> = {
  title: "Plan editor",
  component: "xb-plan-editor",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => countyGateway("shen"), plan: landmarks.planDraft.id },
  render: ({ gateway, plan }): TemplateResult => html`<xb-plan-editor plan=${plan} .gateway=${gateway()}></xb-plan-editor>`,
};

export default meta;
type Story = StoryObj<Args>;

/** Some sections are empty: said in words, and one press away. */
export const Writing: Story = {};

/** Everything is written and can be submitted. */
export const Complete: Story = {
  args: { plan: landmarks.planApproving.id, gateway: () => complete({ state: "draft", due: "2026-11-30" }) },
};

/** The day has passed: said without blame, and it can still be submitted. */
export const PastDue: Story = {
  args: { plan: landmarks.planApproving.id, gateway: () => complete({ state: "draft", due: "2026-11-15" }) },
};

/** Came back with a reason. */
export const Returned: Story = {
  args: { plan: landmarks.planApproving.id, gateway: () => complete({ state: "returned", reason: "研修内容里请写明每一项谁负责。" }) },
};

/** The principal reads, then approves or returns. */
export const Approving: Story = { args: { plan: landmarks.planApproving.id, gateway: () => countyGateway("shao") } };

export const Approved: Story = { args: { plan: landmarks.planApproved.id, gateway: () => countyGateway("shao") } };

/** Submitted without a network: kept on the device. */
export const OfflineUnsent: Story = {
  args: {
    plan: landmarks.planApproving.id,
    gateway: () => {
      const gateway = complete({ state: "draft" }, { status: "offline" });
      void gateway.act("plan.submit", { id: landmarks.planApproving.id });
      return gateway;
    },
  },
};

/** A refusal stays until somebody decides. */
export const Refused: Story = {
  args: {
    plan: landmarks.planApproving.id,
    gateway: () => {
      const gateway = complete({ state: "draft" }, { refuse: { "plan.submit": "transition-not-allowed" } });
      void gateway.act("plan.submit", { id: landmarks.planApproving.id });
      return gateway;
    },
  },
};

export const LongText: Story = {
  args: {
    plan: landmarks.planApproving.id,
    gateway: () => {
      const gateway = countyGateway("shao");
      for (const section of sections(landmarks.planApproving.id))
        gateway.put("plan-section", { ...section, text: section.text.repeat(12) });
      return gateway;
    },
  },
};

export const Empty: Story = { args: { plan: "", gateway: () => countyGateway("lu") } };

export const Loading: Story = { args: { gateway: () => countyGateway("shen", { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => countyGateway("shen", { fail: { "list:plan-section": "internal" } }) } };

export const NotPermitted: Story = { args: { gateway: () => countyGateway("shen", { fail: { "one:plan": "not-permitted" } }) } };

export const SignedOut: Story = { args: { gateway: () => countyGateway("shen", { session: null }) } };

/** A back end that offers level 1 only. */
export const NotOffered: Story = { args: { gateway: () => countyGateway("shen", { capabilities: levelOne }) } };

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const Traditional: Story = {
  render: ({ gateway, plan }) => html`<xb-plan-editor lang="zh-Hant" plan=${plan} .gateway=${gateway()}></xb-plan-editor>`,
};

export const English: Story = {
  render: ({ gateway, plan }) => html`<xb-plan-editor lang="en" plan=${plan} .gateway=${gateway()}></xb-plan-editor>`,
};
