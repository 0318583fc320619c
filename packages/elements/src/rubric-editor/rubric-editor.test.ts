import { expect, waitUntil } from "@open-wc/testing";
import { idOf, type GatewayError, type RubricSheet } from "@xiaoben/contract";
import { $, focused, packOf, published, record, rubric, script, show, teacher } from "./rubric-editor.test.fixture.ts";

const sheet = (answer?: string): RubricSheet => ({
  file: { format: "xlsx" },
  headingRow: 1,
  columns: [{ letter: "A", heading: "学科组" }],
  rubric: { id: "rubric", title: "读来的表", full: "100", sections: [{ ...rubric.sections[0]!, weight: "40" }] },
  findings: [{ code: "total-differs", row: 9, column: "C", found: "100", more: { sum: "40", total: "100" } }],
  questions: [
    { id: "mark-range", code: "mark-range", row: 6, column: "C", found: "8-10", options: ["most", "unscored"], ...(answer && { answer }) },
  ],
  leftOut: [],
});

describe("xb-rubric-editor", () => {
  it("[R074] shows which version lessons use and what is being written, and says while typing by how much the weights are off", async () => {
    const { harness, draft } = await show();
    expect(await harness.text())
      .to.contain("现在用的是第 1 版")
      .and.contain("第 2 版草稿");
    expect(await harness.sums()).to.contain("各项合计 100，正好是满分");
    await harness.write("number-item-i1-max", "15");
    expect(await harness.sums()).to.contain("各项合计 95，离满分还差 5");
    expect(draft()[0]!.sections[0]).to.deep.include({ weight: "35" });
    await harness.write("number-item-i1-max", "30");
    expect(await harness.sums()).to.contain("超出满分 10");
    await harness.press("#set-full");
    expect(draft()[0]!.full).to.equal("110");
    expect(await harness.sums()).to.contain("正好是满分");
  });

  it("tries the rubric out as the observation form draws it, with its total, and keeps nothing of it", async () => {
    const { harness, gateway } = await show();
    await harness.rate("i1", "10");
    await harness.rate("i2", "不评");
    await harness.rate("i3", "常见");
    expect(await harness.total())
      .to.contain("87.5")
      .and.contain("好")
      .and.contain("不评 1 项");
    await harness.write("item-text-i1", "目标具体");
    expect($(harness.element, '.try [data-item="i1"]').innerText).to.contain("目标具体");
    expect(gateway.calls).to.deep.equal([]);
    await harness.press("#try-clear");
    expect(await harness.total()).to.contain("—");
  });

  it("makes a rubric of every kind of field", async () => {
    const { harness, draft } = await show(script({}, []));
    expect(await harness.text()).to.contain("这里还没有自己的评课量表");
    await harness.press("#add-rubric");
    expect(focused(harness.element)).to.equal("rubric-name");
    await harness.write("rubric-name", "新表");
    await harness.write("section-s1", "一");
    await harness.write("item-text-i1", "打分的");
    await harness.write("number-item-i1-max", "100");
    for (const [id, field] of [
      ["i2", "level"],
      ["i3", "choice"],
      ["i4", "yesNo"],
      ["i5", "text"],
    ] as const) {
      await harness.press('[data-add-item="s1"]');
      await waitUntil(() => focused(harness.element) === `item-text-${id}`, `the words of ${id} are come to`);
      await harness.write(`item-text-${id}`, id);
      await harness.fill(id, field);
    }
    const id = idOf("rubrics", "rubrics.school", "1");
    const [made] = draft(id);
    expect(made!.sections[0]!.items.map(({ field }) => field)).to.deep.equal(["points", "level", "choice", "yesNo", "text"]);
    expect(made).to.deep.include({ title: "新表", full: "100" });
    expect(await harness.sums()).to.contain("各项合计 104");
    await harness.fill("i2", "yesNo");
    await harness.press("#undo");
    expect(draft(id)[0]!.sections[0]!.items[1]!.field).to.equal("level");
  });

  it("shows the words of the rubric that is chosen, also in the field where somebody stands", async () => {
    const other = { ...rubric, id: "other", title: "另一张" };
    const { harness, element, draft } = await show(script({}, [published, record({ pack: packOf("2", [rubric, other]) })]));
    $(element, "#rubric-name").focus();
    element.rubric = "other";
    await harness.settled();
    expect($<HTMLTextAreaElement>(element, "#rubric-name").value).to.equal("另一张");
    await harness.write("rubric-name", "改了名");
    expect(draft().map(({ title }) => title)).to.deep.equal(["观察表", "改了名"]);
  });

  it("copies a rubric that is published elsewhere", async () => {
    const other = record({ id: "x", state: "published", org: "county", pack: { ...packOf("3"), id: "t.county" } });
    const { harness, element, draft } = await show(script({}, [other]));
    const select = $<HTMLSelectElement>(element, "#copy");
    select.value = "t.county/watch";
    select.dispatchEvent(new Event("change"));
    await harness.settled();
    expect(draft(idOf("rubrics", "rubrics.school", "1"))[0]).to.deep.include({ title: "观察表（副本）", full: "100" });
  });

  it("publishes what is free of faults, after asking; with faults it shows the first one instead", async () => {
    const { harness, gateway, element } = await show();
    await harness.write("number-item-i1-max", "15");
    expect(await harness.text()).to.contain("发布之前还要改 1 处");
    await harness.press("#publish");
    expect(gateway.calls).to.deep.equal([]);
    await harness.write("number-item-i1-max", "20");
    const asked: unknown[] = [];
    element.addEventListener("xb-rubric-publish-request", (event) => asked.push([event.pack, event.version]), { once: true });
    expect(await harness.publish()).to.contain("发布第 2 版？");
    expect(asked).to.deep.equal([["rubrics.school", "2"]]);
    expect(gateway.calls.map(({ action, input }) => [action, input.id])).to.deep.equal([["pack.publish", "r1"]]);
    expect(await harness.text()).to.contain("第 2 版已经发布");
  });

  it("leaves it to the page where the request is cancelled, and to the person where the answer is no", async () => {
    const { harness, gateway, element } = await show();
    await harness.publish("no");
    element.addEventListener("xb-rubric-publish-request", (event) => event.preventDefault());
    await harness.publish();
    expect(gateway.calls).to.deep.equal([]);
  });

  it("reads a spreadsheet that the page reads: faults by place, an answer before it is taken, then it stands in the editor", async () => {
    const answers: unknown[] = [];
    const { harness, element } = await show(script({}, []), {
      readSheet: async (_file, given) => {
        answers.push(given);
        return sheet(given["mark-range"]);
      },
    });
    await harness.choose("评课表.xlsx");
    expect(await harness.text())
      .to.contain("第 9 行 C 列 各项加起来是 40，表里写的合计是 100")
      .and.contain("没有读的列：学科组")
      .and.contain("还有 1 处要定");
    expect($<HTMLButtonElement>(element, "#sheet-take").disabled).to.equal(true);
    await harness.press('[data-question="mark-range"] input[value="most"]');
    expect(answers).to.deep.equal([{}, { "mark-range": "most" }]);
    await harness.press("#sheet-take");
    expect($<HTMLTextAreaElement>(element, "#rubric-name").value).to.equal("读来的表");
    expect(await harness.sums()).to.contain("离满分还差 60");
  });

  it("says why a spreadsheet could not be read, and offers none where the page reads none", async () => {
    const refused = await show(script({}, []), {
      readSheet: async () => Promise.reject(Object.assign(new Error(""), { code: "legacy-xls" })),
    });
    await refused.harness.choose("旧.xls");
    expect(await refused.harness.text()).to.contain("旧的 .xls 格式");
    const none = await show(script({}, []));
    expect($(none.element, "#sheet-file")).to.equal(null);
  });

  it("shows both sides where somebody else wrote into the draft, and takes the chosen one", async () => {
    const theirs = record({ version: 4, pack: packOf("2", [{ ...rubric, title: "别人改的" }]) });
    const error: GatewayError = { code: "stale-version", detail: "", retryable: false, current: theirs };
    const pending = [
      {
        actionId: "a",
        action: "pack.change" as const,
        on: { kind: "pack" as const, id: "r1" },
        state: "attention" as const,
        since: "",
        error,
      },
    ];
    const { harness, gateway } = await show(script({ pending }));
    expect(await harness.text())
      .to.contain("这里的内容在别处也改过")
      .and.contain("别人改的 100")
      .and.contain("· 目标清楚 20");
    await harness.press("[data-choose=mine]");
    expect(gateway.resolved).to.deep.equal([{ actionId: "a", how: { merged: { pack: packOf("2") } } }]);
  });

  it("is for reading where somebody may not write: what lessons use, to be tried out", async () => {
    const { harness, element } = await show(script({ session: teacher }));
    expect(await harness.text())
      .to.contain("观察表")
      .and.contain("试填")
      .and.not.contain("草稿");
    expect($(element, ".edit")).to.equal(null);
    expect($(element, "#publish")).to.equal(null);
    await harness.rate("i1", "20");
    expect(await harness.total()).to.contain("100");
    const nothing = await show(script({ session: teacher }, []));
    expect(await nothing.harness.text()).to.contain("学校做好并发布以后");
  });

  it("says what is so in every other state", async () => {
    const text = async (more: Parameters<typeof script>[0]): Promise<string> => (await show(script(more))).harness.text();
    expect(await text({ session: null })).to.contain("还没有登录");
    expect(await text({ capabilities: [] })).to.contain("还没有开通");
    expect(await text({ status: "loading" })).to.contain("正在读取");
    expect(await text({ fail: { "list:pack": "internal" } })).to.contain("再试一次");
    expect(await text({ fail: { "list:pack": "not-permitted" } })).to.contain("不能查看");
    const offline = await show(script({ status: "offline" }));
    await offline.harness.write("rubric-name", "离线写的");
    expect(await offline.harness.text()).to.contain("已存在这台设备上");
    await offline.harness.publish();
    expect(await offline.harness.text()).to.contain("联网后自动提交");
    expect($(offline.element, ".edit")).to.equal(null);
    await offline.harness.press("#keep-editing");
    expect($<HTMLTextAreaElement>(offline.element, "#rubric-name").value).to.equal("离线写的");
  });

  it("shows what the back end found, in words, with its place", async () => {
    const issues = [{ pointer: "/pack/id", code: "duplicate-id", message: "Choose another id." }];
    const refuse = { "pack.publish": { code: "guard-failed" as const, detail: "", retryable: false, issues } };
    const { harness } = await show(script({ refuse }));
    await harness.publish();
    await harness.find("#findings");
    expect(await harness.text()).to.contain("检查出 1 处问题，没有发布");
    await waitUntil(async () => (await harness.text()).includes("同一个名字用了两次"), "the words of the check come");
  });

  for (const [lang, word] of [
    ["zh-Hans", "评课量表"],
    ["zh-Hant", "評課量表"],
    ["en", "Lesson rubrics"],
  ] as const) {
    it(`speaks ${lang} and is accessible in it, with faults, levels, bands and a spreadsheet open`, async () => {
      const { harness, element } = await show(script(), { lang, readSheet: async () => sheet() });
      expect(await harness.text()).to.contain(word);
      await harness.write("number-item-i1-max", "x");
      for (const details of element.renderRoot.querySelectorAll("details")) details.open = true;
      await harness.choose("a.csv");
      await expect(element).to.be.accessible();
    });

    it(`is accessible to those who read, in ${lang}`, async () => {
      const { element } = await show(script({ session: teacher }), { lang });
      await expect(element).to.be.accessible();
    });
  }

  it("fits a narrow phone with long texts", async () => {
    const long = packOf("2", [{ ...rubric, title: "长".repeat(90), sections: [{ ...rubric.sections[1]!, title: "x".repeat(120) }] }]);
    const { harness, element } = await show(script({}, [record({ pack: long })]));
    element.parentElement!.style.width = "328px";
    for (const details of element.renderRoot.querySelectorAll("details")) details.open = true;
    await harness.settled();
    expect(element.scrollWidth).to.be.at.most(element.clientWidth);
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway } = await show();
    expect(gateway.listeners).to.be.above(0);
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
