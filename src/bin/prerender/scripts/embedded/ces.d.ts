import type { CesResult } from "./feltworth-core";

/** The inputs of CES. `counts` are the answers of each step, from the lowest; null is an empty field. */
export type CesInputs = { version: "2.0" | "1.0"; counts: number[]; confidence: number | null };
export interface CesChange extends Envelope<"change"> {
  inputs: CesInputs;
  result: CesResult;
}
