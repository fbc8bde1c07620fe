import type { Subresource } from '../../apimachinery/rest-storage.ts';
import type { PodAccess } from './pod-access.ts';
import { podExec } from './pod-exec.ts';
import { podLog } from './pod-log.ts';

/** What the API server passes on to the nodes, by the name below a pod. */
export const podSubresources = (access: PodAccess): Readonly<Record<'exec' | 'log', Subresource>> => ({
  exec: { kind: { group: '', version: 'v1', kind: 'PodExecOptions' }, connect: podExec(access) },
  log: { kind: { group: '', version: 'v1', kind: 'Pod' }, connect: podLog(access) },
});
