import { useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { StaticPicture } from '../canvas/static-picture.tsx';
import { madeWith, noteOf } from '../exposures/exhibit-words.ts';
import { OwnershipOfDocument } from '../generated/graphql.ts';
import type { ScreenedOrganizationFragment } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { RecordLink } from '../ui/links.tsx';
import { Loaded } from '../ui/panel.tsx';
import { Select } from '../ui/fields.tsx';
import { dayInWords } from '../words.ts';
import { computedWords, drawOwnership, sourcesOf } from './ownership-picture.ts';
import type { Finding } from './ownership-picture.ts';
import type { ScreenedUnder } from './run.ts';
import { shareInWords, verdictInWords } from './screened-rows.ts';

interface OwnershipProps {
  readonly organization: ScreenedOrganizationFragment;
  readonly under: ScreenedUnder;
}

/** Who owns an organization under each rule, with every step of the arithmetic. */
export function Ownership({ organization, under }: OwnershipProps) {
  const answer = useAnswer(OwnershipOfDocument, { id: organization.id, asOf: under.asOf, lists: under.lists });
  return (
    <div>
      <h4>Owners under each rule</h4>
      <Loaded answer={answer} what="the owners" rows={4}>
        {({ node }) =>
          node?.__typename === 'Organization' ? (
            <Findings organization={organization} under={under} findings={node.ownership.findings} />
          ) : (
            <p>The organization is no longer on record.</p>
          )
        }
      </Loaded>
    </div>
  );
}

interface FindingsProps extends OwnershipProps {
  readonly findings: readonly Finding[];
}

function Findings({ organization, under, findings }: FindingsProps) {
  const [chosen, setChosen] = useState<Finding['rule'] | null>(null);
  const withSteps = findings.filter(({ steps }) => steps.length > 0);
  const shown = withSteps.find(({ rule }) => rule === chosen) ?? withSteps.toSorted(byWeight)[0];
  return (
    <>
      <dl className="screen-verdicts">
        {findings.map(({ rule, title, verdict, because, citation, share }) => (
          <div key={rule}>
            <dt>
              {title}: <strong>{verdictInWords(verdict)}</strong>
              {share !== null && ` (${shareInWords(share)})`}
            </dt>
            <dd>
              {because} <span className="soft small">{citation}</span>
            </dd>
          </div>
        ))}
      </dl>
      {shown === undefined ? (
        <p>No owner is on record on this day.</p>
      ) : (
        <>
          {withSteps.length > 1 && (
            <Select
              name="arithmetic of"
              value={shown.rule}
              options={withSteps.map(({ rule, title }) => [rule, title] as const)}
              onChange={setChosen}
            />
          )}
          <OwnershipTree key={shown.rule} organization={organization} under={under} finding={shown} />
        </>
      )}
    </>
  );
}

const weights: Readonly<Partial<Record<Finding['verdict'], number>>> = { COVERED: 0, CANNOT_TELL: 1, NOT_REACHED: 2 };

function byWeight(one: Finding, other: Finding): number {
  return (weights[one.verdict] ?? 3) - (weights[other.verdict] ?? 3);
}

interface OwnershipTreeProps extends OwnershipProps {
  readonly finding: Finding;
}

/** The arithmetic of a rule: as a picture that can be saved, and step by step. */
function OwnershipTree({ organization, under, finding }: OwnershipTreeProps) {
  const { address } = useAddress();
  const { steps, title, verdict, because, citation, share } = finding;
  const sources = sourcesOf(steps);
  const isInvented = [organization, ...steps.flatMap(({ owner, owned }) => [owner, owned])].some(
    (one) => one?.dataClass === 'SYNTHETIC',
  );
  const lines = steps.map(
    ({ owner, owned, share: held }) =>
      `${owner?.caption ?? 'not on record'} owns ${shareInWords(held)} of ${owned.caption}`,
  );
  return (
    <>
      <StaticPicture
        picture={drawOwnership(organization, steps)}
        of={`the owners of ${organization.caption}`}
        label={`Owners of ${organization.caption}: ${lines.join('; ')}`}
        name={`${isInvented ? 'SYNTHETIC-' : ''}subtier-owners`}
        words={() => ({
          title: `Who owns ${organization.caption}`,
          heading: [
            `${title}: ${verdictInWords(verdict)}${share === null ? '' : ` (${shareInWords(share)})`}.`,
            `As of ${dayInWords(under.asOf)}. Lists: ${under.lists.length === 0 ? 'every list on record' : under.lists.join(', ')}.`,
            ...(isInvented ? ['CONTAINS SYNTHETIC DATA: organizations are invented.'] : []),
          ],
          notes: [
            because,
            citation,
            `A share on a thick line is stated by the sources in brackets; a thin line is ${computedWords}.`,
            ...sources.map((source, at) => `[${String(at + 1)}] ${noteOf(source)}`),
            madeWith({ ...address, conditions: { ...address.conditions, ...under } }),
          ],
        })}
      />
      <div className="table-holder" tabIndex={0} role="region" aria-label="Steps of the arithmetic">
        <table>
          <thead>
            <tr>
              <th scope="col">Owner</th>
              <th scope="col">Owns</th>
              <th scope="col">Share stated</th>
              <th scope="col">How it counts</th>
              <th scope="col">Adds</th>
              <th scope="col">Result of the owned</th>
              <th scope="col">Sources</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ owner, owned, share: held, counts, adds, result, statements }, at) => (
              <tr key={at}>
                <th scope="row">
                  {owner === null ? (
                    'not on record'
                  ) : (
                    <RecordLink kind="organization" keyOf={owner.key}>
                      {owner.caption}
                    </RecordLink>
                  )}
                </th>
                <td>{owned.caption}</td>
                <td className="number">{shareInWords(held)}</td>
                <td>{counts}</td>
                <td className="number">{adds === null ? '' : shareInWords(adds)}</td>
                <td className="number">{result === null ? '' : shareInWords(result)}</td>
                <td>
                  {statements.map(({ key, source }) => (
                    <span key={key} className="block">
                      <RecordLink kind="source" keyOf={source.key}>
                        {source.caption}
                      </RecordLink>
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
