import type { NevInput, NevResult } from "./feltworth-core";

/** The inputs of the questionnaire: those of `nev()` with one response; an absent emotion is unanswered. */
export type NevInputs = Pick<NevInput, "responses" | "scale">;
export interface NevChange extends Envelope<"change"> {
  inputs: NevInputs;
  result: NevResult;
}
