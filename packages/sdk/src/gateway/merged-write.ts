import type { ActionId, GatewayError } from "@xiaoben/contract";

/** The write that says what a person made of two versions: on top of the version that was met. */
export function mergedWrite(
  action: ActionId,
  input: { id: string },
  merged: unknown,
  error: GatewayError | undefined,
): { action: ActionId; input: { id: string } } {
  const [kind, verb] = [action.slice(0, action.indexOf(".")), action.slice(action.indexOf(".") + 1)];
  const met = error?.current as { version?: number } | undefined;
  const version = met?.version === undefined ? {} : { version: met.version };
  if (verb === "create" && !met) return { action, input: Object.assign({}, input, { body: merged }) };
  if (verb === "create" || verb === "change")
    return { action: `${kind}.change` as ActionId, input: Object.assign({ id: input.id }, version, { patch: merged }) };
  return { action, input: Object.assign({}, input, version, { input: merged }) };
}
