import type { SyncStatusMessages } from "./sync-status.strings.ts";

const kinds: Record<string, string> = {
  hour: "study-hour record",
  observation: "observation",
  pair: "mentor pair",
  plan: "plan",
  "plan-section": "section of a plan",
  "plan-item": "item of a plan",
  lesson: "lesson",
};
const verbs: Record<string, string> = {
  create: "Create",
  change: "Change",
  remove: "Remove",
  submit: "Submit",
  takeBack: "Take back",
  withdraw: "Withdraw",
  answer: "Answer",
  sign: "Sign",
  askUnlock: "Ask to unlock",
  agree: "Agree to unlock",
  refuse: "Refuse to unlock",
  approve: "Approve",
  return: "Return",
  reject: "Reject",
  hold: "Hold",
  cancel: "Cancel",
  end: "End",
};

export const messages: SyncStatusMessages = {
  title: "What is being sent",
  clean: "Everything is saved on the server",
  offline: "There is no connection; what you type is kept on this device",
  sending: (n) => (n === 1 ? "Sending 1 item" : `Sending ${n} items`),
  waiting: (n) => `${n === 1 ? "1 item is" : `${n} items are`} saved on this device and will be sent once you are online`,
  attention: (n) => `${n === 1 ? "1 item was" : `${n} items were`} not sent: please have a look`,
  show: "Details",
  hide: "Close",
  action: (action) => {
    const [kind = "", verb = ""] = action.split(".");
    return `${verbs[verb] ?? "Send"}: ${kinds[kind] ?? "record"}`;
  },
  since: (at) => `since ${at}`,
  stateWaiting: "Waiting",
  stateSending: "Sending",
  stateAttention: "Needs you",
  retry: "Send again",
  discard: "Do not send",
  discardTitle: "Do not send this any more?",
  discardBody: "It will be removed from this device; the server does not have it.",
  discardWords: "The words you wrote in it:",
  discardConfirm: "Remove",
  copy: "Copy the text",
  copied: "Copied",
};
