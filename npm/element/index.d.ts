/**
 * The element `<voor-check>` as TypeScript sees it: its attributes and events. It comes to life with
 * `<script src="…/embed.js" defer>`; these are types only, so write `import type {} from "voorcheck/element/react"`, or
 * `…/preact`, `…/vue` or `…/svelte`, once in your project.
 */

/** The attributes; the check reads them when it is placed. */
export interface VoorCheckAttributes {
  /** Id or name of the municipality of the page. */
  gemeente?: string | undefined;
  /** Who it speaks to. */
  stem?: "behandelaar" | "inwoner" | undefined;
  /** Level of its topmost heading, 1 to 6. */
  "kop-niveau"?: 1 | 2 | 3 | 4 | 5 | 6 | "1" | "2" | "3" | "4" | "5" | "6" | undefined;
  /** Which check: the id of its rules. Where that check is not, nothing is shown. */
  kader?: string | undefined;
  /** Hash of the rules that are meant (64 characters 0-9 and a-f): with other rules nothing is shown. */
  "kader-hash"?: string | undefined;
  /** Address of a pack with other rules, over https; only with their hash in `kader-hash`. */
  "kader-url"?: string | undefined;
}

/** What a page hears of it, on the element itself and above it; never an answer. */
export interface VoorCheckEvents {
  "voorcheck-geladen": CustomEvent<null>;
  "voorcheck-uitkomst": CustomEvent<null>;
  "voorcheck-gewist": CustomEvent<null>;
  "voorcheck-fout": CustomEvent<{ code: string }>;
}

/** The same as properties of JSX, as React 19 and Preact name them: `onvoorcheck-uitkomst`. */
export type VoorCheckHandlers = {
  [Name in keyof VoorCheckEvents as `on${Name}`]?: ((event: VoorCheckEvents[Name]) => void) | undefined;
};

declare global {
  interface HTMLElementTagNameMap {
    "voor-check": HTMLElement;
  }
}
