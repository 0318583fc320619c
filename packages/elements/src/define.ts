/** Registers every element. */
import "./credit-register/credit-register.ts";
import "./decisions/decisions.ts";
import "./lesson/lesson.ts";
import "./debrief/debrief.ts";
import "./growth/growth.ts";
import "./joint-view/joint-view.ts";
import "./mentor-pair/mentor-pair.ts";
import "./observation-form/observation-form.ts";
import "./pack/pack.ts";
import "./plan-editor/plan-editor.ts";
import "./provider/provider.ts";
import "./rubric-editor/rubric-editor.ts";
import "./study-hours/study-hours.ts";
import "./sync-status/sync-status.ts";
import "./tasks/tasks.ts";
import "./verdict/verdict.ts";
