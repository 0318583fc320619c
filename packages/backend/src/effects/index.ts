import { approval } from "./approval.ts";
import { closeList, expectPeople, markChecked, reopenList } from "./attendance.ts";
import { dropCredits } from "./drop-credits.ts";
import type { Effect } from "./effect.ts";
import { grant, stepBack } from "./hour-decisions.ts";
import { gatherCredits } from "./gather-credits.ts";
import { hoursForObserver } from "./hours-for-observer.ts";
import { hoursForParticipants } from "./hours-for-participants.ts";
import { joinLesson, leaveLesson } from "./observers.ts";
import { passGate } from "./pass-gate.ts";
import { publishList } from "./publish-list.ts";
import { sendCredits } from "./send-credits.ts";
import { takeReceipt } from "./take-receipt.ts";

/** The effects that workflow tables name. */
export const effects: Readonly<Record<string, Effect>> = {
  hoursForObserver,
  joinLesson,
  leaveLesson,
  passGate,
  approval,
  grant,
  stepBack,
  expectPeople,
  closeList,
  reopenList,
  hoursForParticipants,
  markChecked,
  gatherCredits,
  sendCredits,
  takeReceipt,
  dropCredits,
  publishList,
};
