import {
  GraphQLError,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  defaultFieldResolver,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql';
import type { ExecutionResult, GraphQLField, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limit } from '#graph/limits.ts';
import { limitExceeded, requestLimits } from '../limits.ts';
import type { Context } from '../resolvers/context.ts';
import { isTurnOver, nextTurn } from './turns.ts';

const { answer, answerValues, answerErrors } = requestLimits;

/** The size of an answer, counted while it is made. */
class AnswerSize {
  #characters = 0;
  #values = 0;
  #errors = 0;
  /** The error for the client; null if the answer is not too large. */
  refusal: GraphQLError | null = null;

  get characters(): number {
    return this.#characters;
  }

  /** @throws GraphQLError as soon as the answer is too large, and each time after that */
  add(characters: number, values: number): void {
    this.#characters += characters;
    this.#values += values;
    if (this.refusal !== null) throw abortion();
    if (this.#characters > answer.most) this.#refuse(answer, 'characters');
    if (this.#values > answerValues.most) this.#refuse(answerValues, 'fields and items of lists');
  }

  /** Counts what a field returned. @returns the same. @throws what `add` throws */
  addValue(value: unknown, isLeaf: boolean): unknown {
    if (isLeaf) this.add(charactersOf(value), 0);
    else if (Array.isArray(value)) this.add(value.length * charactersAroundValue, value.length);
    return value;
  }

  /** Counts an error at a field, which takes much longer to make than a value, and throws it. @throws what `add` throws instead */
  throw(error: unknown, path: GraphQLResolveInfo['path']): never {
    if (this.refusal !== null) throw abortion();
    this.#errors += 1;
    if (this.#errors > answerErrors.most) this.#refuse(answerErrors, 'errors');
    if (error instanceof Error) {
      const details = 'extensions' in error ? charactersOf(error.extensions) : 0;
      this.add(error.message.length + details + charactersOfPath(path), 0);
    }
    throw error;
  }

  #refuse(limit: Limit & { readonly most: number }, what: string): never {
    const most = limit.most.toLocaleString('en-US');
    const message = `The answer has more than ${most} ${what}: request fewer fields or use a smaller first.`;
    this.refusal = limitExceeded(limit, { asked: null, message });
    throw abortion();
  }
}

/** An error that ends the whole execution: the executor does not put null in place of the field for errors with this mark. */
function abortion(): GraphQLError {
  return new GraphQLError('The answer is too large.', { extensions: { CRITICAL_ERROR: true } });
}

const sizes = new WeakMap<Context, AnswerSize>();

/** Returns how many characters the answer to a request has so far. */
export function answerCharacters(context: Context): number {
  return sizes.get(context)?.characters ?? 0;
}

/**
 * Refuses an answer that is too large as soon as it is, while it is made: fields that few objects in the graph, or long texts in it, make expensive
 * are cheap to request. Needs a schema whose fields are measured.
 */
export function limitAnswer(): Plugin<Context> {
  const refused = (context: Context): ExecutionResult | null => {
    const refusal = sizes.get(context)?.refusal ?? null;
    return refusal === null ? null : { errors: [refusal] };
  };
  return {
    onExecute({ args: { contextValue } }) {
      sizes.set(contextValue, new AnswerSize());
      return {
        onExecuteDone({ setResult }) {
          const result = refused(contextValue);
          if (result !== null) setResult(result);
        },
      };
    },
    onSubscribe({ args: { contextValue } }) {
      sizes.set(contextValue, new AnswerSize());
      return {
        onSubscribeResult: () => ({
          // Each event is an answer of its own.
          onNext({ setResult }) {
            const result = refused(contextValue);
            if (result !== null) setResult(result);
            sizes.set(contextValue, new AnswerSize());
          },
        }),
      };
    },
  };
}

/** GraphQL's own fields for introspection are shared by all schemas of a process. */
const measured = new WeakSet<GraphQLField<unknown, Context>>();

/** Makes all fields of a schema, including those for introspection, count what they add to an answer. */
export function measureFields(schema: GraphQLSchema): void {
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  const fields = objects.flatMap((type) => Object.values(type.getFields()));
  for (const field of [...fields, SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef]) measureField(field);
}

function measureField(field: GraphQLField<unknown, Context>): void {
  if (measured.has(field)) return;
  measured.add(field);
  const resolve = field.resolve ?? defaultFieldResolver;
  const isLeaf = isLeafType(getNamedType(field.type));
  // Called for every field of every answer, so functions are created only for those that are not resolved at once.
  const run = (size: AnswerSize, ...[parent, given, context, info]: Parameters<typeof resolve>): unknown => {
    try {
      const value: unknown = resolve(parent, given, context, info);
      if (!(value instanceof Promise)) return size.addValue(value, isLeaf);
      return value.then(
        (loaded: unknown) => size.addValue(loaded, isLeaf),
        (error: unknown) => size.throw(error, info.path),
      );
    } catch (error) {
      return size.throw(error, info.path);
    }
  };
  field.resolve = (parent, given, context, info) => {
    const size = sizes.get(context);
    if (size === undefined) return resolve(parent, given, context, info);
    size.add(String(info.path.key).length + charactersAroundValue, 1);
    // Fields without fields of their own are done fastest at once.
    if (!isTurnOver() || isLeaf) return run(size, parent, given, context, info);
    return nextTurn().then(() => run(size, parent, given, context, info));
  };
}

/** Quotation marks, colon, brackets and comma. */
const charactersAroundValue = 4;
/** The most characters that most numbers, booleans and enumeration values have. */
const charactersOfScalar = 8;

/** Returns about how many characters a leaf value has as JSON, before escaping. */
function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return charactersOfScalar;
  let sum = 0;
  if (Symbol.iterator in value && isIterable(value)) {
    for (const item of value) sum += charactersOf(item) + 1;
    return sum;
  }
  for (const [name, member] of Object.entries(value)) sum += name.length + charactersAroundValue + charactersOf(member);
  return sum;
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

function charactersOfPath(path: GraphQLResolveInfo['path']): number {
  let sum = 0;
  for (let at: GraphQLResolveInfo['path'] | undefined = path; at !== undefined; at = at.prev)
    sum += String(at.key).length;
  return sum;
}
