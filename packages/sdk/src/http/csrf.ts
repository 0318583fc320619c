import { TransportError } from "../errors.ts";

/** A header against forged requests, for back ends that know the caller by a cookie. Sent with every request but GET. */
/** A header that shows a request was not forged, and where its value comes from. */
export interface Csrf {
  /** Name of the header, e.g. `X-CSRF-TOKEN`. */
  header: string;
  /**
   * Its value now; `null`: there is none, nothing is sent. Asked before every request, and once more where the back end refused the last one:
   * a source that answers another value then has the request sent again.
   */
  value(reason: "request" | "refused"): string | null | Promise<string | null>;
}

/** The token from a cookie that scripts may read, as Laravel, Spring and Angular's servers set it. */
export const csrfFromCookie = (cookie = "XSRF-TOKEN", header = `X-${cookie}`): Csrf => ({ header, value: () => cookieOf(cookie) });

/** The token from `<meta name="…" content="…">`, as a JSP or PHP page prints it. */
export const csrfFromMeta = (name = "csrf-token", header = "X-CSRF-TOKEN"): Csrf => ({
  header,
  value: () => first("meta", name)?.getAttribute("content") || null,
});

/** The token from a hidden field of a form on the page: `<input type="hidden" name="_csrf" value="…">`. */
export const csrfFromField = (name = "_csrf", header = "X-CSRF-TOKEN"): Csrf => ({
  header,
  value: () => first("input", name)?.getAttribute("value") || null,
});

function cookieOf(name: string): string | null {
  for (const pair of page().cookie.split("; ")) {
    if (pair.startsWith(`${name}=`)) return decoded(pair.slice(name.length + 1)) || null;
  }
  return null;
}

/** Some servers write `%3D` for `=`, others a lone `%`. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // No encoding then: as it stands.
    return text;
  }
}

const first = (tag: "meta" | "input", name: string): Element | undefined =>
  [...page().getElementsByTagName(tag)].find((element) => element.getAttribute("name") === name);

function page(): Document {
  if (typeof document === "undefined")
    throw new TransportError(
      "internal",
      "There is no page here to read a token from: in a worker or in Node give csrf: { header, value() } of your own.",
      { retryable: false },
    );
  return document;
}
