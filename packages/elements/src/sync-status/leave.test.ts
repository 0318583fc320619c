import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import type { Pending } from "@xiaoben/contract";
import { scriptedGateway, SyncStatusHarness, type Script, type ScriptedGateway } from "../testing/index.ts";
import { jottedBy } from "../forms/jotted.ts";
import { Jotter } from "../forms/jotter.ts";
import "./sync-status.ts";
import type { XbSyncStatusElement } from "./sync-status.element.ts";

const waiting: Pending = {
  actionId: "a",
  action: "observation.submit",
  on: { kind: "observation", id: "o1" },
  state: "waiting",
  since: "2026-11-22T02:32:00.000Z",
};

async function show(script: Script, lang = "zh-Hans"): Promise<SyncStatusHarness & { gateway: ScriptedGateway }> {
  const gateway = scriptedGateway({ device: {}, ...script });
  const element = await fixture<XbSyncStatusElement>(html`<xb-sync-status lang=${lang} .gateway=${gateway}></xb-sync-status>`);
  return Object.assign(new SyncStatusHarness(element), { gateway });
}

describe("xb-sync-status on a device", () => {
  afterEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });

  it("says that the device is full, keeps nothing, or that something waits too long", async () => {
    const full = await show({ device: { storage: "full" } });
    expect((await full.notices()).join()).to.contain("存满了");
    const blocked = await show({ device: { storage: "blocked" }, pending: [waiting] });
    expect((await blocked.notices()).join()).to.contain("无痕窗口");
    expect(await blocked.line()).to.equal("1 件只在这个页面里，送到之前请别关页面");
    const late = await show({ device: { late: true, oldest: "2026-11-18T02:32:00.000Z" }, pending: [waiting] });
    expect((await late.notices()).join()).to.contain("11月18日 10:32");
  });

  it("says once that the clock is off", async () => {
    const harness = await show({ device: { clockAhead: 7 * 60_000 } });
    expect((await harness.notices()).join()).to.contain("快了 7 分钟");
    harness.element.renderRoot.querySelector<HTMLButtonElement>(".notice button")!.click();
    expect(await harness.notices()).to.deep.equal([]);
    const again = await show({ device: { clockAhead: 7 * 60_000 } });
    expect(await again.notices()).to.deep.equal([]);
  });

  it("keeps the page from being closed where something would be lost, and only there", async () => {
    const closing = (): boolean => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
    const blocked = await show({ device: { storage: "blocked" }, pending: [waiting] });
    expect(closing()).to.equal(true);
    blocked.element.remove();
    await show({ pending: [waiting] });
    expect(closing()).to.equal(false);
  });

  it("takes a rescue file back and says what became of it", async () => {
    const harness = await show({ device: { rescue: { taken: 2, known: 1, left: [{ what: "hour.submit", why: "not-this-person" }] } } });
    const said = await harness.takeBack(new File(["{}"], "xiaoben-unsent-2026-11-22.json"));
    expect(said).to.contain("取回了 2 件").and.contain("1 件这里已有").and.contain("不是您账号的");
    expect(harness.gateway.device!.taken).to.have.length(1);
  });

  it("says what a file must be where it is no rescue file", async () => {
    const harness = await show({ device: { rescue: Object.assign(new Error("no"), { code: "validation" }) } });
    expect(await harness.takeBack(new File(["?"], "photo.png"))).to.contain("不是可以取回的文件");
  });

  it("lets a person leave at once where nothing is unsent, and forgets who it was", async () => {
    const harness = await show({});
    expect(await harness.element.beforeSignOut()).to.equal(true);
    expect(harness.dialog).to.equal(null);
    expect(harness.gateway.device!.left).to.deep.equal(["keep"]);
  });

  it("waits a moment for what looks after the device, on a page that was opened just now", async () => {
    const element = await fixture<XbSyncStatusElement>(html`<xb-sync-status></xb-sync-status>`);
    const answer = element.beforeSignOut();
    setTimeout(() => (element.gateway = scriptedGateway({ pending: [waiting], device: {} })), 200);
    const harness = new SyncStatusHarness(element);
    await waitUntil(() => harness.dialog);
    await harness.leave();
    expect(await answer).to.equal(false);
  });

  it("asks before leaving with unsent work, and stays when it is cancelled", async () => {
    const harness = await show({ pending: [waiting] });
    const answer = harness.element.beforeSignOut();
    await waitUntil(() => harness.dialog);
    expect(harness.dialog!.innerText).to.contain("1 件没送到").and.contain("提交听课记录").and.contain("公用电脑");
    await harness.leave();
    expect(await answer).to.equal(false);
    expect(harness.gateway.device!.left).to.deep.equal([]);
  });

  it("sends first, and asks again where something could not be sent", async () => {
    const harness = await show({ pending: [waiting], device: { left: 1 } });
    const answer = harness.element.beforeSignOut();
    await waitUntil(() => harness.dialog);
    await harness.leave("send");
    await waitUntil(() => harness.dialog?.innerText.includes("现在发不出去"));
    expect(harness.dialog!.querySelector("input[value=send]")).to.equal(null);
    await harness.leave("keep");
    expect(await answer).to.equal(true);
    expect(harness.gateway.device!.left).to.deep.equal(["send", "keep"]);
  });

  it("does not offer to keep on the device what the device does not store, also where that turns out late", async () => {
    const blocked = await show({ pending: [waiting], device: { storage: "blocked" } });
    const first = blocked.element.beforeSignOut();
    await waitUntil(() => blocked.dialog);
    expect(blocked.dialog!.querySelector("input[value=keep]")).to.equal(null);
    await blocked.leave();
    expect(await first).to.equal(false);

    const late = await show({ pending: [waiting], device: { noRoom: true } });
    const answer = late.element.beforeSignOut();
    await waitUntil(() => late.dialog);
    await late.leave("keep");
    await waitUntil(() => late.dialog?.innerText.includes("不能留在这里"));
    expect(late.dialog!.querySelector("input[value=keep]")).to.equal(null);
    await late.leave("file");
    expect(await answer).to.equal(true);
    expect(late.gateway.device!.left).to.deep.equal(["keep", "discard"]);
  });

  it("saves a file before anything is deleted from the device", async () => {
    const harness = await show({ pending: [waiting] });
    const saved: string[] = [];
    const download = (event: Event): void => {
      if (!(event.target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      saved.push(`${event.target.download} after ${harness.gateway.device!.left.join() || "nothing"}`);
    };
    document.addEventListener("click", download);
    const answer = harness.element.beforeSignOut();
    await waitUntil(() => harness.dialog);
    await harness.leave("file");
    expect(await answer).to.equal(true);
    document.removeEventListener("click", download);
    expect(saved).to.deep.equal(["xiaoben-unsent-2026-11-22.json after nothing"]);
    expect(harness.gateway.device!.left).to.deep.equal(["discard"]);
  });

  it("asks about what was begun in a form without a draft; the file holds it and gives it back, to its writer alone", async () => {
    const { person } = (await show({})).gateway.session.current.data!;
    const scripted = await show({ device: { person } });
    const forms = new Jotter<{ basis: string }>("decision");
    forms.begin(person, "opened", { basis: "" });
    forms.set("somebody-else", "q", { basis: "not mine" });
    forms.set(person, "p/1/q:a", { basis: "局务会纪要" });
    let file: Promise<Blob> | undefined;
    const download = (event: Event): void => {
      if (!(event.target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      file = fetch(event.target.href).then((answer) => answer.blob());
    };
    document.addEventListener("click", download);
    const answer = scripted.element.beforeSignOut();
    await waitUntil(() => scripted.dialog);
    expect(scripted.dialog!.innerText).to.contain("1 件没送到").and.contain("1 件写了一半");
    expect(scripted.dialog!.querySelector("input[value=send]")).to.equal(null);
    await scripted.leave("file");
    expect(await answer).to.equal(true);
    document.removeEventListener("click", download);
    expect(Object.keys(localStorage)).to.deep.equal(["xb:form:decision:somebody-else:q"]);
    expect(forms.get(person, "p/1/q:a")).to.equal(undefined);

    const saved = new File([await file!], "xiaoben-unsent-2026-11-22.json");
    const device = { rescue: { taken: 0, known: 0, left: [] } };
    expect(await (await show({ device })).takeBack(saved)).to.contain("取回了 1 件");
    expect(forms.get(person, "p/1/q:a")).to.deep.equal({ basis: "局务会纪要" });
    expect(await (await show({ device })).takeBack(saved)).to.contain("1 件这里已有");
    const content = JSON.parse(await saved.text()) as object;
    const others = new File([JSON.stringify({ ...content, person: "another" })], "a.json");
    expect(await (await show({ device })).takeBack(others)).to.contain("不是您账号的");
    const plan = { title: "单元备课", participants: ["lin"], repeat: { weeks: 1, until: "2027-01-22" } };
    const more = {
      ...content,
      jotted: [
        { form: "activity-plan", key: "new", value: plan },
        { form: "activity", key: "p", value: "监考" },
      ],
    };
    expect(await (await show({ device })).takeBack(new File([JSON.stringify(more)], "c.json"))).to.contain("取回了 2 件");
    expect(new Jotter("activity-plan").get(person, "new")).to.deep.equal(plan);
    expect(new Jotter("activity").get(person, "p")).to.equal("监考");
    const torn = new File([JSON.stringify({ ...content, jotted: [{ form: "decision", key: "q", value: { basis: 7 } }] })], "b.json");
    expect(await (await show({ device })).takeBack(torn)).to.contain("1 件看不懂");
  });

  it("keeps what was begun for its writer, and asks again where the rest is sent", async () => {
    const harness = await show({ pending: [waiting], device: { left: 0 } });
    const person = harness.gateway.session.current.data!.person;
    new Jotter("decision").set(person, "q", { basis: "局务会纪要" });
    const answer = harness.element.beforeSignOut();
    await waitUntil(() => harness.dialog);
    await harness.leave("send");
    await waitUntil(() => harness.dialog && !harness.dialog.querySelector("input[value=send]"));
    await harness.leave("keep");
    expect(await answer).to.equal(true);
    expect(jottedBy(person)).to.deep.equal([{ form: "decision", key: "q", value: { basis: "局务会纪要" } }]);
  });

  it("asks in three languages and is accessible in each", async () => {
    for (const [lang, word] of [
      ["zh-Hans", "从这台设备上删去"],
      ["zh-Hant", "從這台裝置上刪去"],
      ["en", "delete it from this device"],
    ] as const) {
      const harness = await show(
        { pending: [waiting], device: { storage: "full", late: true, oldest: waiting.since, clockAhead: 200_000 } },
        lang,
      );
      await harness.entries();
      await expect(harness.element).to.be.accessible();
      const answer = harness.element.beforeSignOut();
      await waitUntil(() => harness.dialog);
      expect(harness.dialog!.innerText).to.contain(word);
      await expect(harness.element).to.be.accessible();
      await harness.leave();
      await answer;
    }
  });
});
