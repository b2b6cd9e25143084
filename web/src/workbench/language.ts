import type { Ask, Completion, Model, Told } from './language-messages.ts';

type Marks = Extract<Told, { want: 'marks' }>;

/** The language's worker, asked by promise; answers that never come are no matter: the next question replaces them. */
export class Language {
  private readonly worker = new Worker(new URL('./language-worker.ts', import.meta.url), { type: 'module' });
  private readonly waiting = new Map<number, (told: Told) => void>();
  private last = 0;

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      this.waiting.get(data.id)?.(data);
      this.waiting.delete(data.id);
    });
  }

  marks(text: string, model: Model | null): Promise<Marks> {
    return new Promise((resolve) => {
      this.ask({ id: this.next(), want: 'marks', text, model }, (told) => {
        if (told.want === 'marks') resolve(told);
      });
    });
  }

  completions(text: string, model: Model | null, caret: number, manual: boolean): Promise<readonly Completion[]> {
    return new Promise((resolve) => {
      this.ask({ id: this.next(), want: 'completions', text, model, caret, manual }, (told) => {
        if (told.want === 'completions') resolve(told.completions);
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

  private ask(ask: Ask, answered: (told: Told) => void): void {
    this.waiting.set(ask.id, answered);
    this.worker.postMessage(ask);
  }
}
