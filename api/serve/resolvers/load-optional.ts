import type { Entity } from '#graph/entities/entity.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { Context } from './context.ts';
import { loadEntity } from './load-entity.ts';

/** A node that something else may refer to. */
export function loadOptional(context: Context, label: Label, key: string | null): Entity | Promise<Entity> | null {
  return key === null ? null : loadEntity(context, label, key);
}
