import {
  attachmentSize,
  attachmentTypes,
  isAttachmentType,
  isKind,
  operationById,
  ProblemError,
  type Attachment,
  type Id,
  type Issue,
  type Ref,
} from "@xiaoben/contract";
import { editable, mayRead, partiesFor } from "../authorize/check.ts";
import { rowOf, workflowOf, type Body } from "../records/body.ts";
import { demandValid, issue } from "../records/issues.ts";
import { find, type Found, type Scene } from "../records/scene.ts";

/** The organisation of the record that a file is attached to. @throws {ProblemError} `validation` where the caller may not know of the record. */
export async function orgOfParent(scene: Scene, of: Ref): Promise<Id> {
  const parent = await parentIn(scene, of);
  demandValid(parent ? [] : [issue("/of", "not-there", "There is no such record. Send it before its files.")], "attachment");
  return parent!.body.org;
}

/**
 * Files are attached by who may change the record as it stands: by the author of a draft, and by nobody once it is closed.
 * @throws {ProblemError} `not-permitted`
 */
export async function demandMayAttach(scene: Scene, of: Ref): Promise<void> {
  if (rowOf(of.kind).portions)
    throw new ProblemError(
      "not-permitted",
      `Everybody sees her own part of a ${of.kind}, and a file is seen whole: attach it to what stands behind it.`,
    );
  const parent = await parentIn(scene, of);
  if (!parent || !mayChange(scene, of, parent))
    throw new ProblemError("not-permitted", `Files are attached by who may change the ${of.kind} as it stands now.`);
}

/**
 * What is wrong with a new attachment: its name.
 * @throws {ProblemError} `too-large`, `unsupported-type`
 */
export function newFileIssues(body: Body): Issue[] {
  const { name, type, size } = body as unknown as Attachment;
  if (size > attachmentSize) throw new ProblemError("too-large", `The file has ${size} bytes; ${attachmentSize} are taken.`);
  if (!isAttachmentType(type))
    throw new ProblemError(
      "unsupported-type",
      `Files of type "${type}" are not taken. Taken: ${Object.keys(attachmentTypes).join(", ")}.`,
      {
        issues: [issue("/type", "not-taken", "Save it as one of the types that are taken.")],
      },
    );
  const endings: readonly string[] = attachmentTypes[type];
  const issues: Issue[] = size === 0 ? [issue("/size", "empty", "The file has no bytes. Choose another.")] : [];
  if (isUnsafe(name))
    issues.push(issue("/name", "not-a-file-name", "Send the name alone: no folder, no control characters, at most 200 characters."));
  else if (!endings.includes(name.slice(name.lastIndexOf(".") + 1).toLowerCase()))
    issues.push(issue("/name", "wrong-ending", `A file of this type is called ${endings.map((ending) => `.${ending}`).join(" or ")}.`));
  return issues;
}

async function parentIn({ tx, who }: Scene, of: Ref): Promise<Found | null> {
  const found = isKind(of.kind) ? await find((ref) => tx.get(ref), of) : null;
  return found && mayRead(who, of.kind, found.governing) ? found : null;
}

function mayChange({ who }: Scene, { kind }: Ref, { governing }: Found): boolean {
  const operation = `${kind}.change`;
  const parties = operationById.has(operation) ? partiesFor(who, operation, governing) : null;
  if (!parties) return false;
  return isKind(governing.kind) && workflowOf(governing.kind) ? editable(governing, parties).length > 0 : true;
}

// What no name of a file may have wherever it is saved: folders, ends of lines, control characters, and what turns the direction of reading.
const isUnsafe = (name: string): boolean =>
  name.length > 200 || /[/\\\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(name) || name.startsWith(".");
