import type { AuditedAction, AuditedActor } from './audit-line.ts';

/** Milliseconds that refusals are counted before they are recorded. */
const counting = 60_000;

interface Refused {
  readonly actor: AuditedActor;
  readonly code: string;
  readonly times: Map<string, number>;
}

/** Counts refused tries by user and reason, and records each count once a minute, so that a flood of them adds one line. */
export class Refusals {
  readonly #record: (actions: readonly AuditedAction[]) => Promise<unknown>;
  #counted = new Map<string, Refused>();
  #timer: NodeJS.Timeout | null = null;

  constructor(record: (actions: readonly AuditedAction[]) => Promise<unknown>) {
    this.#record = record;
  }

  /** @param code of the failure @param action the field or route that was refused */
  count(actor: AuditedActor, code: string, action: string, times = 1): void {
    const key = JSON.stringify([actor.id, actor.credential ?? null, code]);
    const refused = this.#counted.get(key) ?? { actor, code, times: new Map<string, number>() };
    refused.times.set(action, (refused.times.get(action) ?? 0) + times);
    this.#counted.set(key, refused);
    this.#timer ??= setTimeout(() => {
      // The audit has logged the reason, and the counts remain for the next time.
      this.flush().catch(() => undefined);
    }, counting).unref();
  }

  /** Records what was counted. @throws what recording throws; the counts remain then */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const counted = this.#counted;
    if (counted.size === 0) return;
    this.#counted = new Map();
    try {
      await this.#record([...counted.values()].map(toAction));
    } catch (error) {
      for (const { actor, code, times } of counted.values())
        for (const [action, count] of times) this.count(actor, code, action, count);
      throw error;
    }
  }
}

function toAction({ actor, code, times }: Refused): AuditedAction {
  const total = [...times.values()].reduce((sum, count) => sum + count, 0);
  return { actor, action: 'refused', what: { times: total, actions: Object.fromEntries(times) }, outcome: code };
}

/** Who acts when a request does not say who sends it. */
export const unknownActor: AuditedActor = { id: 'unknown', name: 'unknown' };
