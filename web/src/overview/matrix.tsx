import type { ReactNode } from 'react';
import { countedOrigins, originsByDefault } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import type { Facet } from '../address/facets.ts';
import { useAddress } from '../address/use-address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { MatrixDocument } from '../generated/graphql.ts';
import type { MatrixQuery } from '../generated/graphql.ts';
import { useExpandableList } from '../ui/expandable-list.tsx';
import { AddressLink, RecordLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { inDigits } from '../words.ts';
import { PanelMenu } from './panel-menu.tsx';

/** Exposed accesses by prime and country, with those of undetermined origin, whichever origins count on the page. */
export function PrimesByCountry({ conditions }: { readonly conditions: Conditions }) {
  const filter = { ...toFilter(conditions), origins: countedOrigins };
  const { answer, asked, shown, isCut, button } = useExpandableList(
    MatrixDocument,
    { filter },
    { few: 12, itemsOf: ({ exposureMatrix }) => primesIn(exposureMatrix), things: 'primes' },
  );
  return (
    <Panel
      title="Primes by country"
      note={`accesses; undetermined: no location on record${isCut ? `; the first ${inDigits(shown.length)} primes` : ''}`}
      className="wide"
      menu={
        <PanelMenu
          of="primes by country"
          name="primes by country"
          conditions={conditions}
          draft={({ matrix }) => matrix(asked)}
          table={
            answer.state !== 'ready' || shown.length === 0
              ? null
              : () => ({
                  columns: ['prime', 'prime key', 'country', 'accesses', 'origin undetermined'],
                  rows: cellsOf(answer.data.exposureMatrix, shown).map(({ prime, country, accesses, undetermined }) => [
                    prime?.caption ?? null,
                    prime?.key ?? null,
                    country?.key ?? null,
                    accesses,
                    undetermined,
                  ]),
                  cut: isCut,
                })
          }
        />
      }
    >
      <Loaded answer={answer} what="primes by country" rows={5}>
        {({ exposureMatrix }) => (
          <Cells cells={cellsOf(exposureMatrix, shown)} primes={shown} isCut={isCut} conditions={conditions} />
        )}
      </Loaded>
      {button}
      <WhoseIsUnknown conditions={conditions} />
    </Panel>
  );
}

type Matrix = MatrixQuery['exposureMatrix'];
type Prime = Matrix[number]['prime'];

/** The primes, each once, those with the most accesses first; null: not on record. */
function primesIn(cells: Matrix): readonly Prime[] {
  return [...new Map(cells.map(({ prime }) => [prime?.key ?? '', prime])).values()];
}

type Counts = Pick<Matrix[number], 'accesses' | 'undetermined'>;
const none: Counts = { accesses: 0, undetermined: 0 };

/** The cells of some primes. */
function cellsOf(cells: Matrix, primes: readonly Prime[]): Matrix {
  return cells.filter(({ prime }) => primes.some((one) => one?.key === prime?.key));
}

interface CellsProps {
  readonly cells: Matrix;
  readonly primes: readonly Prime[];
  /** Whether there may be primes that are not shown. */
  readonly isCut: boolean;
  readonly conditions: Conditions;
}

function Cells({ cells, primes, isCut, conditions }: CellsProps) {
  const { setConditions } = useAddress();
  // A person on record as not a US person is foreign even without a location abroad.
  const hasStatus = cells.some(({ country, accesses, undetermined }) => country === null && accesses > undetermined);
  const totals = new Map<string, number>();
  const names = new Map<string, string>();
  for (const { country, accesses } of cells) {
    if (country === null) continue;
    totals.set(country.key, (totals.get(country.key) ?? 0) + accesses);
    names.set(country.key, country.name);
  }
  const countries = [...totals].sort(([, a], [, b]) => b - a).map(([key]) => key);
  const countOf = (prime: Prime, country: string | null): Counts =>
    cells.find((cell) => cell.prime?.key === prime?.key && (cell.country?.key ?? null) === country) ?? none;
  const most = Math.max(1, ...cells.map(({ accesses }) => accesses));
  const known = primes.flatMap((prime) => (prime === null ? [] : [prime.key]));
  // The cells leave out what is excluded, so it stays excluded.
  const others = conditions.facets.filter(({ by, excluded }) => excluded || (by !== 'prime' && by !== 'country'));
  const select = (prime: Prime, country: string | null): void => {
    // Chains without a prime are selected by excluding all primes.
    const ofPrime: readonly Facet[] =
      prime === null
        ? known.map((value) => ({ by: 'prime', value, excluded: true }))
        : [{ by: 'prime', value: prime.key, excluded: false }];
    const facets = [...others, ...ofPrime];
    const { asOf, origins } = conditions;
    if (country === null) setConditions({ asOf, origins: ['UNDETERMINED'], facets });
    else
      setConditions({
        asOf,
        origins: origins.includes('FOREIGN') ? origins : originsByDefault,
        facets: [...facets, { by: 'country', value: country, excluded: false }],
      });
  };
  const cellOf = (prime: Prime, accesses: number, country: string | null) => (
    <Cell key={country} accesses={accesses} most={most}>
      {(prime !== null || !isCut) && (
        <button
          type="button"
          className="cell-button"
          onClick={() => {
            select(prime, country);
          }}
        >
          {inDigits(accesses)}
          <span className="unseen">
            {' '}
            accesses of {prime?.caption ?? 'primes not on record'}{' '}
            {country === null ? 'of undetermined origin' : `from ${names.get(country) ?? country}`}: filter
          </span>
        </button>
      )}
    </Cell>
  );
  if (cells.length === 0) return <p className="soft aside">None under these conditions.</p>;
  return (
    <div className="table-holder" tabIndex={0} role="region" aria-label="Primes by country">
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">Prime</th>
            {countries.map((key) => (
              <th key={key} scope="col" className="number">
                {names.get(key) ?? key}
              </th>
            ))}
            {hasStatus && (
              <th scope="col" className="number">
                <abbr title="On record as not a US person, without a location abroad on record">status</abbr>
              </th>
            )}
            <th scope="col" className="number">
              <button
                type="button"
                className="plain"
                onClick={() => {
                  setConditions({ asOf: conditions.asOf, origins: ['UNDETERMINED'], facets: others });
                }}
              >
                undetermined<span className="unseen">: show accesses of undetermined origin</span>
              </button>
            </th>
          </tr>
        </thead>
        <tbody>
          {primes.map((prime) => (
            <tr key={prime?.key ?? ''}>
              <th scope="row">
                {prime === null ? (
                  <span className="soft">not on record</span>
                ) : (
                  <RecordLink kind="organization" keyOf={prime.key} asOf={conditions.asOf}>
                    {prime.caption}
                  </RecordLink>
                )}
              </th>
              {countries.map((country) => cellOf(prime, countOf(prime, country).accesses, country))}
              {hasStatus && (
                <Cell accesses={countOf(prime, null).accesses - countOf(prime, null).undetermined} most={most} />
              )}
              {cellOf(prime, countOf(prime, null).undetermined, null)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Leads to the people without a location, each with their accesses. */
function WhoseIsUnknown({ conditions: { asOf } }: { readonly conditions: Conditions }) {
  return (
    <p className="soft aside small">
      <AddressLink
        change={{
          view: 'queries',
          query: 'location-not-on-record',
          statement: null,
          parameters: { asOf },
          run: true,
          node: null,
          hop: null,
        }}
      >
        Whose location is not on record?
      </AddressLink>
    </p>
  );
}

interface CellProps {
  readonly accesses: number;
  readonly most: number;
  readonly children?: ReactNode;
}

/** One number; a darker background means a larger number. */
function Cell({ accesses, most, children }: CellProps) {
  if (accesses === 0) return <td className="number soft">·</td>;
  const share = Math.round(8 + (22 * accesses) / most);
  return (
    <td
      className="number"
      style={{ background: `color-mix(in srgb, var(--foreign) ${String(share)}%, var(--ground))` }}
    >
      {children ?? inDigits(accesses)}
    </td>
  );
}
