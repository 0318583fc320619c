import { expect, fixture, html, nextFrame, waitUntil } from "@open-wc/testing";
import type { TemplateResult } from "lit";
import type { CampusGateway, GatewayErrorCode } from "@xiaoben/contract";
import "../provider/provider.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import type { XbProviderElement } from "../provider/provider.element.ts";
import { DialogController } from "./dialog.ts";
import { define, errorWords, LiveController, RecordsController, Words, XbElement } from "./index.ts";
import { catalogue } from "./words.ts";

const person = "00000000-0000-8000-8000-000000000001";
const colleague = (displayName: string) => ({
  id: person,
  version: 1,
  org: "o",
  createdAt: "",
  updatedAt: "",
  displayName,
  externalIds: {},
  onPost: true,
});

class ProbeElement extends XbElement {
  shown = person;
  broken: Error | undefined;
  readonly dialog = new DialogController(this, () => this.core);
  readonly people = new RecordsController(this, () => this.campus);
  readonly #person = new LiveController(
    this,
    () => [this.campus, this.shown] as const,
    ([campus, id]) => campus?.one({ kind: "person", id }),
  );

  explain(code: GatewayErrorCode): string {
    return errorWords(this.core, { code });
  }

  general(): string {
    return `${this.core.say("failed")}${this.language === "en" ? " " : ""}${this.core.say("failedNext")}`;
  }

  get door(): CampusGateway | undefined {
    return this.campus;
  }

  protected override render(): TemplateResult {
    if (this.broken) throw this.broken;
    return html`${this.gate(["person.get"]) ?? html`<p>${this.#person.data?.displayName}</p>`} <b>${this.people.name(person)}</b
      ><em>${this.core.say("retry")}</em><button>${this.format.day("2026-11-18")}</button>${this.dialog.render()}`;
  }
}
define("xb-core-probe", ProbeElement);

const gatewayOf = (name: string): ScriptedGateway => scriptedGateway({ records: { person: [colleague(name)] } });
const probe = (at: ParentNode): ProbeElement => at.querySelector("xb-core-probe") as ProbeElement;
const text = (element: ProbeElement, selector: string): string => element.shadowRoot!.querySelector(selector)?.textContent ?? "";

describe("core", () => {
  it("takes the given gateway before the provider's", async () => {
    const [given, nearest] = [gatewayOf("given"), gatewayOf("nearest")];
    const root = await fixture(
      html`<xb-gateway-provider .gateway=${nearest}><xb-core-probe .gateway=${given}></xb-core-probe></xb-gateway-provider>`,
    );
    expect(text(probe(root), "p")).to.equal("given");
    probe(root).gateway = undefined;
    await probe(root).updateComplete;
    expect(text(probe(root), "p")).to.equal("nearest");
  });

  it("finds a provider that is upgraded after its children", async () => {
    const root = await fixture(html`<xb-late-provider><xb-core-probe></xb-core-probe></xb-late-provider>`);
    expect(text(probe(root), "strong")).to.equal("还没有接通");
    const { XbProviderElement } = await import("../provider/provider.element.ts");
    customElements.define("xb-late-provider", class extends XbProviderElement {});
    (root as XbProviderElement).gateway = gatewayOf("late");
    await (root as XbProviderElement).updateComplete;
    await probe(root).updateComplete;
    expect(text(probe(root), "p")).to.equal("late");
  });

  it("follows another provider after it has moved, and leaves nothing behind", async () => {
    const [a, b] = [gatewayOf("a"), gatewayOf("b")];
    const root = await fixture(
      html`<div>
        <xb-gateway-provider .gateway=${a}><xb-core-probe></xb-core-probe></xb-gateway-provider>
        <xb-gateway-provider .gateway=${b}></xb-gateway-provider>
      </div>`,
    );
    const element = probe(root);
    expect(text(element, "p")).to.equal("a");
    root.lastElementChild!.append(element);
    await element.updateComplete;
    expect(text(element, "p")).to.equal("b");
    expect(a.listeners).to.equal(0);
    element.remove();
    expect(b.listeners).to.equal(0);
    await nextFrame();
    expect(b.listeners).to.equal(0);
  });

  it("says in three languages that a name cannot be read, and says nothing while it is on its way", async () => {
    for (const [lang, says] of [
      ["zh-Hans", "一位同事（姓名读不到）"],
      ["zh-Hant", "一位同事（姓名讀不到）"],
      ["en", "a colleague (name not readable)"],
    ])
      for (const script of [{}, { fail: { "one:person": "bad-answer" } }] satisfies Script[]) {
        const root = await fixture(html`<xb-core-probe lang=${lang!} .gateway=${scriptedGateway(script)}></xb-core-probe>`);
        expect(text(root as ProbeElement, "b"), lang).to.equal(says);
      }
    const root = await fixture(html`<xb-core-probe .gateway=${scriptedGateway({ status: "loading" })}></xb-core-probe>`);
    expect(text(root as ProbeElement, "b")).to.equal("");
  });

  it("says that it cannot be drawn, reports why, and comes back when it is tried again", async () => {
    const reported: unknown[] = [];
    const onError = (event: ErrorEvent): void => {
      event.preventDefault();
      reported.push(event.error);
    };
    addEventListener("error", onError);
    const { onerror } = window;
    window.onerror = null;
    try {
      const element = (await fixture(html`<xb-core-probe .gateway=${gatewayOf("there")}></xb-core-probe>`)) as ProbeElement;
      element.broken = new TypeError("no sections");
      element.requestUpdate();
      await element.updateComplete;
      expect(element.shadowRoot!.querySelector('[role="alert"]')).not.to.equal(null);
      expect(reported).to.deep.equal([element.broken]);
      element.broken = undefined;
      element.shadowRoot!.querySelector("button")!.click();
      await element.updateComplete;
      expect(text(element, "p")).to.equal("there");
    } finally {
      window.onerror = onerror;
      removeEventListener("error", onError);
    }
  });

  it("shows a change of what it follows, and switches when the question is another", async () => {
    const gateway = gatewayOf("before");
    const element = (await fixture(html`<xb-core-probe .gateway=${gateway}></xb-core-probe>`)) as ProbeElement;
    gateway.put("person", colleague("after"));
    await element.updateComplete;
    expect(text(element, "p")).to.equal("after");
    expect(text(element, "b")).to.equal("after");
    element.shown = "nobody";
    element.requestUpdate();
    await element.updateComplete;
    expect(text(element, "p")).to.equal("");
  });

  it("speaks the language of the nearest ancestor, and of its own lang first", async () => {
    const root = await fixture(html`<div lang="zh-TW"><xb-core-probe .gateway=${gatewayOf("x")}></xb-core-probe></div>`);
    const element = probe(root);
    await element.updateComplete;
    expect(text(element, "em")).to.equal("再試一次");
    expect(text(element, "button")).to.equal("11月18日");
    element.lang = "en";
    await element.updateComplete;
    expect(text(element, "em")).to.equal("Try again");
    expect(text(element, "button")).to.equal("Nov 18");
  });

  it("speaks its language also in words that a part brings while it waits for others", async () => {
    const came: (() => void)[] = [];
    const words = (id: string) =>
      catalogue(
        id,
        { hello: "你好" },
        {
          "zh-Hant": async () => ({ hello: "您好" }),
          en: () => new Promise((come) => came.push(() => come({ hello: "hello" }))),
        },
      );
    class LateElement extends XbElement {
      readonly first = new Words(this, words("first"));
      second: Words<{ hello: string }> | undefined;
      protected override render(): TemplateResult {
        return html`<i>${this.first.say("hello")}</i><s>${this.second?.say("hello")}</s>`;
      }
    }
    define("xb-core-late", LateElement);
    const element = (await fixture(html`<div></div>`)).appendChild(new LateElement());
    element.lang = "en";
    await waitUntil(() => came.length === 1, "the first words are asked for");
    element.second = new Words(element, words("second"));
    came[0]!();
    await waitUntil(() => came.length === 2, "the second words are asked for");
    expect(element.shadowRoot!.querySelector("s")).to.equal(null);
    came[1]!();
    await element.updateComplete;
    expect(["i", "s"].map((one) => element.shadowRoot!.querySelector(one)!.textContent)).to.deep.equal(["hello", "hello"]);
  });

  it("speaks the provider's locale, also when it changes", async () => {
    const root = (await fixture(
      html`<xb-gateway-provider locale="en" .gateway=${gatewayOf("x")}><xb-core-probe></xb-core-probe></xb-gateway-provider>`,
    )) as XbProviderElement;
    await probe(root).updateComplete;
    expect(text(probe(root), "em")).to.equal("Try again");
    root.locale = "zh-Hans";
    await root.updateComplete;
    await probe(root).updateComplete;
    expect(text(probe(root), "em")).to.equal("再试一次");
  });

  it("says what is so when it cannot show anything", async () => {
    const state = async (gateway?: CampusGateway): Promise<string> =>
      text((await fixture(html`<xb-core-probe .gateway=${gateway}></xb-core-probe>`)) as ProbeElement, "strong, .skeleton");
    expect(await state()).to.equal("还没有接通");
    expect(await state(scriptedGateway({ session: null }))).to.equal("还没有登录");
    expect(await state(scriptedGateway({ capabilities: [] }))).to.equal("这里还没有开通这项功能");
    expect(await state(scriptedGateway({ status: "loading" }))).to.contain("正在读取");
  });

  it("says what went wrong in general terms until the words are there, then what to do", async () => {
    const element = (await fixture(html`<xb-core-probe .gateway=${gatewayOf("x")}></xb-core-probe>`)) as ProbeElement;
    for (const lang of ["zh-Hans", "zh-Hant", "en"]) {
      element.lang = lang;
      await element.updateComplete;
      const words = (): string => element.explain("stale-version");
      await waitUntil(() => words() !== element.general(), `no words in ${lang}`);
    }
    expect(element.explain("offline")).to.contain("There is no connection now. ");
  });

  it("is dark only where the page is", async () => {
    const colour = async (scheme: string): Promise<string> => {
      const root = await fixture(html`<div><xb-core-probe .gateway=${gatewayOf("x")}></xb-core-probe></div>`);
      (root as HTMLElement).style.colorScheme = scheme;
      const element = probe(root);
      root.append(element);
      await element.updateComplete;
      return getComputedStyle(element).backgroundColor;
    };
    expect(await colour("dark")).to.equal("rgb(26, 31, 39)");
    expect(await colour("light")).to.equal("rgb(255, 255, 255)");
    expect(await colour("normal")).to.equal("rgb(255, 255, 255)");
  });

  it("asks in a modal dialog that Escape answers with no", async () => {
    const element = (await fixture(html`<xb-core-probe .gateway=${gatewayOf("x")}></xb-core-probe>`)) as ProbeElement;
    const question = { title: "?", body: "…", confirm: "OK" };
    const first = element.dialog.ask(question);
    await element.updateComplete;
    const dialog = element.shadowRoot!.querySelector("dialog")!;
    expect(dialog.matches(":modal")).to.equal(true);
    dialog.close();
    expect(await first).to.equal(false);
    await element.updateComplete;
    const second = element.dialog.ask(question);
    await element.updateComplete;
    element.shadowRoot!.querySelector<HTMLButtonElement>("dialog .primary")!.click();
    expect(await second).to.equal(true);
  });
});
