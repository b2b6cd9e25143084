import { findExposure } from '#graph/analysis/find-exposure.ts';
import type { Entity } from '#graph/entities/entity.ts';
import { origins, type Exposure } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/make-filter.ts';
import { readId } from '../ids/read-id.ts';
import type { Context } from './context.ts';

/**
 * What an id names; null when it is not there. An exposure is given as of today, or of the day nearest on which it held.
 * @throws BadInput for what is no id.
 */
export function loadNode(context: Context, id: string, argument: string): Promise<Entity | Exposure | null> {
  const { type, key } = readId(id, argument);
  if (type === 'Exposure') return findExposure(context.graph, key, makeFilter(context.today, { origins }));
  return context.load.entity.load({ label: type, key });
}
