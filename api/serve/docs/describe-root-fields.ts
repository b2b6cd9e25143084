import { buildASTSchema, type GraphQLField } from 'graphql';
import { typeDefinitions } from '../schema/type-definitions.ts';

/** What can be asked: every root field, with the first sentence of what the schema says of it. */
export function describeRootFields(): string {
  const schema = buildASTSchema(typeDefinitions());
  return [schema.getQueryType(), schema.getSubscriptionType()]
    .flatMap((type) => Object.values(type?.getFields() ?? {}))
    .map((field) => `- \`${field.name}\`: ${firstSentence(field)}`)
    .join('\n');
}

function firstSentence({ description }: GraphQLField<unknown, unknown>): string {
  const text = (description ?? '').replace(/\s+/g, ' ').trim();
  return /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;
}
