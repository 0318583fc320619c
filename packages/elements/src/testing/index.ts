export { scriptedGateway, ScriptedGateway, type Call, type Script } from "./scripted-gateway.ts";
export { ScriptedLive } from "./scripted-live.ts";
export type { ScriptedRecords } from "./scripted-records.ts";
export { TasksHarness } from "../tasks/tasks.harness.ts";
export { SyncStatusHarness } from "../sync-status/sync-status.harness.ts";
export { StudyHoursHarness } from "../study-hours/study-hours.harness.ts";
export { ObservationFormHarness } from "../observation-form/observation-form.harness.ts";
export { MentorPairHarness } from "../mentor-pair/mentor-pair.harness.ts";
export { PlanEditorHarness } from "../plan-editor/plan-editor.harness.ts";
