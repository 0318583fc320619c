import { expect, waitUntil } from "@open-wc/testing";
import type { CampusGateway, GatewayError, Ref } from "@xiaoben/contract";
import { forgetJotted, jottedBy } from "../../forms/jotted.ts";
import { newId } from "@xiaoben/contract";
import type { ScriptedGateway } from "../../testing/index.ts";
import { $, id, script, show, written, type Shown } from "../observation-form.test.fixture.ts";
import { blobOf, redrawn, textOf } from "../../pictures/picture.ts";

const place = "PLACE 30.27N 120.15E";

/** A photo as a camera writes it: with the place in it. */
async function photo(width = 3200, height = 1600): Promise<File> {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d")!.fillRect(0, 0, width / 2, height);
  const drawn = await new Promise<Blob>((done) => canvas.toBlob((blob) => done(blob!), "image/jpeg"));
  const bytes = new Uint8Array(await drawn.arrayBuffer());
  const text = [...`Exif\0\0${place}`].map((letter) => letter.charCodeAt(0));
  const segment = Uint8Array.from([0xff, 0xe1, 0, text.length + 2, ...text]);
  return new File([bytes.slice(0, 2), segment, bytes.slice(2)], "IMG_1.JPG", { type: "image/jpeg" });
}

/** Pictures are drawn slowly on a busy machine. */
const slow = { timeout: 12_000 };

interface Line {
  sent: { file: File; to: Ref }[];
  fails?: GatewayError | undefined;
}

/** A form whose line to the back end a test holds in its hands. */
async function withLine(given = script("lin", written({ strengths: "好" }))): Promise<Shown & { line: Line }> {
  const shown = await show(given);
  const line: Line = { sent: [] };
  const gateway = shown.gateway as ScriptedGateway & Pick<CampusGateway, "attach" | "blob">;
  gateway.attach = async (file, to) => {
    if (line.fails) throw Object.assign(new Error("cut"), { gatewayError: line.fails });
    line.sent.push({ file: file as File, to });
    return { kind: "attachment", id: newId() };
  };
  gateway.blob = async () => photo(8, 8);
  return { ...shown, line };
}

async function choose({ element, harness }: Shown, file: File): Promise<void> {
  const files = new DataTransfer();
  files.items.add(file);
  const input = $<HTMLInputElement>(element, "#choose-photo-file");
  input.files = files.files;
  input.dispatchEvent(new Event("change"));
  await waitUntil(
    () => $(element, ".photo-preview") ?? $(element, "[part=photos] [role=status]:not([hidden])"),
    "the picture is read",
    slow,
  );
  await harness.settled();
}

async function add(shown: Shown, file: File): Promise<void> {
  await choose(shown, file);
  $<HTMLInputElement>(shown.element, "#no-pupil").click();
  await shown.harness.settled();
  $<HTMLButtonElement>(shown.element, "#add-photo").click();
  await waitUntil(() => !$(shown.element, ".photo-preview"), "the picture is taken", slow);
}

const offline: GatewayError = { code: "offline", detail: "", retryable: true };

