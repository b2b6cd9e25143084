import type { ReactNode } from 'react';
import type { Conditions } from '../address/address.ts';
import type { Facet } from '../address/facets.ts';
import { useAddress } from '../address/use-address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { MatrixDocument } from '../generated/graphql.ts';
import type { MatrixQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { RecordLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { inDigits } from '../words.ts';

/** Exposed accesses by prime and country, with those whose location is unknown. */
export function PrimesByCountry({ conditions }: { readonly conditions: Conditions }) {
  const filter = { ...toFilter(conditions), origins: ['FOREIGN', 'UNDETERMINED'] as const };
  const answer = useAnswer(MatrixDocument, { filter });
  return (
    <Panel title="Primes by country" note="accesses; unknown: no location on record" className="wide">
      <Loaded answer={answer} what="primes by country" rows={5}>
        {({ exposureMatrix }) => <Cells cells={exposureMatrix} conditions={conditions} />}
      </Loaded>
    </Panel>
  );
}

interface CellsProps {
  readonly cells: MatrixQuery['exposureMatrix'];
  readonly conditions: Conditions;
}

function Cells({ cells, conditions }: CellsProps) {
  const { setConditions } = useAddress();
  const primes = new Map(cells.map(({ prime }) => [prime?.key ?? '', prime]));
  const totals = new Map<string, number>();
  const names = new Map<string, string>();
  for (const { country, accesses } of cells) {
    if (country === null) continue;
    totals.set(country.key, (totals.get(country.key) ?? 0) + accesses);
    names.set(country.key, country.name);
  }
  const countries = [...totals].sort(([, a], [, b]) => b - a).map(([key]) => key);
  const countOf = (prime: string, country: string | null): number =>
    cells.find((cell) => (cell.prime?.key ?? '') === prime && (cell.country?.key ?? null) === country)?.accesses ?? 0;
  const most = Math.max(1, ...cells.map(({ accesses }) => accesses));
  const select = (prime: string, country: string): void => {
    const wanted: readonly Facet[] = [
      { by: 'prime', value: prime, excluded: false },
      { by: 'country', value: country, excluded: false },
    ];
    const others = conditions.facets.filter(({ by }) => by !== 'prime' && by !== 'country');
    setConditions({ asOf: conditions.asOf, facets: [...others, ...wanted] });
  };
  if (cells.length === 0) return <p className="soft aside">None under these conditions.</p>;
  return (
    <div className="table-holder" tabIndex={0} role="region" aria-label="Primes by country">
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">Prime</th>
            {countries.map((key) => (
              <th key={key} scope="col" className="number" title={names.get(key)}>
                <abbr title={names.get(key)}>{key}</abbr>
              </th>
            ))}
            <th scope="col" className="number">
              unknown
            </th>
          </tr>
        </thead>
        <tbody>
          {[...primes].map(([key, prime]) => (
            <tr key={key}>
              <th scope="row">
                {prime === null ? (
                  <span className="soft">not on record</span>
                ) : (
                  <RecordLink kind="organization" keyOf={prime.key}>
                    {prime.caption}
                  </RecordLink>
                )}
              </th>
              {countries.map((country) => (
                <Cell key={country} accesses={countOf(key, country)} most={most}>
                  {prime !== null && (
                    <button
                      type="button"
                      className="cell-button"
                      onClick={() => {
                        select(prime.key, country);
                      }}
                    >
                      {inDigits(countOf(key, country))}
                      <span className="unseen">
                        {' '}
                        accesses of {prime.caption} from {names.get(country)}: filter
                      </span>
                    </button>
                  )}
                </Cell>
              ))}
              <Cell accesses={countOf(key, null)} most={most} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly accesses: number;
  readonly most: number;
  readonly children?: ReactNode;
}

/** One number; the darker the ground, the larger it is. */
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
