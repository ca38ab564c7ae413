// What passes between an embedded tool of Feltworth and the page around it, and the element that embed.js defines.
// EMBEDDING.md says how to use both. The schema of messages has a version of its own, `v`: a change that an existing host
// could notice raises it; a further field or type does not, so ignore what you do not know.
//
//   /// <reference path="feltworth-embed.d.ts" />
//   document.querySelector("feltworth-tool").addEventListener("feltworth-change", ({ detail }) => detail.result);

export type Tool = /* tools */;
export type Language = /* languages */;

/** What every message carries. Trust its source (`event.source === iframe.contentWindow`), never its origin alone. */
interface Envelope<Type extends string> {
  app: "feltworth";
  v: 1;
  /** The `id` of the frame's address, if it has one. */
  id?: string;
  type: Type;
}

// ---- From the tool ----------------------------------------------------------------------------------------------------

/** The tool can be used. Sent once each time the frame has loaded. */
export interface ReadyMessage extends Envelope<"ready"> {
  /** The title of the tool in its language, for the frame. */
  title: string;
  /** Its height in CSS pixels. */
  height: number;
}

/** The tool needs another height: whole CSS pixels. Changes of 4 px or less are not told. */
export interface HeightMessage extends Envelope<"height"> {
  px: number;
}

/** Something is wrong; the frame tells its visitor too. */
export interface ErrorMessage extends Envelope<"error"> {
  /**
   * notLoaded: the program cannot be loaded. stopped: it has stopped. outdated: the browser is too old, or has WebAssembly
   * switched off. accent: the colour cannot be used. input: the tool does not know an input that was set, or cannot take its
   * value, which it shows all the same where it has a field for it.
   */
  kind: "notLoaded" | "stopped" | "outdated" | "accent" | "input";
  /** With input: its name as it was set; of an answer `responses.0.<emotion>`. */
  field?: string;
  /** For developers, English. */
  message: string;
}

/**
 * The inputs of the tool have changed, or it has just started. Sent only if the frame's address has `events`, and then the
 * frame tells its visitor so. Nothing is sent while an input cannot be used. Names and units are those of
 * feltworth-core.js: shares are fractions.
 */
export type ChangeMessage = /* changes */;

export type ToolMessage = ReadyMessage | HeightMessage | ErrorMessage | ChangeMessage;

// ---- To the tool ------------------------------------------------------------------------------------------------------

/**
 * Sets the inputs that are named and leaves the others as they are. Several within one frame of the screen are taken
 * together. A value that the tool cannot take is shown at its field, as if it had been typed. In a response, null takes an
 * answer back; another scale takes all of them back.
 */
export interface SetMessage extends Envelope<"set"> {
  inputs: /* inputs */;
}

// ---- The element ------------------------------------------------------------------------------------------------------

/**
 * `<feltworth-tool tool="ltv" lang="pl" months="24">`. Attributes are read when the element is put into a page:
 * `tool`, `lang`, `theme`, `accent`, `lock`, `hide`, `events`, `id` and the keys of the tool.
 */
export interface FeltworthToolElement extends HTMLElement {
  /** Sends inputs to the tool. What is sent before `feltworth-ready` may be lost. */
  set(inputs: SetMessage["inputs"]): void;
}

/** Events of the element; they bubble. */
export interface FeltworthToolEvents {
  "feltworth-ready": CustomEvent<ReadyMessage>;
  "feltworth-height": CustomEvent<HeightMessage>;
  "feltworth-change": CustomEvent<ChangeMessage>;
  "feltworth-error": CustomEvent<ErrorMessage>;
}

declare global {
  interface HTMLElementTagNameMap {
    "feltworth-tool": FeltworthToolElement;
  }
  interface HTMLElementEventMap extends FeltworthToolEvents {}
}

// ---- Each tool --------------------------------------------------------------------------------------------------------

/* each */
