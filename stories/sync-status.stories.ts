import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { ActionId, CampusGateway, GatewayErrorCode, Kind, Pending } from "@xiaoben/contract";
import type { XbSyncStatusElement } from "@xiaoben/elements/sync-status";
import "@xiaoben/elements/sync-status";
import { countyGateway } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
}

const waiting = (action: ActionId, state: Pending["state"], minute: number, code?: GatewayErrorCode, day = "22"): Pending => ({
  actionId: `${action}-${minute}`,
  action,
  on: { kind: action.split(".")[0] as Kind, id: `story-${minute}` },
  state,
  since: `2026-11-${day}T02:${minute}:00.000Z`,
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

/** What stands in an open form: it is on the device, and about to be sent. */
export const JustTyped: Story = { args: { gateway: () => countyGateway("lin", { device: { unsent: 1 } }) } };

/** What waits longer than three days is said, with what can be done about it. */
export const TooLong: Story = {
  args: {
    gateway: () =>
      countyGateway("lin", {
        status: "offline",
        pending: [waiting("observation.submit", "waiting", 32, undefined, "18"), waiting("hour.submit", "waiting", 41)],
        device: { late: true, oldest: "2026-11-18T02:32:00.000Z" },
      }),
  },
  play: ({ canvasElement }) => opened(canvasElement),
};

/** What can be stored no more is in the page alone, and the line says so. */
export const StorageFull: Story = {
  args: { gateway: () => countyGateway("lin", { status: "offline", pending: unsent, device: { storage: "full" } }) },
};

/** As in a private window: nothing survives the page. */
export const StorageBlocked: Story = {
  args: { gateway: () => countyGateway("lin", { status: "offline", pending: unsent, device: { storage: "blocked" } }) },
};

export const ClockOff: Story = { args: { gateway: () => countyGateway("lin", { device: { clockAhead: -420_000 } }) } };

/** Before signing out, with unsent work: three ways, and staying. */
export const Leaving: Story = {
  args: { gateway: () => countyGateway("lin", { status: "offline", pending: unsent, device: { left: 2 } }) },
  render: ({ gateway }) => {
    const leave = (event: Event): void =>
      void (event.currentTarget as HTMLElement).parentElement!.querySelector("xb-sync-status")!.beforeSignOut();
    return html`<xb-sync-status .gateway=${gateway()}></xb-sync-status>
      <button type="button" class="of-the-page" @click=${leave}>${signOut[document.documentElement.lang] ?? signOut["zh-Hans"]}</button>`;
  },
  play: async ({ canvasElement }) => {
    canvasElement.querySelector<HTMLElement>(".of-the-page")!.click();
    await until(() => statusIn(canvasElement).renderRoot.querySelector("dialog[open]"));
  },
};

/** Sending was tried: two ways are left. */
export const LeavingUnsent: Story = {
  ...Leaving,
  play: async (context) => {
    await Leaving.play!(context);
    const { renderRoot } = statusIn(context.canvasElement);
    renderRoot.querySelector<HTMLElement>("dialog .primary")!.click();
    await until(() => renderRoot.querySelector("dialog[open] .notice"));
  },
};

/** Another account's file, and one that was taken in before. */
export const TakenBack: Story = {
  args: {
    gateway: () =>
      countyGateway("lin", { device: { rescue: { taken: 2, known: 1, left: [{ what: "hour.submit", why: "not-this-person" }] } } }),
  },
  play: async ({ canvasElement }) => {
    await opened(canvasElement);
    const { renderRoot } = statusIn(canvasElement);
    const input = renderRoot.querySelector<HTMLInputElement>("input[type=file]")!;
    const files = new DataTransfer();
    files.items.add(new File(["{}"], "xiaoben-unsent-2026-11-22.json"));
    input.files = files.files;
    input.dispatchEvent(new Event("change"));
    await until(() => renderRoot.querySelector(".rescue ~ p")?.textContent?.trim());
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

const signOut: Record<string, string> = { "zh-Hans": "退出", "zh-Hant": "登出", en: "Sign out" };

const statusIn = (canvas: HTMLElement): XbSyncStatusElement => canvas.querySelector("xb-sync-status")!;

/** Opens the details, as a click does. */
async function opened(canvas: HTMLElement): Promise<void> {
  const toggle = await until(() => statusIn(canvas).renderRoot.querySelector<HTMLElement>("[aria-expanded=false]"));
  toggle.click();
  await statusIn(canvas).updateComplete;
}

async function until<T>(find: () => T | null | undefined | ""): Promise<T> {
  for (let i = 0; i < 100; i++) {
    const found = find();
    if (found) return found;
    await new Promise((again) => setTimeout(again, 20));
  }
  throw new Error("The story did not come to what it shows");
}
