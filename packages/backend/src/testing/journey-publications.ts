import assert from "node:assert/strict";
import { newId, type ActionOf, type Id, type New, type Publication, type PublicationItem } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { ids, type PersonName } from "./fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

const period = "schoolYear:2026-2027";
const of = (name: PersonName, shown: PublicationItem["shown"] = "name", id: string = name): PublicationItem => ({
  id,
  person: ids[name],
  says: `${name} 的结果`,
  shown,
});
const body = (notice: Publication["notice"], items: PublicationItem[], org: Id = ids.school): New<"publication"> => ({
  org,
  title: "学期末的结果",
  notice,
  period,
  items,
});

/** A list that those who are named may object to. */
async function opened(campus: Campus, notice: Publication["notice"], items: PublicationItem[], by: PersonName = "admin"): Promise<Id> {
  const id = newId();
  await campus.as(by, "publication.create", { id, body: body(notice, items) });
  await campus.as(by, "publication.open", { id });
  return id;
}

const idsSeen = async (campus: Campus, name: PersonName, id: Id): Promise<string[]> =>
  (await campus.read(name, "publication", id)).items.map((item) => item.id);

const asks =
  (campus: Campus, id: Id) =>
  <A extends "object" | "answer" | "publish" | "withdraw" | "recall">(name: PersonName, verb: A, input?: object): Promise<unknown> =>
    campus.as(name, `publication.${verb}`, { id, ...(input && { input }) } as ActionOf[`publication.${A}`]);

