import { Kind, TypeInfo, getNamedType, isInputObjectType, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLField, GraphQLInputField, GraphQLInputType, GraphQLSchema } from 'graphql';

/** What the answers to a document depend on besides the data. */
interface Dependence {
  /** Whether the document selects a field that is `@casework`. */
  readonly casework: boolean;
  /** Names of the `@casework` conditions that its variables may have. */
  readonly caseworkConditions: readonly string[];
}

/** Finds what a document of the page depends on, by the directives of the schema. The code generator adds it to the document. */
export function dependenceOf(schema: GraphQLSchema, document: DocumentNode): Dependence {
  const typeInfo = new TypeInfo(schema);
  let casework = false;
  const conditions = new Set<string>();
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      [Kind.FIELD]: () => {
        casework ||= isCasework(typeInfo.getFieldDef());
      },
      [Kind.VARIABLE_DEFINITION]: () => {
        const type = typeInfo.getInputType();
        if (type != null) for (const name of conditionsIn(type)) conditions.add(name);
      },
    }),
  );
  return { casework, caseworkConditions: [...conditions] };
}

/** The names of the `@casework` fields of an input type, also of those inside it. */
function conditionsIn(type: GraphQLInputType, seen = new Set<string>()): readonly string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named.name)) return [];
  seen.add(named.name);
  return Object.values(named.getFields()).flatMap((field) =>
    isCasework(field) ? [field.name] : conditionsIn(field.type, seen),
  );
}

function isCasework(field: GraphQLField<unknown, unknown> | GraphQLInputField | null | undefined): boolean {
  return field?.astNode?.directives?.some(({ name }) => name.value === 'casework') ?? false;
}
