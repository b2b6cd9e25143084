import type { Label } from '#graph/model/vocabulary.ts';
import { readKey } from '../ids/read-key.ts';

/** The keys that ids or keys name; none given: none. @throws BadInput for the id of something else. */
export function readKeys(
  given: readonly string[] | null | undefined,
  label: Label,
  argument: string,
): readonly string[] {
  return (given ?? []).map((idOrKey) => readKey(idOrKey, label, argument));
}
