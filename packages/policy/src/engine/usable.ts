import { units, type Pack } from "@xiaoben/contract";
import type { Compiled } from "./parts.ts";
import { PackError } from "./error.ts";
import { momentOf } from "./moments.ts";

/** Parts of a pack that others name, by what they are called where they are named. */
type Part = "parameter" | "measure" | "book" | "rule" | "cycle" | "checklist";

/**
 * Refuses a pack that names what is not there, or that says what cannot be worked out: the place and what to do.
 * A pack is never half understood: it is refused whole. @throws {PackError}
 */
export function refuseUnusable(compiled: Compiled): void {
  const { pack } = compiled;
  const ids = (list: readonly { id: string }[] = []): ReadonlySet<string> => new Set(list.map(({ id }) => id));
  const known: Record<Part, ReadonlySet<string>> = {
    parameter: ids(pack.parameters),
    measure: ids(pack.measures),
    book: ids(pack.books),
    rule: ids(pack.rules),
    cycle: ids(pack.cycles),
    checklist: ids(pack.content?.checklists),
  };
  const need = (part: Part, id: string, path: string): void => {
    if (!known[part].has(id)) refuse("unknown-reference", path, `There is no ${part} "${id}"; correct the name or add it`);
  };
  for (const section of ["parameters", "books", "measures", "rules", "consequences"] as const) walk(pack[section], `/${section}`, need);

  pack.cycles?.forEach(({ years }, c) => {
    if (!(Number.isInteger(years) && years > 0 && years <= 100))
      refuse("cycle-invalid", `/cycles/${c}/years`, "A cycle lasts a whole number of years, from 1 to 100");
  });
  pack.measures.forEach((measure, m) => {
    const path = `/measures/${m}`;
    if ("sum" in measure) need("book", measure.sum, `${path}/sum`);
    if ("count" in measure) need("book", measure.count, `${path}/count`);
    if ("linear" in measure) measure.linear.forEach(({ of }, at) => need("measure", of, `${path}/linear/${at}/of`));
    if ("product" in measure) measure.product.forEach((of, at) => need("measure", of, `${path}/product/${at}`));
    if ("ratio" in measure) measure.ratio.forEach((of, at) => need("measure", of, `${path}/ratio/${at}`));
    if ("gap" in measure) need("rule", measure.gap, `${path}/gap`);
    if ("members" in measure) need("rule", measure.of, `${path}/of`);
  });
  pack.rules.forEach((rule, r) => {
    const path = `/rules/${r}`;
    if (rule.kind === "bundle") rule.of.forEach((of, at) => need("rule", of, `${path}/of/${at}`));
    if (rule.kind === "amount" && rule.inside !== undefined) need("rule", rule.inside, `${path}/inside`);
    if (rule.kind === "deadline") refuseDeadline(rule, path);
  });
  pack.consequences.forEach(({ effect }, c) => {
    if ("deduct" in effect) need("measure", effect.deduct.of, `/consequences/${c}/effect/deduct/of`);
  });
}

/** Everything that names a part in the same way wherever it stands. */
function walk(value: unknown, path: string, need: (part: Part, id: string, path: string) => void): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const at = `${path}/${key}`;
    if (typeof inner !== "string") walk(inner, at, need);
    else if (key === "param") need("parameter", inner, at);
    else if (key === "measure" || key === "book" || key === "rule" || key === "cycle" || key === "checklist") need(key, inner, at);
    else if (key === "step" && units(inner) <= 0) refuse("rounding-invalid", at, "Round to a step above 0");
  }
}

function refuseDeadline({ event, notAfter }: Extract<Pack["rules"][number], { kind: "deadline" }>, path: string): void {
  const moment = (name: string, at: string) =>
    momentOf(name) ?? refuse("unknown-moment", at, `No record has a moment "${name}"; name one such as plan.submitted or event.on`);
  const on = moment(event, `${path}/event`);
  const [side, base] = "before" in notAfter ? ["before", notAfter.before] : "after" in notAfter ? ["after", notAfter.after] : [];
  if (base !== undefined && moment(base, `${path}/notAfter/${side}`).source !== on.source)
    refuse("kind-mismatch", `${path}/notAfter/${side}`, `"${base}" and "${event}" are moments of different records; name two of the same`);
  const bounds = { nth: 5, weekday: 7, month: 12 };
  if ("nth" in notAfter)
    for (const [key, most] of Object.entries(bounds) as [keyof typeof bounds, number][])
      if (!(Number.isInteger(notAfter[key]) && notAfter[key] >= 1 && notAfter[key] <= most))
        refuse("deadline-invalid", `${path}/notAfter/${key}`, `Count from 1 to ${most}`);
}

function refuse(code: string, path: string, message: string): never {
  throw new PackError(code, path, message);
}
