// React 18 and 19. React 18 does not hear `onvoorcheck-…`: use `addEventListener` there.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { VoorCheckAttributes, VoorCheckHandlers } from "./index.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "voor-check": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> &
        VoorCheckAttributes &
        VoorCheckHandlers;
    }
  }
}
