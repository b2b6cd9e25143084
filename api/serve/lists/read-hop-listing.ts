import type { HopRequest } from '#graph/lists/hop-request.ts';
import { listedFields, statementFields } from '#graph/lists/listed-fields.ts';
import { readPlace } from '#graph/lists/place.ts';
import type { HopListing } from './hop-connection.ts';
import type { HopField } from './hop-fields.ts';
import { readCondition } from './read-condition.ts';
import { readOrder } from './read-order.ts';
import type { Place } from './select-hops.ts';
import { selectPage } from './select-page.ts';

type Given = Readonly<Record<string, unknown>>;

/**
 * What a field lists of each node at its place in a query.
 * @param fetched the request that was read from the same arguments when the hops were fetched with the node
 * @throws BadInput for what is wrong in filters, order or cursor.
 */
export function readHopListing(field: HopField, given: Given, place: Place, fetched?: HopRequest): HopListing {
  const list = `${field.near}.${field.name}`;
  const cursor = typeof given['after'] === 'string' ? given['after'] : null;
  return { list, cursor, request: fetched ?? readRequest(field, given, place, { list, cursor }) };
}

function readRequest(
  { far, relationship, isForward }: HopField,
  given: Given,
  place: Place,
  { list, cursor }: Pick<HopListing, 'list' | 'cursor'>,
): HopRequest {
  const fields = listedFields.get(far) ?? [];
  const order = readOrder(given['orderBy'], fields);
  return {
    relationship,
    isForward,
    asOf: typeof given['asOf'] === 'string' ? given['asOf'] : null,
    condition: readCondition(given['filter'], fields, 'filter'),
    statementCondition: readCondition(given['statement'], statementFields(relationship), 'statement'),
    order,
    first: Number(given['first']),
    after: cursor === null ? null : readPlace(list, order, cursor),
    ...selectPage(place, far),
  };
}
