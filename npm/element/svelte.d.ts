import type { HTMLAttributes } from "svelte/elements";
import type { VoorCheckAttributes, VoorCheckHandlers } from "./index.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "voor-check": HTMLAttributes<HTMLElement> & VoorCheckAttributes & VoorCheckHandlers;
  }
}
