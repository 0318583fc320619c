import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { piled } from "./arranged.model.ts";
import { filed } from "./filing.model.ts";
import { gapsIn, lacksIn, questionsOf } from "./gaps.model.ts";
import { choicesOf, ownerOf, subjectKind, yearOf, yearsOf } from "./portfolio.model.ts";
import { maths, pack, records, script, verdicts, year } from "./portfolio.test.fixture.ts";
import { asksOf } from "./queries.ts";
import { signedIn } from "../testing/records.test.fixture.ts";

const su = { owner: { kind: "person", id: "su" } } as const;
const own = records.hour.filter(({ person, on }) => person === "su" && on >= year.from);
const hers = { ...records, hour: own, given: records.given.filter(({ person }) => person === "su") };

describe("what is filed", () => {
  const entries = filed(su, hers, year, "Asia/Shanghai");
  const idsIn = (drawer: string): string[] => entries.filter((one) => one.drawer === drawer).map(({ ref }) => ref.id);

  test("[R246] records lie in drawers by their kind, the latest first, each once, without what was given up or lies outside the year", () => {
    assert.deepEqual(idsIn("hours"), ["h3", "h2", "h1"]);
    assert.deepEqual(idsIn("activities"), ["p1"]);
    assert.deepEqual(idsIn("lessons"), ["l1"]);
    assert.deepEqual([idsIn("given"), idsIn("received")], [["ob2"], ["ob1"]]);
    assert.deepEqual(
      [idsIn("debriefs"), idsIn("pairs"), idsIn("plans"), idsIn("works"), idsIn("credits")],
      [["d1"], ["pair"], ["pl"], ["g1"], ["cr"]],
    );
  });

  test("[R081] inspections are not filed", () => assert.ok(!entries.some(({ ref }) => ref.id === "ob3")));

  test("[R245] each entry says what shows it and where it came from", () => {
    const of = (id: string) => entries.find(({ ref }) => ref.id === id)!;
    assert.deepEqual(of("h2").proofs, [{ what: "files", count: 1 }, { what: "summary" }]);
    assert.deepEqual(of("h3").proofs, [], "a file that has not arrived proves nothing");
    assert.deepEqual(of("p1").proofs, [{ what: "code" }]);
    assert.deepEqual(
      [of("h1").origin, of("h3").origin],
      [
        { from: "record", kind: "participation" },
        { from: "import", system: "旧台账" },
      ],
    );
  });

  test("by activity and lesson what came of one lies together, and what belongs to none last", () => {
    const piles = piled(entries, "event");
    assert.deepEqual(
      piles.find(({ key }) => key === "act")!.entries.map(({ ref }) => ref.id),
      ["h1", "p1"],
    );
    assert.deepEqual(
      piles.find(({ key }) => key === "l1")!.entries.map(({ ref }) => ref.id),
      ["d1", "l1", "ob1"],
    );
    assert.equal(piles.at(-1)!.key, "");
  });

  test("by month, and how many nothing shows", () => {
    const piles = piled(entries, "month");
    assert.deepEqual(piles.map(({ key }) => key).slice(0, 2), ["2026-11", "2026-10"]);
    assert.equal(piles[0]!.bare, 1, "what the school itself keeps needs no proof");
  });

  test("[R241] a group's and [R243] a school's hold what is theirs and nobody else's", () => {
    const group = filed({ owner: { kind: "group", id: "maths" }, group: maths }, records, year, "Asia/Shanghai");
    assert.ok(group.some(({ ref }) => ref.id === "act") && !group.some(({ ref }) => ref.id === "h5"));
    const school = filed({ owner: { kind: "org", id: "v" }, orgs: new Set(["v"]) }, { ...records, given: [] }, year, "Asia/Shanghai");
    assert.deepEqual(
      school.filter(({ ref }) => ref.kind !== "participation"),
      [],
    );
  });
});

describe("what is asked for", () => {
  test("edge, [R013]: with an appraisal purpose nothing is asked for that holds growth notes", () => {
    for (const scope of [su, { owner: { kind: "group", id: "maths" }, group: maths }, { owner: { kind: "org", id: "o" } }] as const) {
      const kinds = (purpose: "work" | "appraisal") => new Set(asksOf(scope, year, purpose).map(({ kind }) => kind));
      for (const kind of ["observation", "debrief", "pair"] as const)
        assert.deepEqual([kinds("work").has(kind), kinds("appraisal").has(kind)], [true, false], kind);
      assert.ok(kinds("appraisal").has("hour"));
    }
  });

  test("the rules are asked of the year and of each term that has begun", () =>
    assert.deepEqual(
      questionsOf({ kind: "person", id: "su" }, year, "2026-11-22").map(({ period }) => period),
      ["schoolYear:2026-2027", "term:2026-2027/1"],
    ));
});

describe("what is missing", () => {
  const all = ["schoolYear:2026-2027", "term:2026-2027/1"].flatMap((period) => verdicts({ subject: { kind: "person", id: "su" }, period }));
  const packOf = () => pack;

  test("[R246] gaps are the verdicts that are not met, as the rules gave them, each once; what follows from them is none", () =>
    assert.deepEqual(
      gapsIn(all, packOf, year).map(({ rule, gap }) => [rule.id, gap]),
      [
        ["total", "18.5"],
        ["proof", "2"],
      ],
    ));

  test("records that lack what a rule looks for are named, for appraisal without growth notes", () => {
    const [, proof] = gapsIn(all, packOf, year);
    const ids = (purpose: "work" | "appraisal") => lacksIn(proof!, purpose).map(({ record }) => record.id);
    assert.deepEqual([ids("work"), ids("appraisal")], [["h3", "ob2"], ["h3"]]);
  });
});

describe("whose and of when", () => {
  test("one's own without a name, else a group, an organisation or a person", () => {
    assert.deepEqual(ownerOf({ person: "", group: "", org: "" }, "su"), su.owner);
    assert.deepEqual(ownerOf({ person: "lin", group: "", org: "" }, "su"), { kind: "person", id: "lin" });
    assert.deepEqual(ownerOf({ person: "lin", group: "maths", org: "o" }, "su"), { kind: "group", id: "maths" });
    assert.equal(subjectKind({ kind: "org", id: "o" }, script().records!.org![0]), "school");
  });

  test("the year that has begun last, or the one that is named", () => {
    const years = (today: string) => yearsOf(script().records!.calendar!, ["o"], today);
    assert.equal(yearOf(years("2026-11-22"), "")?.schoolYear, "2026-2027");
    assert.equal(yearOf(years("2026-08-01"), "")?.schoolYear, "2025-2026");
    assert.equal(yearOf(years("2026-11-22"), "2025-2026")?.schoolYear, "2025-2026");
    assert.equal(yearOf(years("2026-08-01"), "2026-2027"), undefined);
  });

  test("a teacher is offered her own alone, a lead her groups and their people, an administrator everybody", () => {
    assert.deepEqual(choicesOf(signedIn("su", ["teacher"]), [maths]), { groups: [], org: undefined, people: [] });
    assert.deepEqual(choicesOf(signedIn("gu", ["groupLead"]), [maths]), { groups: [maths], org: undefined, people: ["su", "lin"] });
    assert.deepEqual(choicesOf(signedIn("shen", ["schoolAdmin"]), [maths]), { groups: [maths], org: "o", people: "all" });
  });
});
