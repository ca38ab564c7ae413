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
export interface RetentionChange extends Envelope<"change"> {
  inputs: RetentionInputs;
  /** null where retention leaves no limit, or no cost is known. `maximumAcquisitionCost` is the least of the three limits. */
  result: Record<"clv" | "expectedPeriods" | "ratio" | "paybackPeriods" | "maximumAcquisitionCost", number | null>;
}
