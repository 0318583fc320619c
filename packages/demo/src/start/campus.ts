import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Day } from "@xiaoben/contract";
import { jwtIdentity, startServer, type Identity, type Progress, type RunningServer, type ServerOptions } from "@xiaoben/server";
import { portalKeys, type PortalKeys } from "../portal/keys.ts";
import { portalPeople } from "../portal/people.ts";
import { mountPortal } from "../portal/portal.ts";
import { firstData } from "./first-data.ts";

/** Seed of the county that the portal shows. */
const seed = 1;

const root = fileURLToPath(new URL("../../../../", import.meta.url));

export const folders = {
  widgets: join(root, "packages/kit/dist/web"),
  pages: join(root, "packages/demo/dist/pages"),
  storybook: join(root, "dist/storybook"),
  assets: fileURLToPath(new URL("../portal/assets", import.meta.url)),
  theme: dirname(fileURLToPath(import.meta.resolve("startbootstrap-sb-admin-2/package.json"))),
};

export interface CampusOptions {
  dataDir: string;
  port: number;
  /** The day on which a county is begun; the back end itself goes by the clock. */
  today: Day;
  /** The clock of the back end; default the machine's. */
  now?: () => Date;
  onProgress?: (step: Progress | "loading-county", done?: number, of?: number) => void;
  /** Settings of the back end; what is left out is as usual. */
  settings?: ServerOptions["settings"];
  /** Something that must be there before anybody is answered. */
  ready?: Promise<unknown>;
}

/** The demo: the reference back end on the embedded database, the county in it, and the portal on the same address. */
export async function startCampus({ dataDir, port, today, now, settings, onProgress, ready }: CampusOptions): Promise<RunningServer> {
  let keys: PortalKeys | undefined;
  let identity: Identity | undefined;
  return startServer({
    dataDir,
    port,
    allowSwitch: true,
    identity: { verify: (token) => identity!.verify(token) },
    ...(now && { now }),
    ...(settings && { settings }),
    ...(onProgress && { onProgress }),
    async prepare(store) {
      keys = portalKeys(dataDir);
      identity = jwtIdentity({ jwks: keys.jwks });
      await firstData(store, { folder: dataDir, seed, today, onProgress: (done, of) => onProgress?.("loading-county", done, of) });
      await ready;
    },
    mount: (app) => mountPortal(app, { tenant: "qinghe", people: portalPeople(seed), keys: () => keys!, folders }),
  });
}
