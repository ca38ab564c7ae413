/** The answers in the order in which they were given, as in a link. */
export interface FinderInputs {
  answers: string[];
}
export interface FinderChange extends Envelope<"change"> {
  inputs: FinderInputs;
  /** As in an address: `awareness`, ..., `recommendation`. */
  result: { stage: string };
}
