import { ApiStatusError } from '../../errors/api-status-error.ts';
import { TimeoutError } from '../../errors/timeout-error.ts';
import type { ExperimentClock } from '../../ports/experiment-clock.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { deleteProject } from './run-projects.ts';

/** A project has so long to go, milliseconds. */
const deadline = 60_000;

/** Where the server ends watches early, they are begun again after so long, milliseconds. */
const pause = 500;

interface Project {
  metadata: { name: string };
  status?: { conditions?: readonly { type: string; status: string; message?: string }[] };
}

/**
 * Deletes a project with everything in it, and waits until it is gone.
 *
 * @param scale how many times the usual time it may take
 * @throws TimeoutError when it hangs, with what still holds it
 */
export const removeProject = async (api: KubeApi, name: string, clock: ExperimentClock, scale = 1): Promise<void> => {
  await deleteProject(api, name);
  const end = clock.now() + deadline * scale;
  for (;;) {
    const project = await find(api, name);
    if (project === undefined) return;
    if (clock.now() >= end) throw hanging(project, deadline * scale);
    await untilItChanges(api, name, clock, Math.min(end - clock.now(), 5_000));
  }
};

const find = async (api: KubeApi, name: string): Promise<Project | undefined> => {
  try {
    return (await api.request<Project>({ method: 'GET', path: `/apis/project.openshift.io/v1/projects/${name}` })).body;
  } catch (error) {
    // Ordinary users may not see what is gone.
    if (error instanceof ApiStatusError && [403, 404].includes(error.status.code ?? 0)) return undefined;
    throw error;
  }
};

const untilItChanges = async (api: KubeApi, name: string, clock: ExperimentClock, atMost: number): Promise<void> => {
  const abort = new AbortController();
  const timer = clock.after(atMost, () => abort.abort());
  const watch = { method: 'GET', path: '/apis/project.openshift.io/v1/projects' } as const;
  try {
    for await (const { type, object } of api.watch<Project>(watch, abort.signal))
      if (type !== 'ADDED' && object.metadata?.name === name) return;
  } catch (error) {
    if (!(error instanceof ApiStatusError)) throw error;
  } finally {
    timer.cancel();
    abort.abort();
  }
  if (!abort.signal.aborted) await clock.advance(pause);
};

const hanging = ({ metadata, status }: Project, waited: number): TimeoutError => {
  const reasons = (status?.conditions ?? []).filter((condition) => condition.status === 'True' && condition.message);
  const lastSeen = reasons.map(({ type, message }) => `${type}: ${message}`).join('\n') || 'Terminating';
  return new TimeoutError(
    `the project ${metadata.name} should be gone within ${waited / 1_000}s, but is still being deleted.\n  last seen   ${lastSeen.replaceAll('\n', '\n              ')}`,
    {
      lastSeen,
      hint: `oc get namespace ${metadata.name} -o yaml shows what holds it; streamproof clean tries again`,
    },
  );
};
