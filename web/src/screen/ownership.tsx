import { useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { StaticPicture } from '../canvas/static-picture.tsx';
import { madeWith, noteOf } from '../exposures/exhibit-words.ts';
import { OwnershipUnderRulesDocument } from '../generated/graphql.ts';
import type { ScreenedOrganizationFragment } from '../generated/graphql.ts';
import { OwnershipUnderRules, verdictWords } from '../records/ownership.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { Select } from '../ui/fields.tsx';
import { dayInWords, isSynthetic } from '../words.ts';
import { computedWords, drawOwnership, sourcesOf } from './ownership-picture.ts';
import type { Finding } from './ownership-picture.ts';
import type { ScreenedUnder } from './run.ts';
import { shareInWords } from './screened-rows.ts';

interface OwnershipProps {
  readonly organization: ScreenedOrganizationFragment;
  readonly under: ScreenedUnder;
}

/** Who owns an organization under each rule, with every step of the arithmetic, and as a picture that can be saved. */
export function Ownership({ organization, under }: OwnershipProps) {
  const { conditions } = useAddress().address;
  const { asOf, lists } = under;
  // The panel asks the same: it is sent once.
  const answer = useAnswer(OwnershipUnderRulesDocument, { id: organization.id, asOf, lists });
  const findings =
    answer.state === 'ready' && answer.data.node?.__typename === 'Organization'
      ? answer.data.node.ownership.findings
      : [];
  return (
    <>
      <OwnershipUnderRules id={organization.id} conditions={{ ...conditions, asOf, lists }} />
      <Pictures organization={organization} under={under} findings={findings} />
    </>
  );
}

interface PicturesProps extends OwnershipProps {
  readonly findings: readonly Finding[];
}

function Pictures({ organization, under, findings }: PicturesProps) {
  const [chosen, setChosen] = useState<Finding['rule'] | null>(null);
  const drawn = findings.filter(({ steps }) => steps.length > 0);
  const shown = drawn.find(({ rule }) => rule === chosen) ?? drawn.toSorted(byWeight)[0];
  if (shown === undefined) return null;
  return (
    <div>
      <h4>Picture of the owners</h4>
      <Select
        name="under"
        value={shown.rule}
        options={drawn.map(({ rule, title }) => [rule, title] as const)}
        onChange={setChosen}
      />
      <OwnershipTree key={shown.rule} organization={organization} under={under} finding={shown} />
    </div>
  );
}

const weights: Readonly<Partial<Record<Finding['verdict'], number>>> = { COVERED: 0, CANNOT_TELL: 1, NOT_REACHED: 2 };

function byWeight(one: Finding, other: Finding): number {
  return (weights[one.verdict] ?? 3) - (weights[other.verdict] ?? 3);
}

interface OwnershipTreeProps extends OwnershipProps {
  readonly finding: Finding;
}

/** The arithmetic of a rule as a picture. */
function OwnershipTree({ organization, under, finding }: OwnershipTreeProps) {
  const { address } = useAddress();
  const { steps, title, verdict, because, citation, share } = finding;
  const isInvented =
    organization.dataClass === 'SYNTHETIC' ||
    steps.some(({ owner, owned }) => isSynthetic(owned) || (owner !== null && isSynthetic(owner)));
  const lines = steps.map(
    ({ owner, owned, share: held }) =>
      `${owner?.caption ?? 'not on record'} owns ${shareInWords(held)} of ${owned.caption}`,
  );
  return (
    <StaticPicture
      picture={drawOwnership(organization, steps)}
      of={`the owners of ${organization.caption}`}
      label={`Owners of ${organization.caption}: ${lines.join('; ')}`}
      name={`${isInvented ? 'SYNTHETIC-' : ''}subtier-owners`}
      words={() => ({
        title: `Who owns ${organization.caption}`,
        heading: [
          `${title}: ${verdictWords[verdict]}${share === null ? '' : ` (${shareInWords(share)})`}.`,
          `As of ${dayInWords(under.asOf)}. Lists: ${under.lists.length === 0 ? 'every list on record' : under.lists.join(', ')}.`,
          ...(isInvented ? ['CONTAINS SYNTHETIC DATA: organizations are invented.'] : []),
        ],
        notes: [
          because,
          citation,
          `The share on a line marked “hop” is stated by the sources in brackets; the other lines are ${computedWords}.`,
          ...sourcesOf(steps).map((source, at) => `[${String(at + 1)}] ${noteOf(source)}`),
          madeWith({ ...address, conditions: { ...address.conditions, ...under } }),
        ],
      })}
    />
  );
}
