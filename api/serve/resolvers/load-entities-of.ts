import type { Entity } from '#graph/entities/entity.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { Context } from './context.ts';
import { loadEntity } from './load-entity.ts';

/** Nodes of one kind that something else refers to, in its order. */
export function loadEntitiesOf(context: Context, label: Label, keys: readonly string[]): Promise<readonly Entity[]> {
  return Promise.all(keys.map((key) => loadEntity(context, label, key)));
}
