import type { Entity } from '#graph/entities/entity.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { Context } from './context.ts';
import { loadEntity } from './load-entity.ts';

/** Nodes of one kind that something else refers to, in its order. */
export function loadEntitiesOf(
  context: Context,
  label: Label,
  keys: readonly string[],
): readonly Entity[] | Promise<readonly Entity[]> {
  const loaded: Entity[] = [];
  const found = keys.map((key) => loadEntity(context, label, key));
  for (const entity of found) {
    if (entity instanceof Promise) return Promise.all(found.map(async (one) => one));
    loaded.push(entity);
  }
  return loaded;
}
