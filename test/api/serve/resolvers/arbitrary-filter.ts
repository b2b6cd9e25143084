import fc from 'fast-check';

export type Filter = Readonly<Record<string, unknown>>;

const names = ['Alpha', 'Beta', 'Gamma', 'Al'];
const text = fc.constantFrom(...names, 'O1', '');
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const some = <T>(of: fc.Arbitrary<T>) => fc.option(fc.array(of, { maxLength: 3 }), { nil: null });

const texts = fc.record(
  { eq: maybe(text), in: some(text), contains: maybe(text), startsWith: maybe(text), exists: maybe(fc.boolean()) },
  { requiredKeys: [] },
);
const number = fc.constantFrom(-1, 0, 2.5, 10, 1000);
const numbers = fc.record(
  {
    eq: maybe(number),
    in: some(number),
    lt: maybe(number),
    lte: maybe(number),
    gt: maybe(number),
    gte: maybe(number),
    exists: maybe(fc.boolean()),
  },
  { requiredKeys: [] },
);
const booleans = fc.record({ eq: maybe(fc.boolean()), exists: maybe(fc.boolean()) }, { requiredKeys: [] });
const keys = fc.record(
  {
    eq: maybe(fc.constantFrom('O1', 'O2')),
    in: some(fc.constantFrom('O1', 'O2')),
    startsWith: maybe(fc.constantFrom('O', 'X')),
    exists: maybe(fc.boolean()),
  },
  { requiredKeys: [] },
);
const fields = {
  piid: maybe(texts),
  title: maybe(texts),
  value: maybe(numbers),
  identified: maybe(booleans),
  prime: maybe(keys),
};

/** Stays below the API's limit of 200 conditions. */
const most = 150;
const operators = /"(eq|in|lt|lte|gt|gte|contains|startsWith|exists)":/g;

const anyFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    fc.record(fields, { requiredKeys: [] }),
    fc.record(
      { ...fields, and: some(tie('filter')), or: some(tie('filter')), not: maybe(tie('filter')) },
      { requiredKeys: [] },
    ),
  ),
})).filter;

/** Filters of contracts of any shape within the limits. */
export const arbitraryFilter = anyFilter.filter(
  (filter) => (JSON.stringify(filter).match(operators) ?? []).length <= most,
);
