import { bandFaults, type Pack } from "@xiaoben/contract";
import { asFindings } from "../parts/rubrics.ts";
import { isOnRecord } from "../parts/settled.ts";
import { below } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

/** Bands of a form that is scored cover every total once. */
export const findFormBands = (pack: Pack): Finding[] =>
  (pack.content?.rubrics ?? []).flatMap((rubric, at) =>
    rubric.clause === "house" || isOnRecord(pack, rubric.clause) ? [] : asFindings(bandFaults(rubric), below("/content/rubrics", at)),
  );
