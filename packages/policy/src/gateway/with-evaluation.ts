import type { CampusGateway, EvaluateAsk, Live, Verdict } from "@xiaoben/contract";
import { verdictsOf } from "./collect.ts";
import { computedLive, type Loaded } from "./live.ts";
import type { Reading } from "./reading.ts";

/** How long a question without listeners is kept. */
const keptFor = 30_000;

/**
 * A gateway that answers `evaluate` in any case: by its back end where that offers it, else on the device, for one person or one
 * pair, after reading all pages of that subject's records. Groups, schools and counties need the back end (`not-offered`).
 * Everything else is passed on as it is. The engine is loaded with the first question that needs it.
 */
export function withEvaluation(gateway: CampusGateway): CampusGateway {
  const asked = new Map<string, Live<Verdict[]>>();
  const loaded: Loaded = { values: new Map() };

  const evaluate = (ask: EvaluateAsk): Live<Verdict[]> => {
    if (offered(gateway) === true) return gateway.evaluate(ask);
    const key = keyOf(ask);
    let live = asked.get(key);
    if (!live) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      live = computedLive(gateway, loaded, ask, answer, {
        busy: () => clearTimeout(timer),
        idle() {
          timer = setTimeout(() => asked.delete(key), keptFor);
          (timer as { unref?: () => void }).unref?.();
        },
      });
      asked.set(key, live);
    }
    return live;
  };

  return {
    contract: 1,
    session: gateway.session,
    capabilities: gateway.capabilities,
    pending: gateway.pending,
    allows: (action, on) => gateway.allows(action, on),
    one: (ref) => gateway.one(ref),
    list: (query) => gateway.list(query),
    tasks: () => gateway.tasks(),
    evaluate,
    rollup: (ask) => gateway.rollup(ask),
    definition: (ref) => gateway.definition(ref),
    act: (action, input, options) => gateway.act(action, input, options),
    draft: (ref) => gateway.draft(ref),
    attach: (file, to, options) => gateway.attach(file, to, options),
    blob: (attachment) => gateway.blob(attachment),
    resolve: (actionId, how) => gateway.resolve(actionId, how),
  };
}

/** What the back end offers may not be known yet when the question is asked: then it is asked for first. */
function answer(reading: Reading, ask: EvaluateAsk): Verdict[] {
  const { gateway, use } = reading;
  return use(gateway.capabilities).has("evaluate") ? use(gateway.evaluate(ask)) : verdictsOf(reading, ask);
}

function offered({ capabilities }: CampusGateway): boolean | undefined {
  const { current } = capabilities;
  return current.data?.has("evaluate");
}

/** Equal questions have equal keys, in whatever order their parts were written. */
const keyOf = (ask: EvaluateAsk): string => JSON.stringify(sorted(ask));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, of]) => [key, sorted(of)]),
  );
}
