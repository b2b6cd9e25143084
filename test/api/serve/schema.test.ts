import { readFileSync } from 'node:fs';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import type { GraphQLArgument, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { buildApiSchema } from '#serve/api.ts';
import { printApiSchema } from '#serve/schema/schema.ts';

const committed = readFileSync('api/serve/schema.graphql', 'utf8');
const schema = buildSchema(committed);
const contract = buildSchema(readFileSync('test/api/serve/contract.graphql', 'utf8'));

test('the committed schema is up to date with the model and the SDL', () => {
  expect(printApiSchema()).toBe(committed);
});

test('the schema has all members of the contract, with their types and arguments', () => {
  expect(membersOf(contract).filter((member) => !membersOf(schema).includes(member))).toEqual([]);
});

test('the contract has members to compare', () => {
  expect(membersOf(contract).length).toBeGreaterThan(250);
});

test('every type, field, argument and enum value has a description', () => {
  expect(undescribed(schema)).toEqual([]);
  // As served: resolvers of scalars must not drop their descriptions.
  expect(undescribed(buildApiSchema())).toEqual([]);
});

/** One line for each member of the schema that clients can rely on. */
function membersOf(of: GraphQLSchema): string[] {
  return own(of).flatMap((type) => {
    if (isEnumType(type)) return type.getValues().map((value) => `enum ${type.name} ${value.name}`);
    if (isInputObjectType(type)) {
      return Object.values(type.getFields()).map((field) => `input ${type.name}.${field.name}: ${String(field.type)}`);
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return [`scalar ${type.name}`];
    const fields = Object.values(type.getFields());
    return [
      ...type.getInterfaces().map((face) => `${type.name} implements ${face.name}`),
      ...fields.map((field) => `${type.name}.${field.name}: ${String(field.type)}`),
      ...fields.flatMap((field) => field.args.map((arg) => `${type.name}.${field.name}(${signature(arg)})`)),
    ];
  });
}

function signature(argument: GraphQLArgument): string {
  return `${argument.name}: ${String(argument.type)} = ${JSON.stringify(argument.defaultValue)}`;
}

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
