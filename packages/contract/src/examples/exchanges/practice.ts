import type { Binding, Decision, PackRecord } from "../../kinds/index.ts";
import { clock, orgs, people } from "../records/campus.ts";
import { nextPack, pack, packId } from "../records/pack.ts";
import { bindingIds, packIds } from "../records/practice.ts";
import {
  act,
  ask,
  born,
  change,
  content,
  create,
  created,
  found,
  get,
  list,
  newRecordId,
  next,
  page,
  refuse,
  remove,
  removed,
  story,
  without,
  written,
} from "./build.ts";
import { the } from "./look.ts";

const look = story("looking-at-packs");
const write = story("writing-a-pack");
const bind = story("binding-a-version");
const decide = story("deciding-a-question");

const draft = the("pack", "draft");
const published: PackRecord = { ...next(draft, {}, 3), state: "published", publishedAt: clock, publishedBy: people.countyOfficer };
const fourth: PackRecord = { ...born(newRecordId(1), orgs.county), state: "draft", pack: { ...nextPack, version: "4" } };

const nextYear: Binding = { ...born(newRecordId(2), orgs.county), pack: packId, packVersion: "2", from: "2026-12-01" };
const inForce = the("binding", "in-force");

const third: Decision = {
  ...born(newRecordId(3), orgs.county),
  pack: packId,
  ambiguity: "how-many",
  reading: "nine",
  from: "2026-11-20",
  basis: "县教研室会议纪要第三次（虚构）",
  by: people.countyOfficer,
  at: clock,
  supersedes: the("decision", "superseding").id,
};
const sent = without(third, "id", "version", "createdAt", "updatedAt", "by", "at");

