import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, HoursExporter } from "@xiaoben/contract";
import type { XbHoursExportElement } from "@xiaoben/elements/hours-export";
import "@xiaoben/elements/hours-export";
import { countyGateway } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  exporter: HoursExporter | undefined;
  press: string;
  lang: string;
}

const empty: HoursExporter = { file: async () => new Blob(["姓名\r\n合计:0\r\n"]) };
const failing: HoursExporter = {
  file: async () => {
    throw Object.assign(new Error("no network"), { code: "offline" });
  },
};
const slow: HoursExporter = { file: () => new Promise<Blob>(() => undefined) };

const meta: Meta<Args> = {
  title: "Hours export",
  component: "xb-hours-export",
  argTypes: { gateway: { table: { disable: true } }, exporter: { table: { disable: true } } },
  args: { gateway: () => countyGateway("shen"), exporter: empty, press: "", lang: "" },
  render: ({ gateway, exporter, lang }): TemplateResult =>
    html`<xb-hours-export lang=${lang} .gateway=${gateway()} .exporter=${exporter}></xb-hours-export>`,
  play: async ({ canvasElement, args: { press } }) => {
    const element = canvasElement.querySelector<XbHoursExportElement>("xb-hours-export")!;
    await element.updateComplete;
    if (press) element.renderRoot.querySelector<HTMLElement>(`[data-make="${press}"]`)?.click();
  },
};

export default meta;
type Story = StoryObj<Args>;

/** Beside a list. */
export const Ready: Story = {};

/** The file is made. */
export const Loading: Story = { args: { exporter: slow, press: "xlsx" } };

/** There is nothing to print. */
export const Empty: Story = { args: { press: "print" } };

export const Offline: Story = { args: { exporter: failing, press: "csv" } };

/** A back end without files of records: the tool is not there. */
export const NotOffered: Story = { args: { gateway: () => countyGateway("shen", { capabilities: [] }) } };

export const SignedOut: Story = { args: { gateway: () => countyGateway("shen", { session: null }) } };

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const English: Story = { args: { lang: "en" } };
