import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import type { GatewayErrorCode, Pending } from "@xiaoben/contract";
import { scriptedGateway, SyncStatusHarness, type Script, type ScriptedGateway } from "../testing/index.ts";
import "./sync-status.ts";
import type { XbSyncStatusElement } from "./sync-status.element.ts";

const entry = (actionId: string, state: Pending["state"], code?: GatewayErrorCode): Pending => ({
  actionId,
  action: "observation.submit",
  on: { kind: "observation", id: "o1" },
  state,
  since: "2026-11-22T02:32:00.000Z",
  input: { id: "o1", patch: { strengths: "学生说得多" } },
  ...(code ? { error: { code, detail: "", retryable: false } } : {}),
});

async function show(script: Script, lang = "zh-Hans"): Promise<SyncStatusHarness & { gateway: ScriptedGateway }> {
  const gateway = scriptedGateway(script);
  const element = await fixture<XbSyncStatusElement>(html`<xb-sync-status lang=${lang} .gateway=${gateway}></xb-sync-status>`);
  return Object.assign(new SyncStatusHarness(element), { gateway });
}

describe("xb-sync-status", () => {
  it("is one quiet line while nothing waits", async () => {
    const harness = await show({});
    expect(await harness.line()).to.equal("都已存到服务器");
    expect(harness.element.renderRoot.querySelector("button")).to.equal(null);
  });

  it("says that what is typed is kept while there is no connection", async () => {
    expect(await (await show({ status: "offline" })).line()).to.contain("存在这台设备上");
  });

  it("[R247] says what waits, since when and why", async () => {
    const harness = await show({ pending: [entry("a", "waiting"), entry("b", "attention", "not-permitted")] });
    expect(await harness.line()).to.contain("1 件没有发出去");
    await waitUntil(async () => (await harness.entries())[0]?.includes("您没有这项权限"), "the words", { timeout: 15_000 });
    const [refused, waiting] = await harness.entries();
    expect(refused).to.contain("提交听课记录").and.contain("您没有这项权限").and.contain("与学校管理员联系").and.contain("10:32");
    expect(waiting).to.contain("等网络");
  });

  it("sends again when asked", async () => {
    const harness = await show({ pending: [entry("b", "attention", "maintenance")] });
    await harness.press(0, "再发一次");
    expect(harness.gateway.resolved).to.deep.equal([{ actionId: "b", how: "retry" }]);
  });

  it("does not offer to send again what would be refused again", async () => {
    const harness = await show({ pending: [entry("b", "attention", "stale-version")] });
    expect((await harness.entries())[0])
      .to.contain("不发了")
      .and.not.contain("再发一次");
  });

  it("discards only after a question that shows the words and offers to copy them", async () => {
    const harness = await show({ pending: [entry("b", "attention", "not-permitted")] });
    await harness.press(0, "不发了");
    expect(harness.dialog!.querySelector("textarea")!.value).to.equal("学生说得多");
    expect(harness.dialog!.innerText).to.contain("复制文字");
    harness.dialog!.close();
    await harness.element.updateComplete;
    expect(harness.gateway.resolved).to.deep.equal([]);
    await harness.press(0, "不发了");
    harness.dialog!.querySelector<HTMLButtonElement>(".primary")!.click();
    await harness.element.updateComplete;
    expect(harness.gateway.resolved).to.deep.equal([{ actionId: "b", how: "discard" }]);
    expect(await harness.line()).to.equal("都已存到服务器");
  });

  it("speaks three languages and is accessible in each, open and asked", async () => {
    for (const [lang, word, discard] of [
      ["zh-Hans", "没有发出去", "不发了"],
      ["zh-Hant", "沒有送出去", "不傳了"],
      ["en", "not sent", "Do not send"],
    ] as const) {
      const harness = await show({ pending: [entry("b", "attention", "offline")] }, lang);
      expect(await harness.line()).to.contain(word);
      await harness.entries();
      await expect(harness.element).to.be.accessible();
      await harness.press(0, discard);
      await expect(harness.element).to.be.accessible();
    }
  });
});
