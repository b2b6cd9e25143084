import { inDigits } from '../words/count-words.ts';
import type { EntityNode } from './use-entity.ts';

interface Fact {
  readonly name: string;
  readonly value: string;
}

/** A node's own values in words, those that are known. */
export function entityFacts(node: EntityNode): readonly Fact[] {
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['key', 'key' in node ? node.key : null],
    ...specific(node),
  ];
  return facts.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ name, value }],
  );
}

function specific(node: EntityNode): readonly (readonly [string, string | null | undefined])[] {
  switch (node.__typename) {
    case 'Organization':
      return [
        ['registered in', node.country?.name],
        ['UEI', node.uei],
        ['CAGE', node.cage],
        ['LEI', node.lei],
      ];
    case 'Contract':
      return [
        ['title', node.title],
        ['PIID', node.piid],
        ['identified', node.identified ? null : 'no: the sources do not name it'],
        ['prime', node.prime?.caption],
        ['agency', node.agency?.caption],
        ['under', node.parent?.caption],
        ['performed in', node.performedIn?.name],
        ['value', node.value === null ? null : `$${inDigits(node.value)}`],
      ];
    case 'Person':
      return [
        ['kind', node.kind.toLowerCase()],
        ['people', node.kind !== 'GROUP' ? null : node.headcount === null ? 'not known' : inDigits(node.headcount)],
        ['status', node.usPersonStatus.toLowerCase().replaceAll('_', ' ')],
        ['employed as', node.roles.join(', ').toLowerCase()],
      ];
    case 'System':
      return [
        ['impact level', String(node.impactLevel)],
        ['owned by', node.agency?.caption],
      ];
    case 'DesignationList':
      return [['citation', node.citation]];
    case 'Agency':
    case 'Claim':
    case 'Country':
    case 'Exposure':
    case 'Source':
    case 'Vetting':
      return [];
  }
}
