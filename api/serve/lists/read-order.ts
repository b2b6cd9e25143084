import { BadInput } from '#graph/failure/bad-input.ts';
import { exceeded } from '#graph/limits/exceeded.ts';
import type { ListedField } from '#graph/lists/listed-field.ts';
import type { Order } from '#graph/lists/order.ts';
import { requestLimits } from '../limits/request-limits.ts';
import { orderValue } from './order-value.ts';

const { orderTerms } = requestLimits;

/** What a list is ordered by, always ending in the key. @throws BadInput for too many terms. */
export function readOrder(given: unknown, fields: readonly ListedField[]): Order {
  const terms = (Array.isArray(given) ? given : []).flatMap((term: unknown) => {
    const isTerm = typeof term === 'object' && term !== null && 'field' in term;
    const field = isTerm ? fields.find(({ name }) => orderValue(name) === term.field) : undefined;
    return isTerm && field !== undefined
      ? [{ field, isDescending: 'direction' in term && term.direction === 'DESC' }]
      : [];
  });
  if (terms.length > orderTerms.most) {
    throw new BadInput(`orderBy has ${terms.length} members; ${orderTerms.most} are allowed.`, {
      extensions: { argument: 'orderBy', ...exceeded(orderTerms, terms.length) },
    });
  }
  const key = terms.findIndex(({ field }) => field.name === 'key');
  // Behind the key nothing is level any more.
  if (key !== -1) return terms.slice(0, key + 1);
  return [...terms, ...fields.filter(({ name }) => name === 'key').map((field) => ({ field, isDescending: false }))];
}
