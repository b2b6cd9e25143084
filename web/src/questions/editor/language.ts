import type { DbSchema, Neo4jFunction, Neo4jProcedure } from '@neo4j-cypher/language-support';
import { ModelDocument } from '../../generated/graphql.ts';
import type { CypherArgumentTextFragment, ModelQuery } from '../../generated/graphql.ts';
import { useAnswer } from '../../server/use-answer.ts';
import { parameterNames } from '../../show-cypher/parameters.ts';

type Marks = Extract<LanguageReply, { want: 'marks' }>;

/** A promise interface to the language worker. A request without a reply is harmless: the next request replaces it. */
export class Language {
  private readonly worker = new Worker(new URL('./language-worker.ts', import.meta.url), { type: 'module' });
  private readonly waiting = new Map<number, (reply: LanguageReply) => void>();
  private last = 0;

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<LanguageReply>) => {
      this.waiting.get(data.id)?.(data);
      this.waiting.delete(data.id);
    });
  }

  marks(text: string, model: Model | null): Promise<Marks> {
    return new Promise((resolve) => {
      this.send({ id: this.next(), want: 'marks', text, model }, (reply) => {
        if (reply.want === 'marks') resolve(reply);
      });
    });
  }

  completions(text: string, model: Model | null, caret: number, manual: boolean): Promise<readonly Completion[]> {
    return new Promise((resolve) => {
      this.send({ id: this.next(), want: 'completions', text, model, caret, manual }, (reply) => {
        if (reply.want === 'completions') resolve(reply.completions);
      });
    });
  }

  close(): void {
    this.worker.terminate();
  }

  private next(): number {
    this.last += 1;
    return this.last;
  }

  private send(request: LanguageRequest, onReply: (reply: LanguageReply) => void): void {
    this.waiting.set(request.id, onReply);
    this.worker.postMessage(request);
  }
}

/** The names a statement may use, from the server; the editor marks other names. */
export type Model = ModelQuery['cypherLanguage'];

/** A request to the language worker. Offsets count UTF-16 units from the start of the text. */
export type LanguageRequest =
  | { readonly id: number; readonly want: 'marks'; readonly text: string; readonly model: Model | null }
  | {
      readonly id: number;
      readonly want: 'completions';
      readonly text: string;
      /** Null until loaded. */
      readonly model: Model | null;
      readonly caret: number;
      readonly manual: boolean;
    };

export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

export interface Problem {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly isError: boolean;
}

interface Completion {
  readonly label: string;
  readonly insert: string;
  readonly detail: string;
}

/** A reply from the language worker. */
export type LanguageReply =
  | {
      readonly id: number;
      readonly want: 'marks';
      readonly marks: readonly Mark[];
      readonly problems: readonly Problem[];
    }
  | { readonly id: number; readonly want: 'completions'; readonly completions: readonly Completion[] };

const modes = ['READ', 'DBMS', 'SCHEMA', 'WRITE', 'DEFAULT'] as const;
const versions = ['CYPHER 5', 'CYPHER 25'] as const;

/** Converts the model to the schema of Neo4j's language support; without a model, no names are marked. */
export function toLanguageSchema(text: string, model: Model | null): DbSchema {
  const schema: DbSchema = {
    parameters: Object.fromEntries(parameterNames(text).map((name) => [name, ''])),
    defaultLanguage: 'CYPHER 5',
  };
  if (model === null) return schema;
  const functions = Object.fromEntries(model.functions.map((one) => [one.name, toFunction(one)]));
  const procedures = Object.fromEntries(model.procedures.map((one) => [one.name, toProcedure(one)]));
  return {
    ...schema,
    labels: [...model.labels],
    relationshipTypes: [...model.edgeTypes],
    propertyKeys: [...model.properties],
    functions: Object.fromEntries(versions.map((version) => [version, functions])),
    procedures: Object.fromEntries(versions.map((version) => [version, procedures])),
  };
}

function toFunction({ arguments: given, returns, ...one }: Model['functions'][number]): Neo4jFunction {
  return { ...one, argumentDescription: given.map(toArgument), returnDescription: returns, isDeprecated: false };
}

function toProcedure({ arguments: given, results, mode, ...one }: Model['procedures'][number]): Neo4jProcedure {
  return {
    ...one,
    mode: modes.find((known) => known === mode) ?? 'DEFAULT',
    worksOnSystem: false,
    argumentDescription: given.map(toArgument),
    returnDescription: results.map(toArgument),
    admin: false,
    option: { deprecated: false },
  };
}

function toArgument({
  default: preset,
  ...one
}: CypherArgumentTextFragment): Neo4jFunction['argumentDescription'][number] {
  return { ...one, isDeprecated: false, ...(preset === null ? {} : { default: preset }) };
}

/** Returns the names a statement may use; null until loaded. */
export function useModel(): Model | null {
  const answer = useAnswer(ModelDocument, {});
  return answer.state === 'ready' ? answer.data.cypherLanguage : null;
}

const writes = 'statements here may only read';
const administers = 'statements here may not look at or change how the server runs';

/** Keywords that start only clauses that the server refuses, with the reason. The server makes the final decision. */
const reasons: Readonly<Partial<Record<string, string>>> = {
  CREATE: writes,
  INSERT: writes,
  MERGE: writes,
  SET: writes,
  REMOVE: writes,
  DELETE: writes,
  DETACH: writes,
  FOREACH: writes,
  LOAD: 'it reads files and addresses from the database server',
  USE: 'statements here may only read the graph of Subtier',
  SHOW: administers,
  TERMINATE: administers,
  DROP: administers,
  ALTER: administers,
  GRANT: administers,
  DENY: administers,
  REVOKE: administers,
};

/** Returns the keywords in a statement that the server would refuse. */
export function refusedWords(text: string, marks: readonly Mark[]): readonly Problem[] {
  return marks.flatMap(({ from, to, kind }) => {
    if (kind !== 'keyword') return [];
    const word = text.slice(from, to).toUpperCase();
    const reason = reasons[word];
    return reason === undefined
      ? []
      : [{ from, to, message: `${word} may not be used here: ${reason}.`, isError: true }];
  });
}