describe("xb-observation-form: photos", () => {
  afterEach(() => forgetJotted("lin"));

  it("is drawn anew: at most 1,600 pixels, a JPEG, and nothing of what the camera wrote", async () => {
    const file = await photo();
    expect(await file.text()).to.contain(place);
    const small = await redrawn(file);
    expect([small.type, (await small.text()).includes(place), (await small.text()).includes("Exif")]).to.deep.equal([
      "image/jpeg",
      false,
      false,
    ]);
    const picture = await createImageBitmap(small);
    expect([picture.width, picture.height]).to.deep.equal([1600, 800]);
    expect(await blobOf(await textOf(small)).text()).to.equal(await small.text());
  });

  it("takes no picture before somebody has said that no pupil can be recognised in it", async () => {
    const shown = await withLine();
    expect(await shown.harness.text()).to.contain("默认不拍学生");
    await choose(shown, await photo());
    const button = $<HTMLButtonElement>(shown.element, "#add-photo");
    expect([button.disabled, $<HTMLInputElement>(shown.element, "#no-pupil").checked]).to.deep.equal([true, false]);
    button.click();
    expect(shown.line.sent).to.have.length(0);
    $<HTMLInputElement>(shown.element, "#no-pupil").click();
    await shown.harness.settled();
    button.click();
    await waitUntil(() => shown.line.sent.length === 1, "it is sent", slow);
    // Of the next one it is asked again.
    await choose(shown, await photo());
    expect($<HTMLInputElement>(shown.element, "#no-pupil").checked).to.equal(false);
    $<HTMLButtonElement>(shown.element, "#drop-photo").click();
    await shown.harness.settled();
    expect($(shown.element, ".photo-preview")).to.equal(null);
  });

  it("is sent to the observation and becomes part of it", async () => {
    const shown = await withLine();
    await add(shown, await photo());
    await waitUntil(() => (shown.draft().attachments ?? []).length === 1, "it stands in the record", slow);
    const [{ file, to }] = shown.line.sent as [Line["sent"][number]];
    expect(to).to.deep.equal({ kind: "observation", id });
    expect([file.type, file.name.includes("IMG")]).to.deep.equal(["image/jpeg", false]);
    expect(jottedBy("lin")).to.deep.equal([]);
    await shown.harness.settled();
    expect(shown.element.renderRoot.querySelectorAll("[part=photos] canvas")).to.have.length(1);
  });

  it("[R247] waits on the device without a network, is shown and removed there, and goes when the network is back", async () => {
    const shown = await withLine();
    shown.line.fails = offline;
    for (let i = 0; i < 2; i++) await add(shown, await photo(40, 20));
    await waitUntil(async () => /存在这台设备上，联网后自动上传/.test(await shown.harness.text()), "it waits", slow);
    await waitUntil(() => jottedBy("lin").length === 2, "both are kept", slow);
    expect(jottedBy("lin").map(({ form }) => form)).to.deep.equal(["photo", "photo"]);
    // After a reload it is still there.
    const again = await withLine();
    again.line.fails = offline;
    expect(again.element.renderRoot.querySelectorAll("[part=photos] canvas")).to.have.length(2);
    $<HTMLButtonElement>(again.element, "[part=photos] .icon-only").click();
    await again.harness.settled();
    expect(jottedBy("lin")).to.have.length(1);
    shown.element.remove();
    again.line.fails = undefined;
    window.dispatchEvent(new Event("online"));
    await waitUntil(() => again.line.sent.length === 1, "it is sent", slow);
    await waitUntil(() => (again.draft().attachments ?? []).length === 1, "it stands in the record", slow);
    expect(jottedBy("lin")).to.deep.equal([]);
  });

  it("[R247] tries again by itself while the form is open, and not what is refused for good", async () => {
    const { setTimeout: later } = window;
    window.setTimeout = ((work: () => void, ms?: number) => later(work, ms === 15_000 ? 50 : ms)) as typeof window.setTimeout;
    try {
      const shown = await withLine();
      shown.line.fails = offline;
      await add(shown, await photo(40, 20));
      shown.line.fails = undefined;
      await waitUntil(() => shown.line.sent.length === 1, "it is sent", slow);
      shown.line.fails = { code: "too-large", detail: "", retryable: false };
      await add(shown, await photo(40, 20));
      await waitUntil(() => $(shown.element, "[data-again]"), "it is refused", slow);
      shown.line.fails = undefined;
      await new Promise((done) => later(done, 300));
      expect(shown.line.sent).to.have.length(1);
      $<HTMLButtonElement>(shown.element, "[data-again]").click();
      await waitUntil(() => shown.line.sent.length === 2, "it is sent", slow);
    } finally {
      window.setTimeout = later;
    }
  });

  it("asks before the record is handed in without what could not be sent", async () => {
    const shown = await withLine();
    shown.line.fails = offline;
    await add(shown, await photo(40, 20));
    await shown.harness.move("submit");
    await waitUntil(() => $(shown.element, "dialog"), "it asks", slow);
    expect($(shown.element, "dialog").innerText).to.contain("还有 1 张照片没有传上去");
    expect(shown.gateway.calls).to.have.length(0);
    $<HTMLButtonElement>(shown.element, "dialog button.primary").click();
    await waitUntil(() => shown.gateway.calls.length === 1, "it is handed in", slow);
    expect(shown.gateway.calls[0]!.action).to.equal("observation.submit");
  });

  it("says what cannot be read, and keeps nothing of it", async () => {
    const shown = await withLine();
    await choose(shown, new File(["no picture"], "a.jpg", { type: "image/jpeg" }));
    expect(await shown.harness.text()).to.contain("这张图片在这里打不开");
    expect(jottedBy("lin")).to.deep.equal([]);
  });

  it("takes a sent one off the record, and says what becomes of the file", async () => {
    const shown = await withLine(script("lin", written({ attachments: [newId()] })));
    await waitUntil(() => $(shown.element, "[part=photos] canvas"), "it is shown", slow);
    $<HTMLButtonElement>(shown.element, "[part=photos] .icon-only").click();
    await shown.harness.settled();
    expect(shown.draft().attachments).to.deep.equal([]);
    expect(await shown.harness.text()).to.contain("仍和这份草稿存在一起");
  });

  it("is hidden where the back end keeps no files, and read only where there are some", async () => {
    const without = await show(script("lin", written(), { capabilities: ["observation.get", "observation.create"] }));
    expect($(without.element, "[part=photos]")).to.equal(null);
    const locked = await show(script("lin", written({ state: "locked" })));
    expect($(locked.element, "[part=photos]")).to.equal(null);
    const read = await show(script("su", written({ state: "locked", attachments: [newId()] })), { by: "observation" });
    expect($(read.element, "[part=photos]").querySelector("button, input")).to.equal(null);
  });
});
