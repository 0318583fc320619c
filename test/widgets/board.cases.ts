import { county } from "./campus.ts";
import type { Case } from "./spoilt.ts";

const { publicationOpen, publicationPublished } = county.landmarks;

/** Of the page of what is made public. */
export const casesOfBoard: readonly Case[] = [
  {
    says: "publications: a state that is none",
    of: /GET \/v1\/publications\?/,
    puts: ["/items/0/state", "over"],
    breaks: ["publications"],
    where: "publication.list · /items/0/state · publication ",
  },
  {
    says: "publications: an envelope of the vendor",
    of: /GET \/v1\/publications\?/,
    puts: (body) => ({ code: 0, msg: "ok", data: body }),
    breaks: ["publications"],
    where: "publication.list · /items",
  },
  {
    says: "publication: objections as an object, and nothing can be made public",
    of: new RegExp(`GET /v1/publications/${publicationOpen.id}`),
    puts: ["/objections", {}],
    breaks: ["publication"],
    where: `publication.get · /objections · publication ${publicationOpen.id}`,
    without: /公开后读到的/,
  },
  {
    says: "publication: an item that is shown somehow",
    of: new RegExp(`GET /v1/publications/${publicationOpen.id}`),
    puts: ["/items/0/shown", "somehow"],
    breaks: ["publication"],
    where: `publication.get · /items/0/shown · publication ${publicationOpen.id}`,
  },
  {
    says: "published: a list that is text",
    of: new RegExp(`GET /v1/publications/${publicationPublished.id}`),
    puts: ["/list", "all"],
    breaks: ["published"],
    where: `publication.get · /list · publication ${publicationPublished.id}`,
  },
  {
    says: "people: no name, and who draws up is told so",
    of: /GET \/v1\/people\?/,
    puts: ["/items/0/displayName", undefined],
    breaks: ["publication"],
    where: "person.list · /items/0/displayName · person ",
  },
  {
    says: "pack: rules as an object, and what a line rests on is left out",
    of: /definitions\/.*\/pack$/,
    puts: ["/rules", {}],
    breaks: [],
    changes: ["published"],
    shows: { published: /公开课一节，评课记录完整/ },
  },
];
