import { expect } from "@open-wc/testing";
import { isTransportError } from "../errors.ts";
import { prepared } from "./prepare.ts";

/* What becomes of a photo before it leaves the device. */

type Shade = [red: number, green: number, blue: number];
const [red, blue, white]: [Shade, Shade, Shade] = [
  [255, 0, 0],
  [0, 0, 255],
  [255, 255, 255],
];
const place = "PLACE 30.27N 120.15E";

/** A picture whose left half is red and whose right half is blue. */
function drawn(width: number, height: number, type: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d")!;
  for (const [at, [r, g, b]] of [red, blue].entries()) {
    pen.fillStyle = `rgb(${r},${g},${b})`;
    pen.fillRect((at * width) / 2, 0, width / 2, height);
  }
  return canvas.convertToBlob({ type });
}

/** The same with what a camera writes: held upright (turn a quarter to the right), and where it was. */
async function photographed(picture: Blob): Promise<File> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const text = [...place].map((letter) => letter.charCodeAt(0));
  const directory = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
  const segment = [0x45, 0x78, 0x69, 0x66, 0, 0, ...directory, ...text];
  const length = segment.length + 2;
  const exif = Uint8Array.from([0xff, 0xe1, length >> 8, length & 255, ...segment]);
  return new File([bytes.slice(0, 2), exif, bytes.slice(2)], "IMG_1.JPG", { type: "image/jpeg" });
}

const textOf = async (blob: Blob): Promise<string> => new TextDecoder("latin1").decode(await blob.arrayBuffer());

async function shown(blob: Blob): Promise<{ size: [number, number]; at(x: number, y: number): Shade }> {
  const picture = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext("2d")!;
  pen.drawImage(picture, 0, 0);
  return {
    size: [picture.width, picture.height],
    at: (x, y) => [...pen.getImageData(x, y, 1, 1).data].slice(0, 3) as Shade,
  };
}

const near = (found: Shade, wanted: Shade): boolean => found.every((value, at) => Math.abs(value - wanted[at]!) < 40);

describe("a picture that is attached", () => {
  it("is made at most 1,600 pixels long, upright, and without what the camera wrote", async () => {
    const photo = await photographed(await drawn(3200, 1600, "image/jpeg"));
    expect(await textOf(photo)).to.include(place);
    const { name, type, bytes } = await prepared(photo);
    expect([name, type, bytes.type]).to.deep.equal(["IMG_1.JPG", "image/jpeg", "image/jpeg"]);
    const text = await textOf(bytes);
    expect(text.startsWith("\xff\xd8\xff")).to.equal(true);
    expect(text).not.to.include("Exif");
    expect(text).not.to.include(place);
    const { size, at } = await shown(bytes);
    expect(size).to.deep.equal([800, 1600]);
    expect(near(at(400, 100), red), `top ${at(400, 100)}`).to.equal(true);
    expect(near(at(400, 1500), blue), `bottom ${at(400, 1500)}`).to.equal(true);
  });

  it("is not made larger, and is drawn anew all the same", async () => {
    const photo = await photographed(await drawn(40, 20, "image/jpeg"));
    const { bytes } = await prepared(photo);
    expect((await shown(bytes)).size).to.deep.equal([20, 40]);
    expect(await textOf(bytes)).not.to.include(place);
  });

  it("has white where it was transparent, and the ending of what it became", async () => {
    const canvas = new OffscreenCanvas(2000, 10);
    canvas.getContext("2d")!.fillRect(0, 0, 1, 1);
    const { name, type, bytes } = await prepared(new File([await canvas.convertToBlob()], "截图.png", { type: "image/png" }));
    expect([name, type]).to.deep.equal(["截图.jpg", "image/jpeg"]);
    const { size, at } = await shown(bytes);
    expect(size).to.deep.equal([1600, 8]);
    expect(near(at(1500, 4), white)).to.equal(true);
  });

  it("is refused where this browser cannot read it", async () => {
    for (const file of [
      new File(["no picture"], "a.jpg", { type: "image/jpeg" }),
      new File([new Uint8Array(100)], "a.heic", { type: "image/heic" }),
    ]) {
      const error = await prepared(file).catch((reason: unknown) => reason);
      expect(isTransportError(error) && error.code, file.name).to.equal("unsupported-type");
      expect((error as Error).message).to.include(file.name);
    }
  });

  it("leaves what is no picture as it is", async () => {
    const file = new File(["一,二\n"], "名单.csv");
    expect((await prepared(file)).bytes).to.equal(file);
  });
});
