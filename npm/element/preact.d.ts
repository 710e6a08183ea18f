import type { JSX } from "preact";
import type { SafehouseCheckAttributes, SafehouseCheckHandlers } from "./index.js";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      // Not by the name of their attributes, which moved between Preact 10 and 11.
      "safehouse-check": JSX.IntrinsicElements["section"] & SafehouseCheckAttributes & SafehouseCheckHandlers;
    }
  }
}
