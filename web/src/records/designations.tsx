import type { Conditions } from '../address/address.ts';
import type { RecordKind } from '../address/paths.ts';
import { useExposedSystems } from '../exposures/data.ts';
import { CountriesOfListDocument, ListsOfCountryDocument, PeopleOfCountryDocument } from '../generated/graphql.ts';
import type { DesignationStatementFragment, PeopleOfCountryQuery } from '../generated/graphql.ts';
import { SourceLink } from '../inspector/hop.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { DataTable } from '../ui/data-table.tsx';
import { NodeLink, RecordLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { Band } from '../ui/rows.tsx';
import { counted, dayInWords, inDigits, isSynthetic, periodInWords, valueName } from '../words.ts';
import { ExposuresOf } from './exposures-of.tsx';

interface PartsProps {
  readonly id: string;
  readonly conditions: Conditions;
}

/** What the page of a designation list has besides its relations: its countries, and the chains and systems that it makes exposed. */
export function ListParts({ id, list, conditions }: PartsProps & { readonly list: string }) {
  const answer = useAnswer(CountriesOfListDocument, { id });
  const own: Conditions = { ...conditions, lists: [list], about: null };
  return (
    <>
      <Loaded answer={answer} what="its countries">
        {({ node }) =>
          node?.__typename === 'DesignationList' && (
            <Designations
              title={`Countries it designates · ${inDigits(node.designatesCountries.totalCount)}`}
              kind="country"
              rows={node.designatesCountries.edges.map(({ node: { key, name }, statements }) => ({
                key,
                name,
                statements,
              }))}
              total={node.designatesCountries.totalCount}
            />
          )
        }
      </Loaded>
      <ExposuresOf conditions={own} />
      <Systems conditions={own} />
    </>
  );
}

/** What the page of a country has besides its relations: the lists that designate it, its chains, and for whom people there work. */
export function CountryParts({ id, conditions }: PartsProps) {
  const answer = useAnswer(ListsOfCountryDocument, { id });
  return (
    <>
      <Loaded answer={answer} what="the lists that designate it">
        {({ node }) =>
          node?.__typename === 'Country' && (
            <Designations
              title={`Lists that designate it · ${inDigits(node.designatedOn.totalCount)}`}
              kind="list"
              rows={node.designatedOn.edges.map(({ node: { key, title }, statements }) => ({
                key,
                name: title,
                statements,
              }))}
              total={node.designatedOn.totalCount}
            />
          )
        }
      </Loaded>
      <ExposuresOf conditions={{ ...conditions, about: { kind: 'country', key: id } }} />
      <People id={id} day={conditions.asOf} />
    </>
  );
}

interface DesignationsProps {
  readonly title: string;
  /** What the other end of each designation is. */
  readonly kind: RecordKind;
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly statements: readonly DesignationStatementFragment[];
  }[];
  readonly total: number;
}

/** Designations of any day, each with its days and who says so. */
function Designations({ title, kind, rows, total }: DesignationsProps) {
  return (
    <Panel title={title} note="of any day">
      {rows.length === 0 && <p className="soft aside">None on record.</p>}
      {rows.length > 0 && (
        <DataTable
          label="Designations"
          rows={rows.flatMap(({ key, name, statements }) =>
            distinct(statements).map((statement) => ({ to: key, name, ...statement })),
          )}
          keyOf={({ key }) => key}
          columns={[
            {
              title: kind === 'country' ? 'Country' : 'List',
              rowHead: true,
              cell: ({ to, name }) => (
                <RecordLink kind={kind} keyOf={to}>
                  {name}
                </RecordLink>
              ),
            },
            {
              title: 'Days',
              cell: ({ validFrom, validTo }) =>
                validFrom === null && validTo === null ? 'no dates' : periodInWords(validFrom, validTo),
            },
            {
              title: 'Source',
              cell: ({ source, dataClass, confidence }) => (
                <>
                  <SourceLink source={source} />{' '}
                  <span className="soft small">
                    {valueName(dataClass)}, confidence {confidence}
                  </span>
                </>
              ),
            },
          ]}
        />
      )}
      {rows.length < total && <p className="soft small aside">{`${inDigits(rows.length)} of ${inDigits(total)}`}</p>}
    </Panel>
  );
}

