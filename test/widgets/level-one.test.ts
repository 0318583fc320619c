import { expect } from "@open-wc/testing";
import { operations } from "@xiaoben/contract";
import { connect, page, patternsOf, withPage, type Watched } from "./campus.ts";

const levelOne = new Set(operations.filter(({ level }) => level === 1).map(({ id }) => id));
const judging = new Set([...levelOne].filter((id) => id !== "evaluate" && id !== "rollup"));
const notOffered = "这里还没有开通这项功能";

describe("a back end that offers level 1 only", function () {
  this.timeout(60_000);
  for (const [title, lacks, offered] of [
    ["judges by itself", "aboveLevelOne", levelOne],
    ["leaves judging to the device", "judging", judging],
  ] as const)
    it(`${title}: hours and verdicts work, the others say that they are not offered, nothing else is asked for`, async () => {
      const watched: Watched = { requests: [], noise: [] };
      await withPage(page(connect(lacks, "lin", watched)), watched, (says) => {
        expect(says("study-hours"))
          .to.match(/\d+(\.\d+)? 学时/)
          .and.contain("2026");
        expect(says("verdict")).to.contain("学时").and.not.contain(notOffered);
        for (const widget of ["tasks", "observation-form", "mentor-pair", "plan-editor"] as const)
          expect(says(widget), widget).to.contain(notOffered);
      });
      const patterns = patternsOf(offered);
      expect(watched.requests.filter((request) => !patterns.some((pattern) => pattern.test(request)))).to.deep.equal([]);
      expect(watched.requests.length).to.be.greaterThan(5);
      expect(watched.requests.some((request) => request.startsWith("POST /v1/evaluate"))).to.equal(lacks === "aboveLevelOne");
      expect(watched.noise).to.deep.equal([]);
    });
});
