/** The demo: an invented county, and the gateway that stories and tests read it through. */
export * from "./county/index.ts";
