import { expect, waitUntil } from "@open-wc/testing";
import { $, focused, id, script, show, written } from "./observation-form.test.fixture.ts";

describe("xb-observation-form: moving on", () => {
  it("says what is missing before it can be sent, and sends nothing", async () => {
    const { harness, gateway, element } = await show(script("lin"));
    expect(await harness.text()).to.contain("先写下优点或问题，或给一项评分，就可以提交");
    await harness.move("submit");
    expect(gateway.calls).to.have.length(0);
    expect(focused(element)).to.be.instanceOf(HTMLElement);
    await harness.rate("aims", "4");
    expect(await harness.text()).to.not.contain("先写下优点");
  });

  it("stores what is typed, then submits; the page can keep it from doing so", async () => {
    const { harness, gateway, element } = await show(script("lin"));
    await harness.write("problems", "等待太短");
    const keep = (event: Event): void => event.preventDefault();
    element.addEventListener("xb-observation-submit-request", keep);
    await harness.move("submit");
    expect(gateway.calls).to.have.length(0);
    element.removeEventListener("xb-observation-submit-request", keep);
    const heard: unknown[] = [];
    document.body.addEventListener("xb-observation-submit-request", (event) => heard.push(event.observation), { once: true });
    await harness.move("submit");
    await harness.settled();
    expect(heard).to.deep.equal([{ kind: "observation", id }]);
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["observation.submit"]);
    expect(await harness.text()).to.contain("已提交，等苏禾答复");
    expect(element.renderRoot.querySelector("#strengths")).to.equal(null);
  });

  it("says honestly that it waits for the network, and lets go on writing", async () => {
    const { harness, gateway, element } = await show(script("lin", written({ strengths: "好" }), { status: "offline" }));
    await harness.move("submit");
    expect(await harness.text()).to.contain("已存在本机，联网后自动提交");
    expect(element.renderRoot.querySelector("#strengths")).to.equal(null);
    expect(await harness.moves()).to.deep.equal([]);
    $<HTMLButtonElement>(element, "#keep-editing").click();
    await harness.settled();
    expect(gateway.resolved).to.have.length(1);
    expect(element.renderRoot.querySelector("#strengths")).to.not.equal(null);
  });

  it("says why it was refused and what to do", async () => {
    const { harness, gateway, element } = await show(
      script("lin", written({ strengths: "好" }), { refuse: { "observation.submit": "guard-failed" } }),
    );
    await harness.move("submit");
    await waitUntil(async () => /没有被接受.*还差几样内容/.test(await harness.text()), "the words of the refusal come");
    $<HTMLButtonElement>(element, "#drop").click();
    await harness.settled();
    expect(gateway.resolved[0]?.how).to.equal("discard");
  });

  it("lets the observed teacher answer and nothing else", async () => {
    const { harness, gateway, element } = await show(
      script("su", written({ state: "submitted", strengths: "板书清楚", submittedAt: "2026-11-22T03:00:00.000Z" })),
      { by: "observation" },
    );
    expect(await harness.text())
      .to.contain("林知远听了您这节课")
      .and.contain("板书清楚")
      .and.contain("先写下答复");
    expect(element.renderRoot.querySelector("#strengths")).to.equal(null);
    expect(await harness.moves()).to.deep.equal(["answer"]);
    await harness.write("answer", "下次先等五秒");
    await harness.move("answer");
    await harness.settled();
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["observation.answer"]);
  });

  it("signs the version that was read, and shows both signatures as name and time", async () => {
    const signature = {
      party: "author" as const,
      person: "lin",
      at: "2026-11-22T02:32:00.000Z",
      version: 3,
      hash: "",
      way: "session" as const,
    };
    const { harness, gateway } = await show(script("su", written({ state: "answered", answer: "好", signatures: [signature] })), {
      by: "observation",
    });
    expect(await harness.text())
      .to.contain("11月22日 10:32")
      .and.contain("待签");
    await harness.move("sign");
    expect(gateway.calls[0]?.input).to.deep.equal({ id, version: 3 });
    const signed = await show(script("lin", written({ state: "answered", answer: "好", signatures: [signature] })));
    expect(await signed.harness.moves()).to.deep.equal([]);
    expect(await signed.harness.text()).to.contain("您已签字，等苏禾签字");
  });

  it("is read-only once locked, and asks the other to open it, with a reason", async () => {
    const { harness, gateway, element } = await show(script("lin", written({ state: "locked" })));
    expect(element.renderRoot.querySelector("textarea, input")).to.equal(null);
    await harness.move("askUnlock");
    expect(focused(element)?.id).to.equal("reason");
    await harness.reason("把班级写错了");
    expect(gateway.calls[0]).to.deep.include({ action: "observation.askUnlock" });
    expect(gateway.calls[0]?.input["input"]).to.deep.equal({ reason: "把班级写错了" });
  });

  it("leaves agreeing and refusing to the other one", async () => {
    const asked = written({ state: "unlocking", unlockAskedBy: "lin", reason: "写错了" });
    expect(await (await show(script("lin", asked))).harness.moves()).to.deep.equal([]);
    const other = await show(script("su", asked), { by: "observation" });
    expect(await other.harness.moves()).to.have.members(["agree", "refuse"]);
    expect(await other.harness.text()).to.contain("理由：写错了");
  });

  it("shows both texts where it was changed elsewhere too, and a person chooses", async () => {
    const error = { code: "stale-version", detail: "", retryable: false, current: written({ version: 5, strengths: "别处的" }) } as const;
    const pending = [
      { actionId: "a1", action: "observation.change", on: { kind: "observation", id }, state: "attention", since: "", error },
    ] as const;
    const { harness, gateway, element } = await show(script("lin", written({ strengths: "这里的" }), { pending: [...pending] }));
    expect(await harness.text())
      .to.contain("这里的内容在别处也改过")
      .and.contain("别处的");
    $<HTMLButtonElement>(element, '[data-choose="mine"]').click();
    await harness.settled();
    expect(gateway.resolved).to.deep.equal([{ actionId: "a1", how: { merged: { strengths: "这里的" } } }]);
  });
});
