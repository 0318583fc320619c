import { expect, waitUntil } from "@open-wc/testing";
import { idOf, type GatewayError } from "@xiaoben/contract";
import { schemeIn } from "./scheme.model.ts";
import { $, binding, focused, other, packOf, published, record, script, show, teacher } from "./scheme-editor.test.fixture.ts";

const finding = (pointer: string, code: string, message: string) => ({ pointer, code, message });
const rule = packOf("2").rules.findIndex(({ id }) => id === "points");
const fails = finding(
  `/pack/examples/0/expect/points`,
  "example-fails",
  '"one-absence" expects "met 90" and comes out as "met 94"; correct the rule or the example',
);
const refusing = (...issues: (typeof fails)[]) => ({
  refuse: { "pack.publish": { code: "guard-failed" as const, detail: "", retryable: false, issues } },
});

describe("xb-scheme-editor", () => {
  it("[R020] shows teachers the scheme that is in force: the marks, each line with its points and its sentence, and what it rests on", async () => {
    const { harness, element } = await show(script({ session: teacher }, [published, record(), other], [binding]));
    const text = await harness.text();
    expect(text)
      .to.contain("第 1 版从 2026年9月1日起启用")
      .and.contain("满分 100 分")
      .and.contain("要求至少 60 分")
      .and.contain("“缺席”的条数")
      .and.contain("每次扣 5 分")
      .and.contain("缺席一次扣 5 分")
      .and.contain("每节加 2 分")
      .and.contain("“学期听课”：每个人，每学期")
      .and.not.contain("草稿");
    expect($(element, "#publish")).to.equal(null);
    expect($(element, "#begin")).to.equal(null);
  });

  it("says that a published version is not in force yet, and shows the one that is", async () => {
    const later = record({ id: "s2", state: "published", pack: { ...packOf("2"), title: "南湖小学新办法" } });
    const { harness } = await show(script({ session: teacher }, [published, later], [binding]));
    expect(await harness.text())
      .to.contain("第 1 版从")
      .and.contain("第 2 版已经发布，还没有启用")
      .and.contain("南湖小学研修百分");
    const none = await show(script({}, [published]));
    expect(await none.harness.text()).to.contain("要由有权的人在规则包里把这一版启用");
  });

  it("[R020] is begun from a scheme that is published: all that it rests on is taken along, under the organisation's own pack", async () => {
    const { harness, element, draft } = await show(script({}, [other]));
    expect(await harness.text()).to.contain("这里还没有自己的考评办法");
    await harness.begin("t.points/points");
    expect(await harness.lines()).to.deep.equal(["deduct-absences", "deduct-early", "deduct-lessons-missing", "add-open"]);
    expect(focused(element)).to.equal("scheme-name");
    const pack = draft(idOf("scheme", "scheme.school", "1"));
    expect([pack.id, pack.version, pack.title]).to.deep.equal(["scheme.school", "1", "南湖小学研修百分"]);
    expect(pack.parameters.map(({ id }) => id)).to.not.contain("spare");
    expect(pack.examples.map(({ expect: said }) => Object.keys(said))).to.deep.equal([["points"], ["points"]]);
  });

  it("asks before another scheme takes the place of the draft", async () => {
    const { harness, draft } = await show();
    await harness.write("n-deduct-absences-each", "3");
    await harness.begin("t.points/points", "no");
    expect(draft().parameters.find(({ id }) => id === "absence")!.values[0]!.value).to.equal("3");
    await harness.begin("t.points/points");
    expect(draft().parameters.find(({ id }) => id === "absence")!.values[0]!.value).to.equal("5");
  });

  it("[R020] takes numbers where they stand: in the document, in the rule, each value with when it holds, and says which are one", async () => {
    const { harness, element, draft } = await show();
    await harness.write("n-deduct-absences-each", "２.５");
    await harness.write("n-deduct-lessons-missing-each", "0.5");
    await harness.write("n-deduct-absences-max", "20");
    await harness.write("o-lessons-1", "10");
    const pack = draft();
    const value = (id: string): string[] => pack.parameters.find((one) => one.id === id)!.values.map((one) => one.value);
    expect([value("absence"), value("lessons")]).to.deep.equal([["2.5"], ["15", "10"]]);
    const { deduct } = schemeIn(pack)!;
    expect([deduct![0]!.max, deduct![2]!.each]).to.deep.equal(["20", "0.5"]);
    const text = await harness.text();
    expect(text).to.contain("与“封顶分”是同一个数，一起改").and.contain("角色为“教研组长”").and.contain("还没有定：早退扣多少？");
    await harness.write("n-rule-full", "120");
    expect($<HTMLInputElement>(element, "#n-rule-ceiling").value).to.equal("120");
    await harness.write("n-deduct-absences-max", "");
    expect("max" in schemeIn(draft())!.deduct![0]!).to.equal(false);
  });

  it("keeps what is no number beside the draft, says so, and publishes nothing with it", async () => {
    const { harness, gateway, element, draft } = await show();
    await harness.write("n-deduct-absences-each", "五分");
    expect(await harness.text())
      .to.contain("“五分”不是数")
      .and.contain("发布之前还要改 1 处");
    expect(draft().parameters.find(({ id }) => id === "absence")!.values[0]!.value).to.equal("5");
    await harness.press("#publish");
    expect([focused(element), gateway.calls]).to.deep.equal(["n-deduct-absences-each", []]);
    await harness.write("n-deduct-absences-each", "4");
    expect(await harness.text()).to.not.contain("不是数");
  });

  it("takes the name and the sentence of a clause; one sentence has one field", async () => {
    const { harness, element, draft } = await show();
    await harness.write("scheme-name", "教师考核");
    await harness.write("sentence-c2", "缺席一次扣 3 分");
    const pack = draft();
    expect([pack.title, schemeIn(pack)!.title, pack.source.clauses.find(({ id }) => id === "c2")!.says]).to.deep.equal([
      "南湖小学教师考核",
      "教师考核",
      "缺席一次扣 3 分",
    ]);
    expect(element.renderRoot.querySelectorAll("#sentence-c3").length).to.equal(1);
    expect($(element, '[data-edit-line="deduct-early"] #sentence-c3')).to.not.equal(null);
    expect(await harness.text()).to.contain("第三条的原文写在前面");
  });

  it("takes a line out with what it alone rested on, and brings it back; a mark that is not set, too", async () => {
    const { harness, draft } = await show();
    await harness.press('[data-edit-line="deduct-early"] .remove');
    expect(await harness.lines()).to.not.contain("deduct-early");
    expect(draft().ambiguities).to.deep.equal([]);
    await harness.press("#undo");
    expect(draft()).to.deep.equal(packOf("2"));
    await harness.press('[data-unset="rule/atLeast"]');
    expect("atLeast" in schemeIn(draft())!).to.equal(false);
    await harness.press("#undo");
    expect(draft()).to.deep.equal(packOf("2"));
  });

  it("[R020] puts in a line that another published scheme has, with all that it rests on, and takes it back", async () => {
    const { harness, element, draft } = await show();
    expect(await harness.offered()).to.deep.equal([]);
    await harness.press('[data-edit-line="deduct-early"] .remove');
    const without = draft();
    expect(await harness.offered()).to.deep.equal(["t.points/points/deduct-early"]);
    await harness.add("t.points/points/deduct-early");
    expect(await harness.lines()).to.include("deduct-early");
    expect(draft().ambiguities.map(({ id }) => id)).to.deep.equal(["early"]);
    expect(await harness.text())
      .to.contain("已加上")
      .and.contain("早退扣多少？");
    await expect(element).to.be.accessible();
    await harness.press("#undo");
    expect(draft()).to.deep.equal(without);
  });

  it("[R020] shows at an example what came out otherwise; the author says what she means, or takes it over", async () => {
    const { harness, draft } = await show(script(refusing(fails)));
    expect(await harness.example("one-absence")).to.contain("出席情况“无故缺席” × 2");
    await harness.write("n-deduct-absences-each", "3");
    await harness.publish();
    await harness.find("[data-take]");
    expect(await harness.differing()).to.deep.equal(["one-absence"]);
    expect(await harness.example("one-absence")).to.contain("算出来是：已达到 94");
    expect(await harness.text()).to.contain("检查出 1 处问题，没有发布");
    await harness.take("one-absence");
    expect(draft().examples[0]!.expect).to.deep.equal({ points: "met 94" });
    expect(await harness.differing()).to.deep.equal([]);
    await harness.expect("one-absence", "notMet", "59.5");
    expect(draft().examples[0]!.expect).to.deep.equal({ points: "notMet 59.5" });
  });

  it("[R020] shows the weights of a sum and what they come to while somebody types, and what the check says of them", async () => {
    const pack = packOf("2");
    const linear = [
      { times: "0.6", of: "absences" },
      { times: "0.4", of: "open" },
    ];
    const weighted = {
      ...pack,
      measures: [...pack.measures, { id: "both", linear }],
      rules: pack.rules.map((one) => (one.kind === "score" ? { ...one, add: [{ measure: "both", each: "1", clause: "c4" }] } : one)),
    };
    const off = finding(`/pack/measures/${pack.measures.length}/linear`, "weights-not-full", "These weights add up to 0.9 and not to 1");
    const { harness, element, draft } = await show(script(refusing(off), [record({ pack: weighted }), other]));
    const sum = (): string => $(element, '[data-weights="both"] [data-sum]').innerText;
    expect(sum()).to.contain("权重合计 1");
    await harness.write("w-both-0", "0.5");
    expect(sum()).to.contain("权重合计 0.9").and.contain("还差 0.1");
    expect(draft().measures.at(-1)).to.deep.include({ linear: [{ times: "0.5", of: "absences" }, linear[1]] });
    await harness.publish();
    await harness.find("#found-w-both");
    expect($(element, "#found-w-both").innerText).to.contain("These weights add up to 0.9");
    await expect(element).to.be.accessible();
    await harness.write("w-both-0", "0.7");
    expect(sum()).to.contain("多了 0.1");
    expect($(element, "#found-w-both")).to.equal(null);
  });

  it("tells what is undetermined by its readings, and takes examples out and back", async () => {
    const { harness, element, draft } = await show();
    expect(await harness.example("early")).to.contain("同缺席：已达到");
    expect($(element, "#figure-early")).to.equal(null);
    await harness.press('[data-example="early"] .remove');
    expect(draft().examples.length).to.equal(1);
    await harness.press("#undo");
    expect(draft().examples.length).to.equal(2);
  });

  it("shows what was found at its place, in the words of the check, until something is changed there; the rest in a list", async () => {
    const issues = [
      finding("/pack/parameters/2/values/0/value", "text-contradicts-table", "Article 2 says 5"),
      finding(`/pack/rules/${rule}/atLeast`, "never-met", "At least 200 points are asked for"),
      finding("/pack/books/0", "unknown-fact", "There is no such fact"),
    ];
    const { harness, element } = await show(script(refusing(...issues)));
    await harness.publish();
    await waitUntil(async () => (await harness.text()).includes("条文的数与规则的数不同"), "the words of the check come");
    expect($(element, "#found-n-deduct-absences-each").innerText).to.contain("Article 2 says 5");
    expect($<HTMLInputElement>(element, "#n-deduct-absences-each").getAttribute("aria-invalid")).to.equal("true");
    expect($(element, "#findings").innerText).to.contain("There is no such fact").and.not.contain("Article 2 says 5");
    expect(await harness.text()).to.contain("永远达不到");
    await harness.write("n-deduct-absences-each", "4");
    expect($(element, "#found-n-deduct-absences-each")).to.equal(null);
  });

  it("publishes after asking, and says that it has to be bound", async () => {
    const { harness, gateway, element } = await show();
    const asked: unknown[] = [];
    element.addEventListener("xb-scheme-publish-request", (event) => asked.push([event.pack, event.version]), { once: true });
    expect(await harness.publish()).to.contain("发布第 2 版？");
    expect(asked).to.deep.equal([["scheme.school", "2"]]);
    expect(gateway.calls.map(({ action, input }) => [action, input.id])).to.deep.equal([["pack.publish", "s1"]]);
    expect(await harness.text()).to.contain("第 2 版已经发布。要按它算分，请有权的人在规则包里把它启用");
  });

  it("leaves it to the page where the request is cancelled, and to the person where the answer is no", async () => {
    const { harness, gateway, element } = await show();
    await harness.publish("no");
    element.addEventListener("xb-scheme-publish-request", (event) => event.preventDefault());
    await harness.publish();
    expect(gateway.calls).to.deep.equal([]);
  });

  it("shows both sides where somebody else wrote into the draft, and takes the chosen one", async () => {
    const theirs = record({ version: 4, pack: { ...packOf("2"), title: "别人改的" } });
    const error: GatewayError = { code: "stale-version", detail: "", retryable: false, current: theirs };
    const on = { kind: "pack" as const, id: "s1" };
    const pending = [{ actionId: "a", action: "pack.change" as const, on, state: "attention" as const, since: "", error }];
    const { harness, gateway } = await show(script({ pending }));
    expect(await harness.text())
      .to.contain("这里的内容在别处也改过")
      .and.contain("别人改的")
      .and.contain("· “缺席”的条数 5 分");
    await harness.press("[data-choose=mine]");
    expect(gateway.resolved).to.deep.equal([{ actionId: "a", how: { merged: { pack: packOf("2") } } }]);
  });

  it("says what is so in every other state", async () => {
    const text = async (more: Parameters<typeof script>[0], packs?: Parameters<typeof script>[1]): Promise<string> =>
      (await show(script(more, packs))).harness.text();
    expect(await text({ session: null })).to.contain("还没有登录");
    expect(await text({ capabilities: [] })).to.contain("还没有开通");
    expect(await text({ status: "loading" })).to.contain("正在读取");
    expect(await text({ fail: { "list:pack": "internal" } })).to.contain("再试一次");
    expect(await text({ fail: { "list:pack": "not-permitted" } })).to.contain("不能查看");
    expect(await text({ session: teacher }, [other])).to.contain("学校定好并发布以后");
    expect(await text({}, [])).to.contain("还没有一份已发布的规则包带有计分的办法");
    const offline = await show(script({ status: "offline" }));
    await offline.harness.write("scheme-name", "离线写的");
    expect(await offline.harness.text()).to.contain("已存在这台设备上");
    await offline.harness.publish();
    expect(await offline.harness.text()).to.contain("联网后自动提交");
    expect($(offline.element, ".edit")).to.equal(null);
    await offline.harness.press("#keep-editing");
    expect($<HTMLTextAreaElement>(offline.element, "#scheme-name").value).to.equal("离线写的");
  });

  for (const [lang, word] of [
    ["zh-Hans", "量化考评办法"],
    ["zh-Hant", "量化考評辦法"],
    ["en", "Scheme of points"],
  ] as const) {
    it(`speaks ${lang} and is accessible in it, with findings and examples open`, async () => {
      const { harness, element } = await show(script(refusing(fails)), lang);
      expect(await harness.text()).to.contain(word);
      await harness.write("n-deduct-absences-each", "x");
      await harness.write("n-deduct-absences-each", "3");
      await harness.publish();
      await harness.find("[data-take]");
      await harness.write("n-rule-full", "x");
      for (const details of element.renderRoot.querySelectorAll("details")) details.open = true;
      await expect(element).to.be.accessible();
      // What is no number stays on the device; the next one begins without it.
      await harness.write("n-rule-full", "100");
    });

    it(`is accessible to those who read, in ${lang}`, async () => {
      const { element } = await show(script({ session: teacher }), lang);
      await expect(element).to.be.accessible();
    });
  }

  it("fits a narrow phone with long texts", async () => {
    const long = packOf("2");
    const says = "长".repeat(200);
    const pack = {
      ...long,
      rules: long.rules.map((one) => ({ ...one, title: "x".repeat(120) })),
      books: long.books.map((one) => ({ ...one, title: "很长的名目".repeat(20) })),
      source: {
        ...long.source,
        clauses: long.source.clauses.map((clause) => ({ ...clause, label: "第一百二十三条第四十五款".repeat(4), says })),
      },
    };
    for (const session of [undefined, teacher]) {
      const { harness, element } = await show(
        script({ ...(session && { session }) }, [
          record({ pack }),
          record({ id: "s9", state: "published", pack: { ...pack, version: "1" } }),
        ]),
      );
      element.parentElement!.style.width = "328px";
      for (const details of element.renderRoot.querySelectorAll("details")) details.open = true;
      await harness.settled();
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    }
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway } = await show();
    expect(gateway.listeners).to.be.above(0);
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
