import { idOf, newId, type Id } from "@xiaoben/contract";
import type { Services } from "../services.ts";
import { valueOf } from "./plan.ts";
import type { ImportState } from "./portions.ts";

/** Who removes what people have left behind: the back end itself, in the audit trail. */
const actor: Id = idOf("system", "imports");
const action = "import.sweep";

/**
 * Removes imports in portions that nobody has gone on with for as many days as are set: what they have written stays, and the audit trail says how many rows
 * were never written. What is left of an import that was done goes too; it only answers a retry. Answers how many.
 */
export async function sweepImports({ store, now }: Services, tenant: string): Promise<number> {
  const at = now().toISOString();
  return store.write(tenant, async (tx) => {
    const files = await tx.lapsed(at);
    for (const id of files) {
      const bytes = await tx.part(id, 0);
      const state = bytes && valueOf<ImportState>(bytes);
      await tx.removeParts(id);
      // Without a state nothing was begun: somebody was laying it down when his process ended.
      if (state && state.next <= state.portions)
        await tx.audit({ at, actor, action, actionId: newId(), file: state.file, left: state.rows - state.done });
    }
    return files.length;
  });
}
