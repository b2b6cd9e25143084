import { recalledEntity } from '#graph/analysis/recall-entities.ts';
import type { Entity } from '#graph/entities/entity.ts';
import type { NodeRef } from '#graph/exposure/exposure.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { Context } from './context.ts';

/** A node that something else refers to; without a promise where it is in memory, for an answer may have hundreds. */
export function loadEntity(context: Context, label: Label, key: string): Entity | Promise<Entity> {
  const ref = { label, key };
  return recalledEntity(context.graph, ref) ?? loadAnew(context, ref);
}

async function loadAnew({ load }: Context, ref: NodeRef): Promise<Entity> {
  const entity = await load.entity.load(ref);
  // References are checked when they go in and nodes stay, so this is a wipe meanwhile, or a fault.
  if (entity === null) throw new Error(`${ref.label} ${ref.key} is referred to, and is not there.`);
  return entity;
}
