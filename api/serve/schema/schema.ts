import { readFileSync } from 'node:fs';
import { Kind, buildASTSchema, isInputObjectType, isObjectType, parse, print, printSchema } from 'graphql';
import type { DocumentNode } from 'graphql';
import { ownershipRule, ownershipRules } from '#graph/ownership/rules.ts';
import { costUnits } from '../field-costs.ts';
import { deriveEntitySdl } from './entities.ts';
import { enumSdl } from './fields.ts';
import { deriveExposureFilterSdl } from './filters.ts';
import { deriveFilterSdl, deriveListSdl } from './lists.ts';
import { deriveStatementSdl } from './statements.ts';

/** The complete SDL: the entities, lists and filters derived from the model, and the handwritten rest. */
export function typeDefinitions(): DocumentNode {
  const handwritten = [
    'vocabulary.graphql',
    'nodes.graphql',
    'statements.graphql',
    'exposures.graphql',
    'rules.graphql',
    'groups.graphql',
    'coverage.graphql',
    'comparison.graphql',
    'remedies.graphql',
    'leads.graphql',
    'network.graphql',
    'questions.graphql',
    'cypher.graphql',
    'status.graphql',
    'live.graphql',
    'casework.graphql',
    'investigations.graphql',
    'dossier.graphql',
    'identity.graphql',
    'listings.graphql',
    'documented-cases.graphql',
    'brief.graphql',
    'access.graphql',
    'requests.graphql',
    'screening.graphql',
    'ownership.graphql',
    'cost.graphql',
  ].map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'));
  return parse(
    [
      deriveEntitySdl(),
      deriveListSdl(),
      deriveFilterSdl(),
      deriveExposureFilterSdl(),
      deriveStatementSdl(),
      deriveOwnershipRuleSdl(),
      deriveCostUnitSdl(),
      ...handwritten,
    ].join('\n'),
  );
}

function deriveOwnershipRuleSdl(): string {
  return enumSdl('OwnershipRule', 'The rules under which ownership counts.', ownershipRules.map(ownershipRule));
}

function deriveCostUnitSdl(): string {
  const description = 'What a cost is counted by. More than the limit of an argument counts as the limit.';
  return enumSdl('CostUnit', description, costUnits);
}

/** What the schema says of its fields, for clients too. */
const shown: ReadonlySet<string> = new Set(['needs', 'casework', 'cost']);

/** The schema as committed in `api/serve/schema.graphql`; the page's types are generated from it. Fields have their directives. */
export function printApiSchema(): string {
  const schema = buildASTSchema(typeDefinitions());
  const text = printSchema(schema);
  // `printSchema` leaves out directives that the standard does not have.
  let [printed, start] = ['', 0];
  for (const definition of parse(text).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION)
      continue;
    const type = schema.getType(definition.name.value);
    if (!isObjectType(type) && !isInputObjectType(type)) continue;
    for (const { name, loc } of definition.fields ?? []) {
      const directives = type.getFields()[name.value]?.astNode?.directives ?? [];
      const own = directives.filter((directive) => shown.has(directive.name.value));
      printed += [text.slice(start, loc?.end), ...own.map((directive) => print(directive))].join(' ');
      start = loc?.end ?? start;
    }
  }
  return `${printed}${text.slice(start)}\n`;
}
