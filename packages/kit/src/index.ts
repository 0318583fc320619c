/** What a vendor installs: the provider by address, and all elements (`@xiaoben/elements/…` has them one by one). */
export { connect, type ConnectedGateway, type ConnectOptions, type CsrfFrom } from "./provider/connect.ts";
export { XbKitProviderElement } from "./provider/provider.ts";
export { tags } from "./tags.ts";
