import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Task } from "@xiaoben/contract";
import "@xiaoben/elements/tasks";
import { county, countyGateway, levelOne } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
}

const waiting = (): Task[] => {
  const { landmarks } = county();
  return [
    { action: "observation.create", on: landmarks.lessonForLin },
    { action: "observation.answer", on: landmarks.observationForSu, due: "2026-11-20T10:00:00.000Z" },
    { action: "observation.sign", on: landmarks.observationForGu, due: "2026-11-23T10:00:00.000Z" },
    { action: "pair.sign", on: landmarks.pair },
    { action: "plan.approve", on: landmarks.planApproving, due: "2026-12-01T10:00:00.000Z" },
    { action: "hour.approve", on: landmarks.hourWaiting },
  ];
};

const meta: Meta<Args> = {
  title: "Tasks",
  component: "xb-tasks",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => countyGateway("lin", { tasks: waiting() }) },
  render: ({ gateway }): TemplateResult => html`<xb-tasks .gateway=${gateway()}></xb-tasks>`,
};

export default meta;
type Story = StoryObj<Args>;

/** What presses comes first; a date that is past is said in words. */
export const Full: Story = {};

export const One: Story = { args: { gateway: () => countyGateway("lin", { tasks: waiting().slice(0, 1) }) } };

export const Empty: Story = { args: { gateway: () => countyGateway("lin", { tasks: [] }) } };

/** A school administrator in the last week: eight at first, the others when asked. */
export const Many: Story = {
  args: {
    gateway: () => {
      const hours = county()
        .records.filter((entry) => entry.kind === "hour" && entry.record.state === "submitted")
        .slice(0, 30);
      return countyGateway("shen", {
        tasks: hours.map(({ record }): Task => ({ action: "hour.approve", on: { kind: "hour", id: record.id } })),
      });
    },
  },
};

/** The record of a task cannot be seen any more. */
export const Gone: Story = {
  args: { gateway: () => countyGateway("lin", { tasks: [{ action: "observation.sign", on: { kind: "observation", id: "gone" } }] }) },
};

export const Loading: Story = { args: { gateway: () => countyGateway("lin", { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => countyGateway("lin", { fail: { tasks: "offline" } }) } };

export const SignedOut: Story = { args: { gateway: () => countyGateway("lin", { session: null }) } };

/** A back end that offers level 1 only. */
export const NotOffered: Story = { args: { gateway: () => countyGateway("lin", { capabilities: levelOne }) } };

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const Traditional: Story = { render: ({ gateway }) => html`<xb-tasks lang="zh-Hant" .gateway=${gateway()}></xb-tasks>` };

export const English: Story = { render: ({ gateway }) => html`<xb-tasks lang="en" .gateway=${gateway()}></xb-tasks>` };
