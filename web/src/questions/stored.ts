import { z } from 'zod/mini';
import { Store } from '../server/store.ts';
import { parameterForm } from '../show-cypher/parameters.ts';
import type { GivenByName } from '../show-cypher/parameters.ts';

/** A list in this browser's storage, newest first and bounded, shared by all its open pages. */
class StoredList<Item> {
  private readonly name: string;
  private readonly form: z.ZodMiniType<readonly Item[]>;
  private readonly most: number;
  private readonly items: Store<readonly Item[]>;
  readonly subscribe: Store<readonly Item[]>['subscribe'];
  readonly get: Store<readonly Item[]>['get'];

  constructor(name: string, form: z.ZodMiniType<readonly Item[]>, most: number) {
    this.name = name;
    this.form = form;
    this.most = most;
    this.items = new Store(this.read());
    this.subscribe = this.items.subscribe;
    this.get = this.items.get;
    window.addEventListener('storage', (event) => {
      if (event.key === name || event.key === null) this.items.set(this.read());
    });
  }

  /**
   * Keeps these, as many as the list takes.
   * @returns whether the browser keeps them beyond this page
   */
  readonly set = (items: readonly Item[]): boolean => {
    const kept = items.slice(0, this.most);
    this.items.set(kept);
    try {
      window.localStorage.setItem(this.name, JSON.stringify(kept));
      return true;
    } catch {
      // Storage is off or full in this browser: the list lasts until the page is closed.
      return false;
    }
  };

  private read(): readonly Item[] {
    try {
      const kept: unknown = JSON.parse(window.localStorage.getItem(this.name) ?? '[]');
      const parsed = this.form.safeParse(kept);
      return parsed.success ? parsed.data : [];
    } catch {
      // Storage is off, or holds what is no JSON: nothing is kept.
      return [];
    }
  }
}

/** A question that its user keeps in this browser. */
export interface OwnQuestion {
  readonly title: string;
  readonly question: string;
  readonly statement: string;
  readonly given: GivenByName;
  /** The YAML of the file that it was imported from. */
  readonly header?: string | undefined;
}

/** The most questions that are kept. */
export const MOST_QUESTIONS = 200;

const questionsForm = z.array(
  z.object({
    title: z.string(),
    question: z.string(),
    statement: z.string(),
    given: parameterForm,
    header: z.optional(z.string()),
  }),
);

export const ownQuestions = new StoredList<OwnQuestion>('subtier.questions', questionsForm, MOST_QUESTIONS);

/**
 * Keeps a question; one of the same title is replaced.
 * @returns whether the browser keeps it beyond this page
 */
export function saveQuestion(question: OwnQuestion): boolean {
  return ownQuestions.set([question, ...ownQuestions.get().filter(({ title }) => title !== question.title)]);
}

/** The most characters that the questions take in the browser's storage, of the five million that it has as a rule. */
const MOST_CHARACTERS = 2_000_000;

interface Import {
  readonly imported: number;
  /** Titles of the questions that the list has no room for. */
  readonly refused: readonly string[];
  /** Whether the browser keeps them beyond this page. */
  readonly lasting: boolean;
}

/** Keeps imported questions as long as there is room; none that is kept already makes room for them, unless its title is the same. */
export function importQuestions(questions: readonly OwnQuestion[]): Import {
  let kept = ownQuestions.get();
  const refused: string[] = [];
  for (const question of questions) {
    const next = [question, ...kept.filter(({ title }) => title !== question.title)];
    if (next.length > MOST_QUESTIONS || JSON.stringify(next).length > MOST_CHARACTERS) refused.push(question.title);
    else kept = next;
  }
  const imported = questions.length - refused.length;
  return { imported, refused, lasting: imported === 0 || ownQuestions.set(kept) };
}

export function forgetQuestion(title: string): void {
  ownQuestions.set(ownQuestions.get().filter((question) => question.title !== title));
}

/** A statement that was run in this browser. */
interface PastRun {
  readonly statement: string;
  readonly given: GivenByName;
  /** ISO date and time, in UTC. */
  readonly ranAt: string;
}

/** The most statements that are kept, and the longest of them, in characters. */
export const MOST_RUNS = 50;
const LONGEST = 20_000;

const historyForm = z.array(z.object({ statement: z.string(), given: parameterForm, ranAt: z.iso.datetime() }));

export const history = new StoredList<PastRun>('subtier.history', historyForm, MOST_RUNS);

/** Puts a statement on top; one that was run before moves up. */
export function remember(statement: string, given: GivenByName): void {
  if (statement.length > LONGEST) return;
  const others = history.get().filter((past) => past.statement !== statement);
  history.set([{ statement, given, ranAt: new Date().toISOString() }, ...others]);
}
