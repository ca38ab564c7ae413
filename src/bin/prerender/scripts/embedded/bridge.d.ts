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
export interface BridgeChange extends Envelope<"change"> {
  inputs: BridgeInputs;
  /** null where retention would leave 0 to 1, or a value has no limit. */
  result: Record<"gainPerCustomer" | "gain" | "gainLow" | "gainHigh" | "breakEvenEffect", number | null>;
}
