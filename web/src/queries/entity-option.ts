/** What can be picked for a parameter of a model type. */
export interface EntityOption {
  readonly key: string;
  readonly caption: string;
  /** What else tells it from others, in small words. */
  readonly detail: string;
  readonly synthetic: boolean;
}
