import type { Limit } from './limit.ts';

/** What every refusal for a limit says in its `extensions`. */
export interface Exceeded {
  readonly limit: string;
  readonly most: number | null;
  /** Null: more than `most`; how much more was not counted. */
  readonly asked: number | null;
}

/**
 * What a refusal says of its limit.
 * @param asked null: counting stopped where it was too much
 * @param most where it is another than usual
 */
export function exceeded({ name, most: usual }: Limit, asked: number | null = null, most = usual): Exceeded {
  return { limit: name, most, asked };
}
