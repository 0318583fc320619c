import { nothing, type TemplateResult } from "lit";
import type { Lesson, Ref } from "@xiaoben/contract";
import type { Words } from "../../core/index.ts";
import { conflictPanel } from "../../forms/conflict.ts";
import { isStale } from "../../forms/delivery.model.ts";
import { orgName } from "../orgs.ts";
import type { Scene } from "../scene.ts";
import type { TeachMessages } from "./teach.strings.ts";

const compared = [
  "className",
  "subjectName",
  "topic",
  "kind",
  "mode",
  "on",
  "slot",
  "lessons",
  "form",
  "observers",
  "points",
  "idea",
  "intent",
  "openTo",
] as const satisfies readonly (keyof Lesson)[];

/** Both versions of what somebody else changed too; a person chooses. */
export function conflictView(scene: Scene, teach: Words<TeachMessages>): TemplateResult | typeof nothing {
  const { lesson, campus, drafts } = scene;
  const on: Ref<"lesson"> = { kind: "lesson", id: lesson.id };
  const waiting = scene.pending.filter((entry) => entry.on.id === on.id && entry.state === "attention" && entry.action === "lesson.change");
  const error = [drafts.error(on), ...waiting.map((entry) => entry.error)].find((one) => one && isStale(one));
  if (!error) return nothing;
  const theirs = error.current as Lesson;
  const differing = compared.filter((name) => JSON.stringify(lesson[name] ?? "") !== JSON.stringify(theirs[name] ?? ""));
  if (differing.length === 0) return nothing;
  const patch = Object.fromEntries(differing.map((name) => [name, lesson[name] ?? null])) as Partial<Lesson>;
  const choose = async (which: "mine" | "theirs"): Promise<void> => {
    await drafts.discard(on);
    for (const { actionId } of waiting) await campus.resolve(actionId, which === "mine" ? { merged: patch } : "discard");
    if (which === "mine" && waiting.length === 0) await campus.act("lesson.change", { id: on.id, version: theirs.version, patch });
    await campus.one(on).refresh();
  };
  return conflictPanel(
    scene.forms,
    differing.map((name) => ({
      label: teach.say("field", name),
      mine: valueWords(scene, teach, lesson, name),
      theirs: valueWords(scene, teach, theirs, name),
    })),
    (which) => void choose(which),
  );
}

function valueWords(scene: Scene, teach: Words<TeachMessages>, lesson: Lesson, name: (typeof compared)[number]): string {
  switch (name) {
    case "kind":
    case "mode":
      return scene.words.say(name, lesson[name]);
    case "on":
      return scene.format.day(lesson.on, "year");
    case "slot":
      return `${scene.words.say("period", lesson.slot.period)} ${lesson.slot.from}–${lesson.slot.to}`;
    case "lessons":
      return teach.say("lessonsCount", lesson.lessons);
    case "observers":
      return lesson.observers.map((person) => scene.records.name(person)).join("、");
    case "points":
      return lesson.points.map(({ text }) => text).join("\n");
    case "openTo":
      return orgName(scene, lesson.openTo) || teach.say("mustAsk");
    case "form":
      return lesson.form.id;
    default:
      return lesson[name] ?? "";
  }
}
