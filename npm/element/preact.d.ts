import type { JSX } from "preact";
import type { VoorCheckAttributes, VoorCheckHandlers } from "./index.js";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      // Not by the name of their attributes, which moved between Preact 10 and 11.
      "voor-check": JSX.IntrinsicElements["section"] & VoorCheckAttributes & VoorCheckHandlers;
    }
  }
}
