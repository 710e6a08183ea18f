// Templates of Vue 3, also as JSX.
import type { DefineComponent, HTMLAttributes } from "vue";
import type { SafehouseCheckAttributes } from "./index.js";

declare module "vue" {
  interface GlobalComponents {
    "safehouse-check": DefineComponent<HTMLAttributes & SafehouseCheckAttributes>;
  }
}
