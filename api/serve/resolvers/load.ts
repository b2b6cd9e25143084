import type { ClaimSubject } from '#graph/claims/claims.ts';
import { recalledEntity } from '#graph/entities/entities.ts';
import type { NodeRef } from '#graph/exposure/exposure.ts';
import type { Entity } from '#graph/lists/hops.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { Context } from './context.ts';

/** Loads a node that something refers to. Returns no promise if it is in memory, because a response may have hundreds. */
export function loadEntity(context: Context, label: Label, key: string): Entity | Promise<Entity> {
  const ref = { label, key };
  return recalledEntity(context.graph, ref) ?? readEntity(context, ref);
}

async function readEntity({ load }: Context, ref: NodeRef): Promise<Entity> {
  const entity = await load.entity.load(ref);
  // Imports check references and never delete nodes, so this is a wipe in the meantime, or a bug.
  if (entity === null) throw new Error(`${ref.label} ${ref.key} is referenced but does not exist.`);
  return entity;
}

/** Loads nodes of one label, in the order of the keys. */
export function loadEntitiesOf(
  context: Context,
  label: Label,
  keys: readonly string[],
): readonly Entity[] | Promise<readonly Entity[]> {
  const loaded: Entity[] = [];
  const found = keys.map((key) => loadEntity(context, label, key));
  for (const entity of found) {
    if (entity instanceof Promise) return Promise.all(found.map(async (loaded) => loaded));
    loaded.push(entity);
  }
  return loaded;
}

/** Loads the node that an optional reference points to. */
export function loadOptional(context: Context, label: Label, key: string | null): Entity | Promise<Entity> | null {
  return key === null ? null : loadEntity(context, label, key);
}

/** Loads the claims about an entity or a hop, latest first. */
export async function loadClaims(context: Context, subject: ClaimSubject): Promise<readonly Entity[]> {
  const claims = await context.load.claimsAbout.load(subject);
  return loadEntitiesOf(
    context,
    'Claim',
    claims.map(({ key }) => key),
  );
}
