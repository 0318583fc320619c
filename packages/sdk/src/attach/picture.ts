import { TransportError } from "../errors.ts";

/** Longest side of a picture that is sent, in pixels: enough to read a blackboard or a certificate. */
const longestSide = 1600;
const quality = 0.85;

/**
 * A picture as JPEG, at most 1,600 pixels long, upright, and without what the camera wrote beside it (place, time, device).
 * It is drawn anew, so nothing but what is to be seen is left; what was transparent becomes white.
 * @throws {TransportError} `unsupported-type` where this browser cannot read it.
 */
export async function smaller(file: Blob, name: string): Promise<Blob> {
  const picture = await read(file).catch((cause: unknown) => {
    throw new TransportError("unsupported-type", `The picture "${name}" cannot be read here. Save it as JPEG or PNG, and choose that.`, {
      cause,
    });
  });
  try {
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
    const canvas = new OffscreenCanvas(width, height);
    const pen = canvas.getContext("2d");
    if (!pen) throw new TransportError("unsupported-type", `The picture "${name}" cannot be drawn here: there is no canvas.`);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, height);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, 0, 0, width, height);
    return await canvas.convertToBlob({ type: "image/jpeg", quality });
  } finally {
    picture.close();
  }
}

/** Firefox reads a JPEG file from a Blob only where the words of JFIF come first; cameras begin with their own. */
const read = (file: Blob): Promise<ImageBitmap> =>
  createImageBitmap(file).catch(async (error: unknown) => {
    const begin = new Uint8Array(await file.slice(0, 3).arrayBuffer());
    if (begin.join() !== "255,216,255") throw error;
    return createImageBitmap(new Blob([jfif, file.slice(2)], { type: "image/jpeg" }));
  });

/** The beginning of a JPEG file, and the segment that names it JFIF 1.1. */
const jfif = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
