import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { XbTaskOpenRequestEvent } from "@xiaoben/elements/tasks";

type Props<P = object> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & P;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "xb-provider": Props<{ "base-url": string; "token-url": string }>;
      "xb-tasks": Props<{ "onxb-task-open-request"?: (event: XbTaskOpenRequestEvent) => void }>;
      "xb-sync-status": Props;
      "xb-study-hours": Props<{ period?: string }>;
      "xb-observation-form": Props<{ lesson?: string; observation?: string; "onxb-observation-submit-request"?: (event: Event) => void }>;
    }
  }
}
