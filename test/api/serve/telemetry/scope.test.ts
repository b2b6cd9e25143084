import { expect, test } from 'vitest';
import { requestId, routeOf } from '#serve/telemetry/scope.ts';

test.each(['a', '4bf92f35-77b3.4da6_a3ce:929/d0e0+4736=', 'x'.repeat(128)])('accepts %s', (given) => {
  expect(requestId(given)).toBe(given);
});

test.each([undefined, '', 'two words', 'a"b', 'line\nbreak', 'ä', 'x'.repeat(129), ['a', 'b']])(
  'replaces %j by a new id',
  (given) => {
    expect(requestId(given)).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    expect(requestId(given)).not.toBe(requestId(given));
  },
);

test.each(['/graphql', '/imports', '/supplier-lists', '/exports', '/health', '/ready', '/metrics'])(
  '%s is a route of its own',
  (path) => {
    expect(routeOf(path)).toBe(path);
  },
);

test('every other path is of the page, whatever a client asks for', () => {
  expect(routeOf('/person/P1')).toBe('page');
});
