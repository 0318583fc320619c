import type { ActionId, Credit, Session } from "@xiaoben/contract";

/** What people do with reports and credits. */
export type UpwardAction = Extract<ActionId, `report.${string}` | "credit.correct">;
const runs = ["schoolAdmin", "principal", "countyOfficer"];

/** Whether somebody answers for an organisation, and so sees its register; everybody else sees her own. */
export const keepsRegister = ({ roles }: Session): boolean => roles.some(({ role }) => runs.includes(role));

const order: readonly Credit["state"][] = ["rejected", "prepared", "reported", "registered", "corrected", "withdrawn"];

/** Credits of a register: what waits for somebody first, then the later ones; without those that fell away. */
export const inOrder = (credits: readonly Credit[], state: string): Credit[] =>
  credits
    .filter((credit) => (state === "" ? credit.state !== "withdrawn" : credit.state === state))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0));
