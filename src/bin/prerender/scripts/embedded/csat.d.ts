import type { CsatResult, Scale } from "./feltworth-core";

/** The inputs of CSAT. `counts` are the answers of each step, from the lowest; null is an empty field. */
export type CsatInputs = { scale: Scale; counts: number[]; satisfiedFrom: number | null; confidence: number | null };
export interface CsatChange extends Envelope<"change"> {
  inputs: CsatInputs;
  result: CsatResult;
}
