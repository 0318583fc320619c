import { rubricStyles } from "./rubric.styles.ts";
import { rubricView } from "./rubric.view.ts";

/** The rubric to be filled in: fetched beside the answer that says what stands in it, while the rest of the form is already written in. */
export const rubricPart = { styles: [rubricStyles], view: rubricView };
