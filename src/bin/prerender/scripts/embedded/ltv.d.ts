import type { LtvInput, LtvResult } from "./feltworth-core";

/** The inputs of the what-if: those of `ltv()`, where null is an empty field, and the currency (ISO 4217). */
export type LtvInputs = {
  [Name in keyof LtvInput]: Name extends "discountPerYear" | "acquisitionCost" ? number | null : LtvInput[Name];
} & { currency: string };
export interface LtvChange extends Envelope<"change"> {
  inputs: LtvInputs;
  result: LtvResult;
}
