/** The demo: an invented county, and the gateway that stories and tests read it through. */
export * from "./county/index.ts";
export { memoryCampus, memoryGateway, type MemoryCampus, type MemoryGatewayOptions } from "./memory.ts";
