/** A worked example: an invented vendor's API, and the adapter that puts it behind the gateway. */
export { qiming } from "./adapter.ts";
export { vendorApi, type VendorApi } from "./api.ts";
