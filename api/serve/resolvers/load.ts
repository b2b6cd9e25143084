import type { ClaimSubject } from '#graph/claims/claims.ts';
import type { Entity } from '#graph/lists/hops.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { Context } from './context.ts';

/** Loads a node that something refers to. */
export async function loadEntity({ load }: Context, label: Label, key: string): Promise<Entity> {
  const entity = await load.entity.load({ label, key });
  // Imports check references and never delete nodes, so this is a wipe in the meantime, or a bug.
  if (entity === null) throw new Error(`${label} ${key} is referenced but does not exist.`);
  return entity;
}

/** Loads nodes of one label, in the order of the keys. */
export function loadEntitiesOf(context: Context, label: Label, keys: readonly string[]): Promise<readonly Entity[]> {
  return Promise.all(keys.map((key) => loadEntity(context, label, key)));
}

/** Loads the node that an optional reference points to. */
export function loadOptional(context: Context, label: Label, key: string | null): Promise<Entity> | null {
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
