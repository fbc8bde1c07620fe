import process from 'node:process';
import { createInterface } from 'node:readline';

import type { JournalLine } from '../../targets/control/cluster-control.ts';
import type { CtlOptions } from '../ctl-command.ts';
import type { ControlClient } from './control-client.ts';
import { findCluster } from './find-cluster.ts';
import { columns, print } from './print.ts';
import { parseRegistryOrder } from './registry-order.ts';

interface RegistryState {
  readonly host: string;
  readonly running: boolean;
}

/** `streamproof ctl registry`: lists the registries, prints the access log of one, or changes how it behaves. */
export const controlRegistry = async (
  host: string | undefined,
  action: string | undefined,
  value: string | undefined,
  { cluster, json, follow }: CtlOptions & { follow: boolean },
): Promise<void> => {
  const order = action === undefined || action === 'journal' ? undefined : parseRegistryOrder(action, value);
  const client = await findCluster(cluster);
  if (host === undefined || action === undefined) {
    const states = await client.send<RegistryState[]>('GET', '/registries');
    const shown = states.filter((state) => host === undefined || state.host === host);
    print(shown, json, columns([['REGISTRY', 'STATE'], ...shown.map((state) => [state.host, stateOf(state)])]));
    return;
  }
  const path = `/registries/${encodeURIComponent(host)}`;
  if (order === undefined) return printJournal(client, path, follow, json);
  const state = await client.send<RegistryState>('POST', path, order);
  print(state, json, `${host}: ${[action, value].filter(Boolean).join(' ')} (${stateOf(state)})`);
};

const stateOf = ({ running }: RegistryState): string => (running ? 'running' : 'stopped');

const printJournal = async (client: ControlClient, path: string, follow: boolean, json: boolean): Promise<void> => {
  const response = await client.open('GET', `${path}/journal${follow ? '?follow' : ''}`);
  for await (const line of createInterface({ input: response }))
    process.stdout.write(`${json ? line : describe(JSON.parse(line) as JournalLine)}\n`);
};

const describe = ({ time, status, method, path, query, bytes, userAgent }: JournalLine): string =>
  `${new Date(time).toISOString()}  ${status}  ${method.padEnd(5)} ${path}${query === '' ? '' : `?${query}`}  ${bytes} bytes  (${userAgent})`;
