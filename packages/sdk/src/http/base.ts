/**
 * The base URL as a whole address without a slash at its end. A relative one is read from the page, or in a worker from its script.
 * @throws {TypeError} for what cannot be an address here.
 */
export function baseOf(baseUrl: string): string {
  const url = whole(baseUrl);
  if (!url)
    throw new TypeError(
      `baseUrl "${baseUrl}" is relative, and there is no page here to read it from: in Node give the whole address, as in "https://campus.example/api".`,
    );
  if (!/^https?:$/.test(url.protocol)) throw new TypeError(`baseUrl "${baseUrl}" must begin with https:// or http://.`);
  if (url.username || url.password)
    throw new TypeError("baseUrl must hold no user name or password: browsers refuse such addresses. Use getToken.");
  if (url.search || url.hash)
    throw new TypeError(`baseUrl "${baseUrl}" must end with a path: what is asked for is added behind it, as in "/api" + "/v1/hours".`);
  return url.href.replace(/\/+$/, "");
}

function whole(address: string): URL | undefined {
  try {
    return new URL(address, here());
  } catch {
    // Neither whole nor, here, relative to anything.
    return undefined;
  }
}

/** What a relative address is read from. The script of a worker may be a blob, which has an origin and no path. */
function here(): string | undefined {
  if (typeof document !== "undefined") return document.baseURI;
  if (typeof location === "undefined") return undefined;
  return location.protocol === "blob:" ? location.origin : location.href;
}
