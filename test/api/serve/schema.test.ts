import { readFileSync } from 'node:fs';
import { ChangeType, CriticalityLevel, diff } from '@graphql-inspector/core';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
} from 'graphql';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { buildApiSchema } from '#serve/api.ts';
import { printApiSchema } from '#serve/schema/schema.ts';

const committed = readFileSync('api/serve/schema.graphql', 'utf8');
const schema = buildSchema(committed);
const contract = buildSchema(readFileSync('test/api/serve/contract.graphql', 'utf8'));

test('the committed schema is up to date with the model and the SDL', () => {
  expect(printApiSchema()).toBe(committed);
});

/** Descriptions of what would break clients that rely on the contract. */
async function brokenBy(changed: GraphQLSchema): Promise<readonly string[]> {
  const changes = await diff(contract, changed);
  return changes
    .filter(
      ({ type, criticality }) =>
        criticality.level === CriticalityLevel.Breaking || type === ChangeType.FieldArgumentDefaultChanged,
    )
    .map(({ message }) => message);
}

test('the schema keeps what the contract promises to clients', async () => {
  expect(await brokenBy(schema)).toEqual([]);
});

test('a removed field, a changed type or default, and a new required argument break the contract', async () => {
  const changes = [
    ['orderBy: ExposureOrder! = PRIORITY', 'orderBy: ExposureOrder! = CONFIDENCE'],
    ['  accesses: Int!\n', '  invented: Int!\n'],
    ['  accesses: Int!\n', '  accesses: String!\n'],
    ['  node(\n', '  node(\n    invented: Int!\n'],
  ] as const;
  for (const [kept, changed] of changes) {
    expect(committed).toContain(kept);
    expect(await brokenBy(buildSchema(committed.replace(kept, changed)))).not.toEqual([]);
  }
});

test('every type, field, argument and enum value has a description', () => {
  expect(undescribed(schema)).toEqual([]);
  // As served: resolvers of scalars must not drop their descriptions.
  expect(undescribed(buildApiSchema())).toEqual([]);
});

test('the own scalars name their specifications, also as served', () => {
  for (const name of ['Date', 'DateTime', 'JSON'])
    for (const of of [schema, buildApiSchema()]) {
      const scalar = of.getType(name);
      expect(isScalarType(scalar) ? scalar.specifiedByURL : null).toMatch(/^https:\/\/www\.rfc-editor\.org\/rfc\//);
    }
});

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

function undescribed(of: GraphQLSchema): string[] {
  return own(of)
    .flatMap((type): Described[] => [type, ...partsOf(type)])
    .filter(({ description }) => (description ?? '') === '')
    .map(({ name }) => name);
}

function partsOf(type: GraphQLNamedType): Described[] {
  if (isEnumType(type)) return type.getValues().map(({ name, description }) => ({ name, description }));
  if (isInputObjectType(type)) return Object.values(type.getFields());
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [field, ...field.args]);
}

function own(of: GraphQLSchema): GraphQLNamedType[] {
  const builtIn = ['String', 'Int', 'Float', 'Boolean', 'ID'];
  return Object.values(of.getTypeMap()).filter((type) => !isIntrospectionType(type) && !builtIn.includes(type.name));
}
