import type { ClaimSubject } from '#graph/claims/claims.ts';
import { recalledEntity } from '#graph/entities/entities.ts';
import type { NodeRef } from '#graph/exposure/exposure.ts';
import type { Entity } from '#graph/lists/hops.ts';
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

/** A node that something else may refer to. */
export function loadOptional(context: Context, label: Label, key: string | null): Entity | Promise<Entity> | null {
  return key === null ? null : loadEntity(context, label, key);
}

/** What is claimed about an entity or a hop, latest first. */
export async function loadClaims(context: Context, subject: ClaimSubject): Promise<readonly Entity[]> {
  const claims = await context.load.claimsAbout.load(subject);
  return loadEntitiesOf(
    context,
    'Claim',
    claims.map(({ key }) => key),
  );
}
