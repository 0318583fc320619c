import { readFile, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
};

/**
 * A file below a folder, or `undefined` where there is none. Browsers ask again each time and get 304 while it is the same:
 * a new build is seen at once.
 */
export async function fileResponse(folder: string, address: string, ifNoneMatch: string | undefined): Promise<Response | undefined> {
  const path = decoded(address);
  if (path === undefined || path.includes("\0")) return undefined;
  const file = join(folder, path.endsWith("/") || path === "" ? `${path}index.html` : path);
  if (!file.startsWith(folder + sep)) return undefined;
  const found = await stat(file).catch(absent);
  if (!found?.isFile()) return undefined;
  const etag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
  const headers = {
    etag,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "content-type": types[extname(file)] ?? "application/octet-stream",
  };
  if (ifNoneMatch === etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(await readFile(file)), { headers });
}

function decoded(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    // Signs that are no text name no file.
    return undefined;
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EINVAL" || error.code === "ENAMETOOLONG") return undefined;
  throw error;
}
