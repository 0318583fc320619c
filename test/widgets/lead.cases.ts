import { county } from "./campus.ts";
import type { Case } from "./spoilt.ts";

const { seminar, lessonTalked } = county.landmarks;

/** Of the widgets on the page of somebody who leads a group. */
export const casesOfLead: readonly Case[] = [
  {
    says: "lessons: an envelope of the vendor",
    of: /GET \/v1\/lessons\?.*state=planned/,
    puts: (body) => ({ code: 0, msg: "ok", data: body }),
    breaks: ["lessons"],
    where: "lesson.list · /items",
  },
  {
    says: "lessons of a teacher: a day that does not exist",
    of: /GET \/v1\/lessons\?(?!.*state=planned)/,
    puts: ["/items/0/on", "2026-02-30"],
    breaks: ["growth"],
    where: "lesson.list · /items/0/on · lesson ",
  },
  {
    says: "lesson: no slot",
    of: new RegExp(`GET /v1/lessons/${seminar.id}`),
    puts: ["/slot", undefined],
    breaks: ["lesson"],
    where: `lesson.get · /slot · lesson ${seminar.id}`,
  },
  {
    says: "lesson: points as an object",
    of: new RegExp(`GET /v1/lessons/${lessonTalked.id}`),
    puts: ["/points", {}],
    breaks: ["debrief", "joint-view"],
    where: `lesson.get · /points · lesson ${lessonTalked.id}`,
  },
  {
    says: "visits of a lesson: an unknown state",
    of: /GET \/v1\/visits\?.*lesson=/,
    puts: ["/items/0/state", "maybe"],
    breaks: ["lesson"],
    where: "visit.list · /items/0/state · visit ",
    without: /还没有人来听|还没有人看/,
  },
  {
    says: "visits of a person: null for a list",
    of: /GET \/v1\/visits\?.*author=/,
    puts: ["/items", null],
    breaks: ["lessons"],
  },
  {
    says: "files: a size that is text",
    of: /GET \/v1\/attachments/,
    puts: (body) => ({ items: [{ ...(body["items"] as object[])[0], size: "3 MB" }] }),
    breaks: ["lesson"],
  },
  {
    says: "organisation: no path",
    of: new RegExp(`GET /v1/orgs/${county.orgs.nanhu.id}`),
    puts: ["/path", undefined],
    breaks: ["lessons", "lesson", "joint-view", "growth", "rubric-editor"],
    where: `org.get · /path · org ${county.orgs.nanhu.id}`,
  },
  {
    says: "binding: a day that does not exist",
    of: /GET \/v1\/bindings/,
    puts: ["/items/0/from", "2026-13-01"],
    breaks: ["lessons"],
    where: "binding.list · /items/0/from · binding ",
  },
  {
    says: "verdict: a value that is no decimal",
    of: /POST \/v1\/evaluate/,
    puts: ["/verdicts/0/value", "3,5"],
    breaks: ["lessons"],
  },
  {
    says: "pack: content as a list",
    of: /definitions\/nanhu.term-plan\/[^/]+\/pack/,
    puts: ["/content", []],
    breaks: ["lessons", "debrief"],
    where: "definition · /content",
  },
  {
    says: "observation: a rating that is text",
    of: /GET \/v1\/observations\?.*lesson=/,
    puts: ["/items/0/ratings", { any: "good" }],
    breaks: ["debrief", "joint-view"],
    where: "observation.list · /items/0/ratings/any",
  },
  {
    says: "observations of a teacher: a day that does not exist",
    of: /GET \/v1\/observations\?.*observed=(?!.*to=)/,
    puts: ["/items/0/on", "2026-11-31"],
    breaks: ["growth"],
    where: "observation.list · /items/0/on · observation ",
  },
  {
    says: "observations before a lesson: no next step",
    of: /GET \/v1\/observations\?.*to=/,
    puts: ["/items/0/nextStep", undefined],
    breaks: ["debrief", "joint-view"],
    where: "observation.list · /items/0/nextStep · observation ",
  },
  {
    says: "observation: an unknown tag of a note",
    of: /GET \/v1\/observations\?/,
    puts: ["/items/0/notes", [{ id: "n1", minute: 3, text: "换了一种问法", tag: "vendor:turn" }]],
    breaks: ["debrief", "joint-view", "growth"],
    where: "observation.list · /items/0/notes/0/tag · observation ",
  },
  {
    says: "evaluation language of a host's own",
    of: /GET \/v1\/observations\?/,
    puts: (body) => ({
      ...body,
      items: (body["items"] as object[]).map((one) => ({ ...one, tallies: { "vendor:smile": 2 }, vendor: [] })),
    }),
    breaks: [],
    changes: ["growth"],
    shows: { growth: /vendor:smile/ },
  },
  {
    says: "debriefs of a lesson: speeches as an object",
    of: /GET \/v1\/debriefs\?.*lesson=/,
    puts: ["/items/0/speeches", {}],
    breaks: ["debrief", "joint-view"],
    where: "debrief.list · /items/0/speeches · debrief ",
    without: /还没有说到/,
  },
  {
    says: "debriefs of a time: no participants",
    of: /GET \/v1\/debriefs\?.*from=/,
    puts: ["/items/0/participants", undefined],
    breaks: ["growth"],
    where: "debrief.list · /items/0/participants · debrief ",
    without: /还没有说到/,
  },
  {
    says: "debrief: a day that does not exist",
    of: /GET \/v1\/debriefs\//,
    puts: ["/on", "2026-02-30"],
    breaks: ["debrief"],
    where: "debrief.get · /on · debrief ",
  },
  {
    says: "a speech in a turn of a host's own",
    of: /GET \/v1\/debriefs\//,
    puts: ["/speeches/0/turn", "vendor/1"],
    breaks: [],
    changes: ["debrief"],
  },
  {
    says: "rubric: a section without items",
    of: /definitions\/.*\/lesson-points$/,
    puts: ["/sections/0/items", undefined],
    breaks: ["lesson", "joint-view", "growth"],
    where: "definition · /sections/0/items",
  },
  {
    says: "packs: a rubric without a title",
    of: /GET \/v1\/packs/,
    puts: (body) => {
      const items = structuredClone(body["items"]) as { pack: { content?: { rubrics?: { title?: unknown }[] } } }[];
      delete items.flatMap(({ pack }) => pack.content?.rubrics ?? [])[0]!.title;
      return { items };
    },
    breaks: ["rubric-editor"],
    where: "pack.list · /items/",
  },
  {
    says: "packs: a state that is none",
    of: /GET \/v1\/packs/,
    puts: ["/items/0/state", "live"],
    breaks: ["rubric-editor"],
    where: "pack.list · /items/0/state · pack ",
  },
  {
    says: "person: no name",
    of: /GET \/v1\/people\//,
    puts: ["/displayName", undefined],
    breaks: [],
    changes: ["lessons", "lesson", "debrief", "joint-view", "growth"],
    shows: Object.fromEntries(
      (["lessons", "lesson", "debrief", "joint-view", "growth"] as const).map((one) => [one, /一位同事（姓名读不到）/]),
    ),
  },
];
