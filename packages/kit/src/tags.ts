/** Every tag that the script knows, and the module beside it that defines the tag. */
export const tags: Readonly<Record<string, string>> = {
  "xb-provider": "provider",
  "xb-tasks": "tasks",
  "xb-study-hours": "study-hours",
  "xb-observation-form": "observation-form",
  "xb-lesson": "lesson",
  "xb-debrief": "debrief",
  "xb-joint-view": "joint-view",
  "xb-growth": "growth",
  "xb-mentor-pair": "mentor-pair",
  "xb-plan-editor": "plan-editor",
  "xb-decisions": "decisions",
  "xb-credit-register": "credit-register",
  "xb-pack": "pack",
  "xb-rubric-editor": "rubric-editor",
  "xb-sync-status": "sync-status",
  "xb-verdict": "verdict",
};
