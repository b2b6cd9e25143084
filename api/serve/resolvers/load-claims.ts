import type { ClaimSubject } from '#graph/claims/claim-subject.ts';
import type { Entity } from '#graph/entities/entity.ts';
import type { Context } from './context.ts';
import { loadEntitiesOf } from './load-entities-of.ts';

/** What is claimed about an entity or a hop, latest first. */
export async function loadClaims(context: Context, subject: ClaimSubject): Promise<readonly Entity[]> {
  const claims = await context.load.claimsAbout.load(subject);
  return loadEntitiesOf(
    context,
    'Claim',
    claims.map(({ key }) => key),
  );
}
