import type { Entity } from '#graph/entities/entity.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { Context } from './context.ts';

/** A node that something else refers to. */
export async function loadEntity(context: Context, label: Label, key: string): Promise<Entity> {
  const entity = await context.load.entity.load({ label, key });
  // References are checked when they go in and nodes stay, so this is a wipe meanwhile, or a fault.
  if (entity === null) throw new Error(`${label} ${key} is referred to, and is not there.`);
  return entity;
}
