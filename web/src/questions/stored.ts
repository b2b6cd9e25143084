import { z } from 'zod/mini';
import { Store } from '../server/store.ts';
import { givenSchema, limitsSchema, typesSchema } from '../show-cypher/parameters.ts';
import type { GivenByName, LimitsByName, TypeByName } from '../show-cypher/parameters.ts';

/** A bounded list in browser storage, newest first, shared by all open pages. */
class StoredList<Item> {
  private readonly name: string;
  private readonly schema: z.ZodMiniType<readonly Item[]>;
  private readonly most: number;
  private readonly items: Store<readonly Item[]>;
  readonly subscribe: Store<readonly Item[]>['subscribe'];
  readonly get: Store<readonly Item[]>['get'];

  constructor(name: string, schema: z.ZodMiniType<readonly Item[]>, most: number) {
    this.name = name;
    this.schema = schema;
    this.most = most;
    this.items = new Store(this.read());
    this.subscribe = this.items.subscribe;
    this.get = this.items.get;
    window.addEventListener('storage', (event) => {
      if (event.key === name || event.key === null) this.items.set(this.read());
    });
  }

  /**
   * Replaces the list, cutting it to its maximum length.
   * @returns whether the list was written to browser storage
   */
  readonly set = (items: readonly Item[]): boolean => {
    const cut = items.slice(0, this.most);
    this.items.set(cut);
    try {
      window.localStorage.setItem(this.name, JSON.stringify(cut));
      return true;
    } catch {
      // Storage is disabled or full: the list lasts until the page is closed.
      return false;
    }
  };

  private read(): readonly Item[] {
    try {
      const stored: unknown = JSON.parse(window.localStorage.getItem(this.name) ?? '[]');
      const parsed = this.schema.safeParse(stored);
      return parsed.success ? parsed.data : [];
    } catch {
      // Storage is disabled or contains invalid JSON: start with an empty list.
      return [];
    }
  }
}

/** A question that the user saved in this browser. */
export interface OwnQuestion {
  readonly title: string;
  readonly question: string;
  readonly statement: string;
  readonly given: GivenByName;
  /** The YAML header of the file it was imported from. */
  readonly header?: string | undefined;
  /** The types of its parameters that this header declares. */
  readonly types?: TypeByName | undefined;
  /** The values of them that this header declares. */
  readonly limits?: LimitsByName | undefined;
}

/** The maximum number of saved questions. */
export const MOST_QUESTIONS = 200;

const questionsSchema = z.array(
  z.object({
    title: z.string(),
    question: z.string(),
    statement: z.string(),
    given: givenSchema,
    header: z.optional(z.string()),
    types: typesSchema,
    limits: z.optional(z.record(z.string(), limitsSchema)),
  }),
);

export const ownQuestions = new StoredList<OwnQuestion>('subtier.questions', questionsSchema, MOST_QUESTIONS);

/**
 * Saves a question, replacing one with the same title.
 * @returns whether it was written to browser storage
 */
export function saveQuestion(question: OwnQuestion): boolean {
  return ownQuestions.set([question, ...ownQuestions.get().filter(({ title }) => title !== question.title)]);
}

/** The most characters that the questions take in the browser's storage, which usually holds five million. */
const MOST_CHARACTERS = 2_000_000;

interface Import {
  readonly imported: number;
  /** Titles of the questions that the list has no room for. */
  readonly refused: readonly string[];
  /** Whether the browser stored them, so that they outlive the page. */
  readonly lasting: boolean;
}

/** Stores imported questions as long as there is room. They replace stored questions with the same title, and no others. */
export function importQuestions(questions: readonly OwnQuestion[]): Import {
  let stored = ownQuestions.get();
  const refused: string[] = [];
  for (const question of questions) {
    const next = [question, ...stored.filter(({ title }) => title !== question.title)];
    if (next.length > MOST_QUESTIONS || JSON.stringify(next).length > MOST_CHARACTERS) refused.push(question.title);
    else stored = next;
  }
  const imported = questions.length - refused.length;
  return { imported, refused, lasting: imported === 0 || ownQuestions.set(stored) };
}

export function deleteQuestion(title: string): void {
  ownQuestions.set(ownQuestions.get().filter((question) => question.title !== title));
}

/** A statement that was run in this browser. */
interface PastRun {
  readonly statement: string;
  readonly given: GivenByName;
  /** ISO date and time, in UTC. */
  readonly ranAt: string;
}

/** The maximum number of statements in the history, and their maximum length in characters. */
export const MOST_RUNS = 50;
const LONGEST = 20_000;

const historySchema = z.array(z.object({ statement: z.string(), given: givenSchema, ranAt: z.iso.datetime() }));

export const history = new StoredList<PastRun>('subtier.history', historySchema, MOST_RUNS);

/** Adds a statement to the top of the history; a repeated statement moves to the top. */
export function recordRun(statement: string, given: GivenByName): void {
  if (statement.length > LONGEST) return;
  const others = history.get().filter((past) => past.statement !== statement);
  history.set([{ statement, given, ranAt: new Date().toISOString() }, ...others]);
}
