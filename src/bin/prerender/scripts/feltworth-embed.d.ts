// What passes between an embedded tool of Feltworth and the page around it, and the element that embed.js defines.
// EMBEDDING.md says how to use both. The schema of messages has a version of its own, `v`: a change that an existing host
// could notice raises it; a further field or type does not, so ignore what you do not know.
//
//   /// <reference path="feltworth-embed.d.ts" />
//   document.querySelector("feltworth-tool").addEventListener("feltworth-change", ({ detail }) => detail.result);

import type {
  CesResult,
  CsatResult,
  LtvInput,
  LtvResult,
  NevInput,
  NevResult,
  NpsResult,
  PerceivedValueInput,
  Scale,
} from "./feltworth-core";

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
export type ChangeMessage =
  | LtvChange
  | RetentionChange
  | NevChange
  | NpsChange
  | CsatChange
  | CesChange
  | ValueChange
  | BridgeChange
  | FinderChange;
export interface LtvChange extends Envelope<"change"> {
  inputs: LtvInputs;
  result: LtvResult;
}
export interface RetentionChange extends Envelope<"change"> {
  inputs: RetentionInputs;
  /** null where retention leaves no limit, or no cost is known. `maximumAcquisitionCost` is the least of the three limits. */
  result: Record<"clv" | "expectedPeriods" | "ratio" | "paybackPeriods" | "maximumAcquisitionCost", number | null>;
}
export interface NevChange extends Envelope<"change"> {
  inputs: NevInputs;
  result: NevResult;
}
export interface NpsChange extends Envelope<"change"> {
  inputs: NpsInputs;
  result: NpsResult;
}
export interface CsatChange extends Envelope<"change"> {
  inputs: CsatInputs;
  result: CsatResult;
}
export interface CesChange extends Envelope<"change"> {
  inputs: CesInputs;
  result: CesResult;
}
export interface ValueChange extends Envelope<"change"> {
  inputs: ValueInputs;
  result: Worth & { repeat: Worth; rival: Worth | null };
}
export interface BridgeChange extends Envelope<"change"> {
  inputs: BridgeInputs;
  /** null where retention would leave 0 to 1, or a value has no limit. */
  result: Record<"gainPerCustomer" | "gain" | "gainLow" | "gainHigh" | "breakEvenEffect", number | null>;
}
export interface FinderChange extends Envelope<"change"> {
  inputs: FinderInputs;
  /** As in an address: `awareness`, ..., `recommendation`. */
  result: { stage: string };
}
/** What `perceivedValue()` finds. */
export interface Worth {
  benefits: number;
  costs: number;
  difference: number;
  ratio: number | null;
}

export type ToolMessage = ReadyMessage | HeightMessage | ErrorMessage | ChangeMessage;

// ---- To the tool ------------------------------------------------------------------------------------------------------

/** The inputs of the what-if: those of `ltv()`, where null is an empty field, and the currency (ISO 4217). */
export type LtvInputs = {
  [Name in keyof LtvInput]: Name extends "discountPerYear" | "acquisitionCost" ? number | null : LtvInput[Name];
} & { currency: string };
/** The inputs of lifetime value from retention; null is an empty field. */
export interface RetentionInputs {
  marginPerPeriod: number;
  period: "month" | "year";
  retention: number;
  discountPerYear: number | null;
  growth: number | null;
  expansion: number | null;
  timing: "immediate" | "residual" | "arrears" | "midPeriod";
  periods: number | null;
  acquisitionCost: number | null;
  trialCost: number | null;
  trialConversion: number | null;
  targetRatio: number | null;
  buffer: number | null;
  targetPayback: number | null;
  currency: string;
}
/** The inputs of the questionnaire: those of `nev()` with one response; an absent emotion is unanswered. */
export type NevInputs = Pick<NevInput, "responses" | "scale">;
/** The inputs of the surveys. `counts` are the answers of each step, from the lowest; null is an empty field. */
export type NpsInputs = { detractors: number; passives: number; promoters: number; confidence: number | null };
export type CsatInputs = { scale: Scale; counts: number[]; satisfiedFrom: number | null; confidence: number | null };
export type CesInputs = { version: "2.0" | "1.0"; counts: number[]; confidence: number | null };
/** An offer as `perceivedValue()` takes it; null is an empty field. With hours as its unit, effort is in hours. */
export type Offer = {
  [Name in keyof PerceivedValueInput]: PerceivedValueInput[Name] extends number
    ? number | null
    : { [Part in keyof NonNullable<PerceivedValueInput[Name]>]: number | null };
};
export type ValueInputs = Offer & { rival: Offer; effortUnit: "money" | "hours"; hourValue: number; repeatEffort: number; currency: string };
/** Effects are percentage points of retention for a point of NEV, all other shares fractions. */
export interface BridgeInputs {
  nevChange: number;
  effect: number;
  effectLow: number | null;
  effectHigh: number | null;
  customers: number;
  contribution: number;
  period: "month" | "year";
  retention: number;
  discountPerYear: number | null;
  cost: number | null;
  currency: string;
}
/** The answers in the order in which they were given, as in a link. */
export interface FinderInputs {
  answers: string[];
}

/**
 * Sets the inputs that are named and leaves the others as they are. Several within one frame of the screen are taken
 * together. A value that the tool cannot take is shown at its field, as if it had been typed. In a response, null takes an
 * answer back; another scale takes all of them back.
 */
export interface SetMessage extends Envelope<"set"> {
  inputs:
    | Partial<LtvInputs>
    | Partial<RetentionInputs>
    | Partial<NevInputs>
    | Partial<NpsInputs>
    | Partial<CsatInputs>
    | Partial<CesInputs>
    | Partial<ValueInputs>
    | Partial<BridgeInputs>
    | Partial<FinderInputs>;
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
