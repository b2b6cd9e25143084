import type { Notice } from './notice.ts';

/** Counts alike notices, so that a million doubtful identifiers are one line; a table read again counts once. */
export class NoticeLog {
  readonly #notices = new Map<string, { readonly notice: Notice; readonly lastLine: number }>();

  add(notice: Omit<Notice, 'count'>): void {
    const key = JSON.stringify([notice.kind, notice.file, notice.column, notice.message]);
    const before = this.#notices.get(key);
    const lastLine = notice.line ?? 0;
    if (before === undefined) this.#notices.set(key, { notice: { ...notice, count: 1 }, lastLine });
    else if (lastLine > before.lastLine) {
      this.#notices.set(key, { notice: { ...before.notice, count: before.notice.count + 1 }, lastLine });
    }
  }

  all(): readonly Notice[] {
    return [...this.#notices.values()].map(({ notice }) => notice);
  }
}
