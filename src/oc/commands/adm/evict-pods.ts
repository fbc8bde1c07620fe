import { ApiStatusError } from '../../../errors/api-status-error.ts';
import { podKind } from '../../../resources/kinds/kinds.ts';
import { goDuration } from '../../../resources/values/go-duration.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { isNotFound } from '../../client/client.ts';
import { within } from '../../client/within.ts';
import type { Invocation } from '../../command.ts';
import { errorMessage } from '../../error-text.ts';
import { dryRunSuffix } from '../../output/print-outcome.ts';
import { waitUntilGone } from '../application/delete/wait-until-gone.ts';

/** How long a budget that forbids an eviction is left alone, milliseconds. */
const RETRY = 5000;

/**
 * Ends pods side by side and waits until they are gone. A budget that forbids it is asked again, as long as `--timeout` lasts.
 *
 * @returns what went wrong
 */
export const evictPods = async (invocation: Invocation, pods: readonly Pod[]): Promise<string[]> => {
  const { context, flags } = invocation;
  const timeout = flags.duration('timeout');
  const failures = await within(context, timeout, (signal) =>
    Promise.all(pods.map((pod) => evict(invocation, pod, signal))),
  );
  return (failures ?? []).filter((failure) => failure !== undefined);
};

const evict = async (invocation: Invocation, pod: Pod, limit: AbortSignal): Promise<string | undefined> => {
  const { context, flags } = invocation;
  const { name, namespace = '', uid } = pod.metadata;
  const mode = flags.string('dry-run');
  const byDeletion = flags.boolean('disable-eviction');
  const [doing, done] = byDeletion ? ['deleting', 'deleted'] : ['evicting', 'evicted'];
  const late = `global timeout reached: ${goDuration(flags.duration('timeout'))}`;
  const failing = `error when ${doing} pods/${JSON.stringify(name)} -n ${JSON.stringify(namespace)}`;
  for (let isRefused = true; isRefused; ) {
    if (!byDeletion || mode !== 'none') context.stdout(`${doing} pod ${namespace}/${name}${dryRunSuffix(mode)}\n`);
    if (mode === 'client') return undefined;
    if (limit.aborted) return `${failing}: ${late}`;
    const error = await send(invocation, pod, byDeletion).catch((cause: unknown) => cause);
    if (error !== undefined && isNotFound(error)) return undefined;
    isRefused = error instanceof ApiStatusError && error.status.code === 429;
    if (isRefused) {
      context.stderr(`${failing} (will retry after 5s): ${errorMessage(error)}\n`);
      await pause(invocation);
    } else if (error !== undefined) return `${failing}: ${errorMessage(error)}`;
  }
  if (mode === 'server') return undefined;
  const isGone = await waitUntilGone(invocation, { kind: podKind, namespace, name, uid }).then(
    () => true,
    () => false,
  );
  if (!isGone)
    return `error when waiting for pod ${JSON.stringify(name)} in namespace ${JSON.stringify(namespace)} to terminate: ${late}`;
  context.stdout(`pod/${name} ${done}\n`);
  return undefined;
};

const pause = async ({ context }: Invocation): Promise<void> =>
  await within(context, RETRY, (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())));

const send = async ({ client, flags }: Invocation, pod: Pod, byDeletion: boolean): Promise<undefined> => {
  const { name, namespace = '' } = pod.metadata;
  const grace = flags.number('grace-period');
  const options = {
    ...(grace >= 0 && { gracePeriodSeconds: grace }),
    ...(flags.string('dry-run') === 'server' && { dryRun: ['All'] }),
  };
  if (byDeletion) await client.remove(podKind, namespace, name, options);
  else
    await client.request({
      method: 'POST',
      path: `/api/v1/namespaces/${namespace}/pods/${name}/eviction`,
      body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace }, deleteOptions: options },
    });
  return undefined;
};
