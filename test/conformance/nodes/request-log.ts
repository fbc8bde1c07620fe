import type { RequestJournal } from '../../../src/simulator/registry/http/request-journal.ts';

/** A registry as far as its requests are compared. */
export interface LoggedRegistry {
  readonly host: string;
  readonly journal: Pick<RequestJournal, 'entries'>;
}

/** What registries were asked, step by step. */
export interface RequestLog {
  /** @param left requests that are left out */
  next(left?: RegExp): string;
  /** Does something that the experiment knows nothing of. */
  without(work: () => Promise<unknown>): Promise<void>;
}

/** Tells what each registry was asked since it was told last: `docker.io cri-o GET /v2/ 200`. */
export const openRequestLog = (registries: () => readonly LoggedRegistry[]): RequestLog => {
  const told = new Map<string, number>();
  const unheard = new WeakSet<object>();
  return {
    without: async (work) => {
      const before = new Map(registries().map(({ host, journal }) => [host, journal.entries().length]));
      await work();
      for (const { host, journal } of registries())
        for (const entry of journal.entries().slice(before.get(host) ?? 0)) unheard.add(entry);
    },
    next: (left) => {
      const lines: string[] = [];
      for (const { host, journal } of registries()) {
        const entries = journal.entries();
        const fresh = entries.slice(told.get(host) ?? 0);
        told.set(host, entries.length);
        for (const { method, path, query, status, userAgent } of fresh.filter((entry) => !unheard.has(entry)))
          lines.push(`${host} ${client(userAgent)} ${method} ${path}${query ? `?${query}` : ''} ${status}`);
      }
      return arrangedRequests(lines.filter((line) => left?.test(line) !== true));
    },
  };
};

/** Requests of several clients at once come in any order, and so do those of one client for the layers of an image. */
export const arrangedRequests = (lines: readonly string[]): string =>
  lines.length === 0 ? '(none)\n' : `${lines.toSorted().join('\n')}\n`;

/** What kind of client asks; which version of it is not compared. */
export const client = (userAgent: string): string =>
  userAgent.startsWith('cri-o') ? 'cri-o' : userAgent.startsWith('Go-http') ? 'go' : userAgent.split('/')[0] || '-';
