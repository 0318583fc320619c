import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { ActionId, CampusGateway, GatewayErrorCode, Kind, Pending } from "@xiaoben/contract";
import "@xiaoben/elements/sync-status";
import { countyGateway } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
}

const waiting = (action: ActionId, state: Pending["state"], minute: number, code?: GatewayErrorCode): Pending => ({
  actionId: `${action}-${minute}`,
  action,
  on: { kind: action.split(".")[0] as Kind, id: `story-${minute}` },
  state,
  since: `2026-11-22T02:${minute}:00.000Z`,
  input: {
    id: `story-${minute}`,
    patch: { strengths: "导入从学生分蛋糕的经验出发，全班都参与了。", problems: "小组合作前没有分工，后排三名学生没有事做。" },
  },
  ...(code ? { error: { code, detail: "", retryable: false } } : {}),
});

const meta: Meta<Args> = {
  title: "Sync status",
  component: "xb-sync-status",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => countyGateway("lin") },
  render: ({ gateway }): TemplateResult => html`<xb-sync-status .gateway=${gateway()}></xb-sync-status>`,
};

export default meta;
type Story = StoryObj<Args>;

/** One quiet line. */
export const Clean: Story = {};

export const Offline: Story = { args: { gateway: () => countyGateway("lin", { status: "offline" }) } };

export const Waiting: Story = {
  args: {
    gateway: () =>
      countyGateway("lin", {
        status: "offline",
        pending: [waiting("observation.submit", "waiting", 32), waiting("plan-section.change", "waiting", 41)],
      }),
  },
};

export const Sending: Story = {
  args: { gateway: () => countyGateway("lin", { pending: [waiting("observation.submit", "sending", 32)] }) },
};

/** Open the details: each says what happened, why, and what can be done. */
export const NeedsAttention: Story = {
  args: {
    gateway: () =>
      countyGateway("lin", {
        pending: [
          waiting("observation.submit", "attention", 12, "guard-failed"),
          waiting("plan-section.change", "attention", 20, "stale-version"),
          waiting("hour.submit", "waiting", 32),
        ],
      }),
  },
};

const unsent = [waiting("observation.submit", "waiting", 32), waiting("hour.submit", "waiting", 41)];

/** What waits longer than three days is said, with what can be done about it. */
export const TooLong: Story = {
  args: { gateway: () => countyGateway("lin", { pending: unsent, device: { late: true, oldest: "2026-11-18T02:32:00.000Z" } }) },
};

export const StorageFull: Story = { args: { gateway: () => countyGateway("lin", { pending: unsent, device: { storage: "full" } }) } };

/** As in a private window: nothing survives the page. */
export const StorageBlocked: Story = { args: { gateway: () => countyGateway("lin", { pending: unsent, device: { storage: "blocked" } }) } };

export const ClockOff: Story = { args: { gateway: () => countyGateway("lin", { device: { clockAhead: -420_000 } }) } };

/** Before signing out, with unsent work: three ways, and staying. */
export const Leaving: Story = {
  args: { gateway: () => countyGateway("lin", { pending: unsent, device: {} }) },
  render: ({ gateway }) => {
    const leave = (event: Event): void =>
      void (event.currentTarget as HTMLElement).parentElement!.querySelector("xb-sync-status")!.beforeSignOut();
    return html`<xb-sync-status .gateway=${gateway()}></xb-sync-status> <button type="button" @click=${leave}>退出</button>`;
  },
};

export const Phone: Story = { ...NeedsAttention, globals: { viewport: { value: "phone" } } };

export const Traditional: Story = {
  ...NeedsAttention,
  render: ({ gateway }) => html`<xb-sync-status lang="zh-Hant" .gateway=${gateway()}></xb-sync-status>`,
};

export const English: Story = {
  ...NeedsAttention,
  render: ({ gateway }) => html`<xb-sync-status lang="en" .gateway=${gateway()}></xb-sync-status>`,
};
