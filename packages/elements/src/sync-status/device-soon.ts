import type { CampusGateway, OnDevice } from "@xiaoben/contract";

/** For so long, in milliseconds, whoever leaves waits for a page that has just been opened. */
const patience = 3_000;
const step = 50;

/** What looks after the device, once it knows what is on it; nothing where nobody is signed in, nothing is kept, or it does not come. */
export async function deviceSoon(campus: () => CampusGateway | undefined | null): Promise<OnDevice | undefined> {
  for (let waited = 0; waited < patience; waited += step) {
    const gateway = campus();
    if (gateway === null || (gateway && !gateway.device)) return undefined;
    if (gateway?.device && gateway.device.state.current.status !== "loading") return gateway.device;
    await new Promise((again) => setTimeout(again, step));
  }
  return campus()?.device;
}