/** Results made public, only after those who are named were heard and, where it criticises them, another approved it. */
export function publicationJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("[R014] makes results of persons and groups public: drawn up, open to objection, published with what stands behind them", async () => {
    const campus = await openCampus(await open());
    const basis = { pack: "fixture.pack", version: "1", rule: "total", outcome: "met" };
    const group: PublicationItem = { id: "group", group: ids.group, says: "备课扎实", basis, shown: "name" };
    const id = await opened(campus, "commendation", [of("observer"), group]);
    await refused(campus.read("stranger", "publication", id), "not-found");
    assert.deepEqual(await idsSeen(campus, "teacher", id), ["group"], "whoever is of the group is named");
    await asks(campus, id)("admin", "publish");
    const read = await campus.read("teacher", "publication", id);
    assert.deepEqual(
      read.list?.map(({ name, says, basis: rests }) => [name, says, rests]),
      [
        ["observer-name", "observer 的结果", undefined],
        [(await campus.read("teacher", "group", ids.group)).name, "备课扎实", basis],
      ],
    );
    assert.deepEqual([read.state, read.publishedBy], ["published", ids.admin]);
  });

  it("[R014] edge, public criticism of persons needs human approval: of somebody else than its author, who is not named in it", async () => {
    const campus = await openCampus(await open());
    const id = await opened(campus, "criticism", [of("observer"), of("principal")]);
    const does = asks(campus, id);
    assert.deepEqual((await refused(does("admin", "publish"), "guard-failed")).issues, ["/by same-person"]);
    assert.deepEqual((await refused(does("principal", "publish"), "guard-failed")).issues, ["/named named-in-it"]);
    await refused(does("teacher", "publish"), "not-found");
    assert.equal((await campus.read("admin", "publication", id)).state, "forObjection");
    await does("officer", "publish");
    assert.equal((await campus.read("admin", "publication", id)).publishedBy, ids.officer);
  });

  it("[R014] what criticises no person, its author may publish; nobody but those above draws it up", async () => {
    const campus = await openCampus(await open());
    const group: PublicationItem = { id: "group", group: ids.group, says: "两次没有活动", shown: "name" };
    await asks(campus, await opened(campus, "criticism", [group]))("admin", "publish");
    await asks(campus, await opened(campus, "criticism", [of("observer", "omitted"), group]))("admin", "publish");
    const drawn = campus.as("teacher", "publication.create", { id: newId(), body: body("results", [of("observer")]) });
    await refused(drawn, "not-permitted");
  });

  it("[R014] edge, redaction options: each stands there by name, by a first character, by a number, or not at all, and no id tells more", async () => {
    const campus = await openCampus(await open());
    const id = await opened(campus, "criticism", [
      of("observer"),
      of("teacher", "initial"),
      of("lead", "number"),
      of("principal", "omitted"),
    ]);
    await asks(campus, id)("officer", "publish");
    const seen = await campus.read("observer", "publication", id);
    assert.deepEqual(
      seen.list?.map((item) => [item.id, item.name, item.person]),
      [
        ["observer", "observer-name", ids.observer],
        ["teacher", "t**", undefined],
        ["lead", "N-lead", undefined],
      ],
    );
    assert.deepEqual([seen.items.map((item) => item.id), seen.named], [["observer"], [ids.observer]], "of what was drawn up, her own");
    const text = JSON.stringify(seen);
    for (const hidden of ["teacher", "lead", "principal"] as const) assert.ok(!text.includes(ids[hidden]), hidden);
    const [listed] = await campus.all("observer", "publication");
    assert.deepEqual(listed, seen, "nor does a list show more");
  });

  it("[R020] edge, public to whom: to its own organisation and those below it, and to nobody else, before and after", async () => {
    const campus = await openCampus(await open());
    const id = await opened(campus, "results", [of("observer")]);
    await refused(campus.read("lead", "publication", id), "not-found");
    await asks(campus, id)("admin", "publish");
    assert.equal((await campus.read("lead", "publication", id)).list?.length, 1);
    await refused(campus.read("stranger", "publication", id), "not-found");
    assert.deepEqual(await campus.all("stranger", "publication"), []);
    const named = campus.as("admin", "publication.create", { id: newId(), body: body("results", [of("stranger")]) });
    assert.deepEqual((await refused(named, "validation")).issues, ["/items/0/person not-there"]);
    const elsewhere = campus.as("admin", "publication.create", { id: newId(), body: body("results", [of("stranger")], ids.other) });
    await refused(elsewhere, "not-permitted");
    await asks(campus, id)("principal", "withdraw", { reason: "名单有误" });
    await refused(campus.read("lead", "publication", id), "not-found");
  });

  it("[R020] edge, correctable before publication: objections in words, each answered, items put right or taken out, nothing added unseen", async () => {
    const campus = await openCampus(await open());
    const id = await opened(campus, "results", [of("observer"), of("teacher")]);
    const does = asks(campus, id);
    await does("observer", "object", { objection: "少算了三学时" });
    await refused(does("lead", "object", { objection: "我也要说" }), "not-found");
    assert.deepEqual(
      (await campus.read("teacher", "publication", id)).objections,
      [],
      "an objection is for who makes it, and those who answer",
    );
    assert.deepEqual((await refused(does("admin", "publish"), "guard-failed")).issues, ["/objections/1 not-answered"]);
    assert.deepEqual((await refused(does("admin", "answer", { answerTo: "7", answer: "好" }), "guard-failed")).issues, [
      "/answerTo not-there",
    ]);
    await does("admin", "answer", { answerTo: "1", answer: "已改正" });
    const change = (items: PublicationItem[]) => campus.as("admin", "publication.change", { id, patch: { items } });
    const right = { ...of("observer"), says: "已补上三学时" };
    assert.deepEqual((await refused(change([right, of("lead")]), "validation")).issues, ["/items/1 not-shown-yet"]);
    assert.deepEqual((await refused(change([{ ...right, person: ids.lead }]), "validation")).issues, ["/items/0 not-shown-yet"]);
    await change([right]);
    const [objection] = (await campus.read("observer", "publication", id)).objections;
    assert.deepEqual([objection?.answer, objection?.answeredBy], ["已改正", ids.admin]);
    await does("admin", "publish");
    assert.deepEqual(
      (await campus.read("observer", "publication", id)).list?.map(({ says }) => says),
      ["已补上三学时"],
    );
    await refused(change([]), "not-permitted");
  });

  it("[R020] how many days there are to object is set by who runs it; without that, whoever drew it up ends them by hand", async () => {
    const campus = await openCampus(await open(), { workflows: { publication: { objectWithin: "5" } } });
    const id = await opened(campus, "results", [of("observer")]);
    campus.wait(4 * 24);
    assert.deepEqual((await refused(asks(campus, id)("admin", "publish"), "guard-failed")).issues, ["/state too-early"]);
    campus.wait(25);
    await asks(campus, id)("admin", "publish");
    const again = await opened(campus, "results", [of("observer")]);
    campus.wait(6 * 24);
    await asks(campus, again)("admin", "recall");
    await campus.as("admin", "publication.change", { id: again, patch: { items: [of("observer"), of("teacher")] } });
    await campus.as("admin", "publication.open", { id: again });
    assert.deepEqual(
      (await refused(asks(campus, again)("admin", "publish"), "guard-failed")).issues,
      ["/state too-early"],
      "from the beginning",
    );
  });

  it("takes no file: each sees her own part of it, and a file is seen whole", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    await campus.as("admin", "publication.create", { id, body: body("results", [of("observer")]) });
    const file = { name: "名单.pdf", type: "application/pdf", size: 9, of: { kind: "publication", id } } as New<"attachment">;
    await refused(campus.as("admin", "attachment.create", { id: newId(), body: file }), "not-permitted");
  });

  it("says which item is wrong: of two or of nobody, or twice; and nobody writes down who is named", async () => {
    const campus = await openCampus(await open());
    const items = [{ ...of("observer"), group: ids.group }, of("observer"), { id: "x", says: "", shown: "name" as const }];
    const id = newId();
    const { issues } = await refused(campus.as("admin", "publication.create", { id, body: body("results", items) }), "validation");
    assert.deepEqual(issues, ["/items/0/person one-of-two", "/items/1/id twice", "/items/2/person one-of-two"]);
    const sent = { ...body("results", [{ ...of("observer"), people: [ids.lead] }]), named: [ids.lead] } as New<"publication">;
    await campus.as("admin", "publication.create", { id, body: sent });
    const { named, items: kept } = await campus.read("admin", "publication", id);
    assert.deepEqual([named, kept[0]!.people], [[ids.observer], [ids.observer]]);
  });
}
