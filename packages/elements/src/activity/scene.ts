import type {
  ActionId,
  ActionOf,
  Activity,
  CampusGateway,
  Checklist,
  GatewayError,
  Id,
  Participation,
  Pending,
  Session,
} from "@xiaoben/contract";
import type { CoreMessages, Format, RecordsController, Words } from "../core/index.ts";
import type { Changes, DraftsController } from "../forms/drafts.ts";
import type { FormMessages } from "../forms/forms.strings.ts";
import type { ActivityMessages } from "./activity.strings.ts";

/** What every view of the element speaks with. */
export interface Voice {
  readonly campus: CampusGateway;
  readonly session: Session;
  readonly core: Words<CoreMessages>;
  readonly words: Words<ActivityMessages>;
  readonly forms: Words<FormMessages>;
  readonly format: Format;
  readonly records: RecordsController;
  readonly pending: readonly Pending[];
  /** The last action that was refused, and of which record. */
  readonly refused: { on: Id; error: GatewayError } | undefined;
  offers(operation: string): boolean;
  /** Moves the focus there after the next drawing. */
  focus(selector: string): void;
  /** Tells the page, stores what is typed, and acts. Fulfils with whether it was taken: sent, or safe on the device. */
  act<A extends ActionId>(action: A, input: ActionOf[A]): Promise<boolean>;
}

/** One activity while it is drawn: as it stands, with what is typed. */
export interface Scene extends Voice {
  readonly activity: Activity;
  /** Participations that the person may read. */
  readonly list: readonly Participation[];
  readonly listError: GatewayError | undefined;
  readonly mine: Participation | undefined;
  /** The checklists it is held by; `undefined` stands for one that is not there yet. */
  readonly checklists: readonly (Checklist | undefined)[];
  readonly drafts: DraftsController;
  /** Now, by the server's clock as far as it was told. */
  now(): number;
  /** Takes a change of the activity at once. */
  change(patch: Changes<"activity">): void;
}
