import type { HopRequest } from '#graph/lists/hop-request.ts';
import { listedFields, statementFields } from '#graph/lists/listed-fields.ts';
import { readPlace } from '#graph/lists/place.ts';
import type { HopListing } from './hop-connection.ts';
import type { HopField } from './hop-fields.ts';
import { readCondition } from './read-condition.ts';
import { readOrder } from './read-order.ts';
import type { Place } from './select-hops.ts';
import { selectPage } from './select-page.ts';

/** What a field lists of each node at its place in a query. @throws BadInput for what is wrong in filters, order or cursor. */
export function readHopListing(field: HopField, given: Readonly<Record<string, unknown>>, place: Place): HopListing {
  const { near, far, name, relationship, isForward } = field;
  const list = `${near}.${name}`;
  const fields = listedFields.get(far) ?? [];
  const order = readOrder(given['orderBy'], fields);
  const cursor = cursorOf(given);
  const request = {
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
  return { list, request, cursor };
}

/** As it was read when the node that has the field was fetched, and the hops with it. */
export function listingRead(
  { near, name }: HopField,
  given: Readonly<Record<string, unknown>>,
  request: HopRequest,
): HopListing {
  return { list: `${near}.${name}`, request, cursor: cursorOf(given) };
}

function cursorOf(given: Readonly<Record<string, unknown>>): string | null {
  return typeof given['after'] === 'string' ? given['after'] : null;
}
