/** A page of a vendor that uses the SDK and one element, through a bundler. */
import { addDays } from "@xiaoben/contract";
import "@xiaoben/elements/provider";
import "@xiaoben/elements/study-hours";
import { createClient, gatewayOver } from "@xiaoben/sdk";

const provider = document.createElement("xb-gateway-provider");
provider.gateway = gatewayOver(createClient({ baseUrl: "/api", retries: 0 }).transport);
provider.append(document.createElement("xb-study-hours"));
document.body.append(provider);
document.title = addDays("2026-12-31", 1);
