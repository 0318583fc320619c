import { scriptedGateway, type Script } from "../testing/index.ts";

export { scriptedGateway, type Script };

/** Somebody of a school who is signed in, by default its administrator. */
export const script = (role = "schoolAdmin"): Script => ({
  session: {
    person: "00000000-0000-8000-8000-000000000001",
    org: "00000000-0000-8000-8000-0000000000a1",
    roles: [{ role, org: "00000000-0000-8000-8000-0000000000a1" }],
    timeZone: "Asia/Shanghai",
    locale: "zh-Hans",
    today: "2026-11-22",
  },
});
