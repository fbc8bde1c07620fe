import type { Command } from '../../node/exec/process.ts';
import type { RequestJournal } from '../../registry/http/request-journal.ts';
import { accessLine } from '../../registry/internal/access-line.ts';
import { registryHost } from './registry-facts.ts';

/** The program of the internal registry's pod. */
export const registryPath = '/usr/bin/dockerregistry';

/** What the pod of the internal registry shows of it: its log, with a line for every request. It runs until it is stopped. */
export const registryLog =
  (journal: RequestJournal): Command =>
  async ({ out, container: { clock } }) => {
    journal.subscribe((entry) => out(`${accessLine(entry, registryHost)}\n`, entry.time));
    await new Promise<void>((resolve) => clock.after(Number.POSITIVE_INFINITY, resolve));
    return 0;
  };
