import type { NpsResult } from "./feltworth-core";

/** The inputs of NPS; null is an empty field. */
export type NpsInputs = { detractors: number; passives: number; promoters: number; confidence: number | null };
export interface NpsChange extends Envelope<"change"> {
  inputs: NpsInputs;
  result: NpsResult;
}
