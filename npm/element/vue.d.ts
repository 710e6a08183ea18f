// Templates of Vue 3, also as JSX.
import type { DefineComponent, HTMLAttributes } from "vue";
import type { VoorCheckAttributes } from "./index.js";

declare module "vue" {
  interface GlobalComponents {
    "voor-check": DefineComponent<HTMLAttributes & VoorCheckAttributes>;
  }
}
