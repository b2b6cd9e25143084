import type { Notice } from './notice.ts';

/** Counts alike notices, so that a million doubtful identifiers are one line. */
export class NoticeLog {
  readonly #notices = new Map<string, Notice>();

  add(notice: Omit<Notice, 'count'>): void {
    const key = JSON.stringify([notice.kind, notice.file, notice.column, notice.message]);
    const before = this.#notices.get(key);
    this.#notices.set(key, before === undefined ? { ...notice, count: 1 } : { ...before, count: before.count + 1 });
  }

  all(): readonly Notice[] {
    return [...this.#notices.values()];
  }
}
