import type { CampusGateway, Live, Snapshot } from "@xiaoben/contract";
import "@xiaoben/elements/hour-ledger";
import { scriptedGateway } from "@xiaoben/elements/testing";
import { enter, hours, people, place } from "./common.ts";

const fixed = <T>(data: T): Live<T> => ({
  current: { status: "ready", data, at: "2026-11-20T01:00:00.000Z", from: "server" } satisfies Snapshot<T>,
  subscribe: () => () => undefined,
  refresh: async () => undefined,
});

/** A gateway that has every page in memory; all else is answered as in tests. */
const scripted = scriptedGateway({
  session: {
    person: "p0",
    org: "o",
    roles: [{ role: "schoolAdmin", org: "o" }],
    timeZone: "Asia/Shanghai",
    locale: "zh-Hans",
    today: "2026-11-20",
  },
  records: { person: people },
});
const gateway = new Proxy(scripted, {
  get(target, name) {
    if (name === "list")
      return (query: Parameters<CampusGateway["list"]>[0]) => {
        if (query.kind !== "hour") return target.list(query);
        const from = Number(query.cursor ?? 0);
        const end = from + (query.limit ?? 50);
        return fixed({ items: hours.slice(from, end), ...(end < hours.length && { next: String(end) }) });
      };
    const value: unknown = Reflect.get(target, name);
    return typeof value === "function" ? (value.bind(target) as unknown) : value;
  },
});

const element = document.createElement("xb-hour-ledger");
enter({
  show() {
    element.gateway = gateway;
    place.append(element);
  },
  root: () => element.shadowRoot?.querySelector(".rows"),
  scroller: () => element.shadowRoot!.querySelector<HTMLElement>(".grid")!,
});
