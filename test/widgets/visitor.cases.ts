import type { Case } from "./spoilt.ts";

/** Of a lesson that somebody may come to. */
export const casesOfVisitor: readonly Case[] = [
  {
    says: "visits as an object: no step is offered that may be taken already",
    of: /GET \/v1\/visits/,
    puts: ["/items", {}],
    breaks: ["lesson"],
    where: "visit.list · /items",
    without: /我来听|我想来听/,
  },
  {
    says: "rubric: an item of no kind, and coming is offered as ever",
    of: /definitions\/.*\/(?!pack)[^/]+$/,
    puts: ["/sections/0/items/0/field", "stars"],
    breaks: ["lesson"],
    where: "definition · /sections/0/items/0/field",
    shows: { lesson: /我来听/ },
  },
];