/** Removes repetitions: same source, same dates: a list may designate a country on several grounds. */
function distinct(statements: readonly DesignationStatementFragment[]): readonly DesignationStatementFragment[] {
  const said = new Map<string, DesignationStatementFragment>();
  for (const statement of statements) {
    const { validFrom, validTo, source } = statement;
    const key = JSON.stringify([source.key, validFrom, validTo]);
    if (!said.has(key)) said.set(key, statement);
  }
  return [...said.values()];
}

const SYSTEMS = 25;

/** The systems that the chains reach, most urgent first. */
function Systems({ conditions }: { readonly conditions: Conditions }) {
  const answer = useExposedSystems(conditions, { skip: 0, first: SYSTEMS });
  return (
    <Panel title="Systems reached" note={`on ${dayInWords(conditions.asOf)}, most urgent first`}>
      <Loaded answer={answer} what="the systems">
        {({ systems }) => (
          <>
            {systems.length === 0 && <p className="soft aside">None on this day under the conditions above.</p>}
            <ul className="ranked">
              {systems.map(({ system, accesses, highest }) => (
                <li key={system.key}>
                  <RecordLink kind="system" keyOf={system.key} lists={conditions.lists}>
                    {system.caption}
                  </RecordLink>
                  <span>
                    {counted(accesses, 'access', 'accesses')} <Band low={highest} high={highest} />
                  </span>
                </li>
              ))}
            </ul>
            {systems.length === SYSTEMS && (
              <p className="soft small aside">The first {inDigits(SYSTEMS)}; Chains lists all.</p>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

type Person = Extract<
  NonNullable<PeopleOfCountryQuery['node']>,
  { readonly __typename: 'Country' }
>['peopleLocated']['nodes'][number];

/** The people who work in the country on the day, by employer. */
function People({ id, day }: { readonly id: string; readonly day: string }) {
  const answer = useAnswer(PeopleOfCountryDocument, { id, asOf: day });
  return (
    <Panel title="People located there, by employer" note={`on ${dayInWords(day)}`}>
      <Loaded answer={answer} what="the people">
        {({ node }) => {
          if (node?.__typename !== 'Country') return null;
          const { nodes, totalCount } = node.peopleLocated;
          return (
            <>
              {totalCount === 0 && <p className="soft aside">Nobody on record on this day.</p>}
              <ul className="ranked">
                {byEmployer(nodes).map(({ employer, people }) => (
                  <li key={employer?.id ?? ''}>
                    <span>
                      {employer === null ? (
                        <span className="soft">employer not on record</span>
                      ) : (
                        <NodeLink node={employer} />
                      )}
                    </span>
                    <span>
                      {people.map((person, at) => (
                        <span key={person.id}>
                          {at > 0 && ', '}
                          <NodeLink node={person} />
                          {isSynthetic(person) && <span className="tag synthetic">synthetic</span>}
                        </span>
                      ))}
                    </span>
                  </li>
                ))}
              </ul>
              {nodes.length < totalCount && (
                <p className="soft small aside">
                  Based on the first {inDigits(nodes.length)} of {inDigits(totalCount)} records of people located there.
                </p>
              )}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

interface Employer {
  /** Null: not on record on the day. */
  readonly employer: Person['employedBy']['nodes'][number] | null;
  readonly people: readonly Person[];
}

/** Groups people by employer, those with the most people first; a person with several employers is with each. */
function byEmployer(people: readonly Person[]): readonly Employer[] {
  const groups = new Map<string, Employer>();
  for (const person of people) {
    const employers = new Map(person.employedBy.nodes.map((employer) => [employer.id, employer]));
    for (const employer of employers.size === 0 ? [null] : employers.values()) {
      const id = employer?.id ?? '';
      groups.set(id, { employer, people: [...(groups.get(id)?.people ?? []), person] });
    }
  }
  return [...groups.values()].sort((a, b) => b.people.length - a.people.length);
}
