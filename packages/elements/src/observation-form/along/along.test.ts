import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import "../../sync-status/sync-status.ts";
import type { XbSyncStatusElement } from "../../sync-status/sync-status.element.ts";
import { SyncStatusHarness } from "../../sync-status/sync-status.harness.ts";
import { $, focused, id, lesson, script, show } from "../observation-form.test.fixture.ts";
import type { DeviceScript } from "../../testing/index.ts";

const along = (device: DeviceScript = {}) => ({ ...script("lin"), device: { along: [], ...device } });
const line = (element: HTMLElement & { renderRoot: ParentNode }): string =>
  $(element as never, "[part=along]").innerText.replaceAll(/\s+/g, " ");

/** Presses a button by key until the focus goes on to the next: a window that another file has in front hears no key. */
async function pressed(element: Parameters<typeof focused>[0], button: string, next: string): Promise<void> {
  const went = (): boolean => focused(element)?.id === next;
  for (let tries = 0; tries < 6 && !went(); tries++) {
    ($(element, `#${button}`) as HTMLElement | null)?.focus();
    await sendKeys({ press: "Enter" });
    await waitUntil(went, button, { timeout: 2_500 }).catch(() => undefined);
  }
  expect(focused(element)?.id).to.equal(next);
}

describe("xb-observation-form: taken along", () => {
  it("[R043] is kept on the device with what the form asks for, and let go again, with the keyboard alone", async () => {
    const { harness, element, gateway } = await show(along());
    await pressed(element, "along-take", "along-remove");
    await harness.settled();
    expect(line(element)).to.match(/已存到这台设备。这个网站没有网络时打不开，请让这一页一直开着。留到 11月2\d日/);
    expect(focused(element)?.id).to.equal("along-remove");
    const [asks] = gateway.device!.asked;
    expect(asks!.records.map(({ kind }) => kind)).to.deep.equal(["lesson", "observation", "person", "person"]);
    expect(asks!.records[1]!.id).to.equal(id);
    expect(asks!.definitions.map((one) => one.as ?? one.id)).to.deep.equal(["rubric", "pack"]);
    await pressed(element, "along-remove", "along-take");
    await harness.settled();
    expect(line(element)).to.contain("已从这台设备删除");
    expect(focused(element)?.id).to.equal("along-take");
  });

  it("says why where it cannot be kept, and keeps the form as it is", async () => {
    const { harness, element } = await show(along({ untaken: { code: "storage", detail: "no room", retryable: true } }));
    $<HTMLButtonElement>(element, "#along-take").click();
    await harness.settled();
    expect($(element, "[part=along] [role=alert]").innerText).to.not.equal("");
    expect(focused(element)?.id).to.equal("along-take");
    expect($(element, "#strengths")).to.not.equal(null);
  });

  it("is not offered where nothing may be kept, nor to who only reads", async () => {
    const shared = await show({ ...script("lin"), device: {} });
    expect($(shared.element, "[part=along]")).to.equal(null);
    const { device } = along();
    const teacher = await show({ ...script("su"), device });
    expect($(teacher.element, "[part=along]")).to.equal(null);
  });

  it("stands in the list of what is on the device, and is removed there", async () => {
    const taken = { lesson, since: "2026-11-20T01:00:00.000Z", until: "2026-11-27T01:00:00.000Z" };
    const { gateway } = await show(along({ along: [taken] }));
    const status = await fixture<XbSyncStatusElement>(html`<xb-sync-status .gateway=${gateway}></xb-sync-status>`);
    const harness = new SyncStatusHarness(status);
    expect(await harness.entries()).to.deep.equal([]);
    expect(await harness.taken()).to.deep.equal([`${lesson.className} ${lesson.subjectName} ${lesson.topic}，留到 11月27日 09:00`]);
    await harness.letGo(0);
    expect(await harness.taken()).to.deep.equal([]);
    expect(gateway.device!.along!.taken.current).to.include({ status: "ready" });
  });
});
