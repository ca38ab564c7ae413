import type { PerceivedValueInput } from "./feltworth-core";

/** An offer as `perceivedValue()` takes it; null is an empty field. With hours as its unit, effort is in hours. */
export type Offer = {
  [Name in keyof PerceivedValueInput]: PerceivedValueInput[Name] extends number
    ? number | null
    : { [Part in keyof NonNullable<PerceivedValueInput[Name]>]: number | null };
};
export type ValueInputs = Offer & { rival: Offer; effortUnit: "money" | "hours"; hourValue: number; repeatEffort: number; currency: string };
export interface ValueChange extends Envelope<"change"> {
  inputs: ValueInputs;
  result: Worth & { repeat: Worth; rival: Worth | null };
}
/** What `perceivedValue()` finds. */
export interface Worth {
  benefits: number;
  costs: number;
  difference: number;
  ratio: number | null;
}
