import type { HTMLAttributes } from "svelte/elements";
import type { SafehouseCheckAttributes, SafehouseCheckHandlers } from "./index.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "safehouse-check": HTMLAttributes<HTMLElement> & SafehouseCheckAttributes & SafehouseCheckHandlers;
  }
}
