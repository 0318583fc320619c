/** Longest side of a picture that is kept, in pixels. */
const longestSide = 1600;
const quality = 0.8;

/**
 * A picture as JPEG, at most 1,600 pixels long, and drawn anew: nothing is left of what the camera wrote beside it (place, time, device).
 * Rejects where this browser cannot read it.
 */
export async function redrawn(file: Blob): Promise<Blob> {
  const picture = await pictureOf(file);
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  draw(canvas, picture);
  picture.close();
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("The picture cannot be drawn here"))), "image/jpeg", quality),
  );
}

/** Shows a picture in a canvas of its size: pages whose policy allows no pictures from elsewhere show it too. */
export async function show(canvas: HTMLCanvasElement, blob: Blob): Promise<void> {
  const picture = await pictureOf(blob);
  const scale = Math.min(1, 480 / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  draw(canvas, picture);
  picture.close();
}

/** A picture as text, to be kept where only texts are. */
export const textOf = (blob: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });

export function blobOf(text: string): Blob {
  const [head = "", body = ""] = text.split(",");
  return new Blob([Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0))], {
    type: /^data:([^;]*)/.exec(head)?.[1] ?? "image/jpeg",
  });
}

function draw(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
}

/** Firefox reads a JPEG file from a Blob only where the words of JFIF come first; cameras begin with their own. */
const pictureOf = (file: Blob): Promise<ImageBitmap> =>
  createImageBitmap(file).catch(async (error: unknown) => {
    const begin = new Uint8Array(await file.slice(0, 3).arrayBuffer());
    if (begin.join() !== "255,216,255") throw error;
    return createImageBitmap(new Blob([jfif, file.slice(2)], { type: "image/jpeg" }));
  });

/** The beginning of a JPEG file, and the segment that names it JFIF 1.1. */
const jfif = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