export const practiceExchanges = [
  look(
    "pack.list",
    "teacher",
    "published",
    "Versions in force, for everybody.",
    list("pack", { state: "published" }),
    page(the("pack", "published")),
  ),
  look(
    "pack.get",
    "teacher",
    "withdrawn",
    "A withdrawn version stays readable.",
    get("pack", packIds.withdrawn),
    found(the("pack", "withdrawn")),
  ),
  look(
    "pack.get",
    "teacher",
    "draft-of-others",
    "Drafts are seen by those who write packs.",
    get("pack", packIds.draft),
    refuse("not-found"),
  ),
  look(
    "binding.list",
    "teacher",
    "of-the-county",
    "What judges, and what judged.",
    list("binding", { org: orgs.county }),
    page(inForce, the("binding", "ended")),
  ),
  look("binding.get", "teacher", "one", "One binding.", get("binding", bindingIds.ended), found(the("binding", "ended"))),
  look(
    "decision.list",
    "teacher",
    "of-a-question",
    "Every decision on a question, superseded ones too.",
    list("decision", { pack: packId, ambiguity: "how-many" }),
    page(the("decision", "reading"), the("decision", "superseding")),
  ),
  look(
    "decision.get",
    "teacher",
    "one",
    "One decision.",
    get("decision", the("decision", "reading").id),
    found(the("decision", "reading")),
  ),
  look(
    "definition",
    "teacher",
    "form",
    "The form that lessons are observed with. It never changes, and may be kept.",
    ask(`/v1/definitions/${packId}/2/lesson-record`),
    { status: 200, headers: { "Cache-Control": "private, max-age=3600" }, body: pack.content!.rubrics![0] },
  ),
  look("definition", "teacher", "whole-pack", "`pack` is the whole pack with what it inherits.", ask(`/v1/definitions/${packId}/2/pack`), {
    status: 200,
    body: pack,
  }),
  look(
    "definition",
    "teacher",
    "unknown",
    "Only what was published is found.",
    ask(`/v1/definitions/${packId}/3/lesson-record`),
    refuse("not-found"),
  ),

  write(
    "pack.create",
    "countyOfficer",
    "next-version",
    "A draft of the next version; the id is made by the client.",
    create("pack", fourth.id, content(fourth)),
    created("pack", fourth),
  ),
  write(
    "pack.create",
    "teacher",
    "by-a-teacher",
    "Packs are written by those who answer for an organisation.",
    create("pack", newRecordId(9), content({ ...fourth, pack: { ...fourth.pack, version: "5" } })),
    refuse("not-permitted"),
  ),
  write(
    "pack.remove",
    "countyOfficer",
    "draft",
    "A draft may be removed; a tombstone stays.",
    remove("pack", fourth.id, 1),
    removed({ kind: "pack", id: fourth.id, version: 2 }),
  ),
  write(
    "pack.change",
    "countyOfficer",
    "without-examples",
    "The whole pack is replaced: what is inside it is one document.",
    change("pack", draft.id, 1, { pack: { ...nextPack, examples: [] } }),
    written("pack", next(draft, { pack: { ...nextPack, examples: [] } })),
  ),
  write(
    "pack.publish",
    "countyOfficer",
    "with-a-finding",
    "Published only when its check finds nothing: here nothing shows that it does what it says.",
    act("pack", draft.id, "publish", 1, 2),
    refuse("guard-failed", ["/pack/examples example-missing"]),
  ),
  write(
    "pack.change",
    "countyOfficer",
    "mended",
    "The examples are back.",
    change("pack", draft.id, 2, { pack: nextPack }),
    written("pack", next(draft, {}, 2)),
  ),
  write(
    "pack.publish",
    "countyOfficer",
    "published",
    "From now on it never changes.",
    act("pack", draft.id, "publish", 2, 3),
    written("pack", published),
  ),
  write(
    "pack.withdraw",
    "countyOfficer",
    "unbound",
    "Nobody is judged by it yet, so it may go; it stays readable.",
    act("pack", draft.id, "withdraw", 3, 4, { reason: "先再讨论一次" }),
    written("pack", next({ ...published }, { state: "withdrawn", reason: "先再讨论一次" })),
  ),
  write(
    "pack.withdraw",
    "countyOfficer",
    "still-bound",
    "A version that judges people is not withdrawn.",
    act("pack", packIds.published, "withdraw", 4, 2, { reason: "换新版" }),
    refuse("guard-failed", ["/pack still-bound"]),
  ),

  bind(
    "binding.create",
    "countyOfficer",
    "from-a-day-on",
    "A new binding ends the one before it, on the day before; both stand in `changes`.",
    create("binding", nextYear.id, content(nextYear)),
    created("binding", nextYear, [{ kind: "binding", id: inForce.id, version: 2 }]),
  ),
  bind(
    "binding.create",
    "countyOfficer",
    "same-day",
    "Two bindings of one pack never begin on the same day.",
    create("binding", newRecordId(8), content(nextYear)),
    refuse("validation", ["/from overlaps"]),
  ),
  bind(
    "binding.create",
    "countyOfficer",
    "unpublished",
    "A draft binds nobody.",
    create("binding", newRecordId(7), content({ ...nextYear, packVersion: "3", from: "2027-09-02" })),
    refuse("validation", ["/packVersion not-there"]),
  ),
  bind(
    "binding.end",
    "countyOfficer",
    "ended",
    "Ended without a successor.",
    act("binding", nextYear.id, "end", 5, 1, { to: "2027-08-31" }),
    written("binding", next(nextYear, { to: "2027-08-31" })),
  ),
  bind(
    "binding.end",
    "countyOfficer",
    "before-it-begins",
    "The last day is not before the first.",
    act("binding", nextYear.id, "end", 6, 2, { to: "2026-11-30" }),
    refuse("validation", ["/input/to ends-before-it-begins"]),
  ),

  decide(
    "decision.create",
    "countyOfficer",
    "superseding",
    "Who decided and when is set by the server.",
    create("decision", third.id, sent),
    created("decision", third),
  ),
  decide(
    "decision.create",
    "schoolAdmin",
    "not-the-school",
    "The pack says at which level and in which role a question is decided.",
    create("decision", newRecordId(6), { ...without(sent, "supersedes"), org: orgs.school }),
    refuse("not-permitted", ["/org level-too-low"]),
  ),
  decide(
    "decision.create",
    "countyOfficer",
    "neither-reading-nor-value",
    "A decision chooses a reading or gives a value.",
    create("decision", newRecordId(5), without(sent, "reading")),
    refuse("validation", ["/reading one-of"]),
  ),
];
