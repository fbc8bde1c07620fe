import { podKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../resources/labels/label-selector-spec.ts';
import { selectorText } from '../../resources/labels/selector-text.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { resolveKind } from './discovery.ts';
import { readManifests } from './manifests.ts';
import { resourcePath } from './resource-path.ts';
import { within } from './within.ts';

/**
 * The pod that `web`, `pod/web`, `deploy/web` or `svc/web` means: for a workload the first of its pods, running ones first. For
 * the first one to appear it waits as long as `--pod-running-timeout` says, or a minute.
 *
 * @throws OcError when the time is up
 */
export const podOf = async (invocation: Invocation, word: string): Promise<Pod> => {
  const [type, name] = word.includes('/') ? word.split('/') : ['pods', word];
  const { client, context, flags, namespace } = invocation;
  const kind = await resolveKind(client, type as string);
  if (kind === podKind) return await client.get<Pod>(podKind, namespace, name as string);
  const selector = await selectorOfWorkload(invocation, word);
  const pods = await podsSelected(invocation, selector);
  const [first, ...more] = pods;
  if (first && more.length > 0 && invocation.path === 'oc logs')
    context.stderr(`Found ${pods.length} pods, using pod/${first.metadata.name}\n`);
  if (first) return first;
  const patience = flags.duration('pod-running-timeout') || MINUTE;
  const appeared = await within(context, patience, (signal) => firstPod(invocation, selector, signal));
  if (appeared) return appeared;
  throw new OcError('timed out waiting for the condition');
};

const MINUTE = 60_000;

const firstPod = async (
  { client, namespace }: Invocation,
  labelSelector: string,
  signal: AbortSignal,
): Promise<Pod | undefined> => {
  const request = { method: 'GET', path: resourcePath(podKind, namespace), query: { labelSelector } } as const;
  for await (const { type, object } of client.api.watch<Pod>(request, signal)) if (type === 'ADDED') return object;
  return undefined;
};

/** The pod that `-f` means: one of its files, or the first of a workload's pods. @throws OcError for several objects */
export const podOfFile = async (invocation: Invocation): Promise<Pod> => {
  const [manifest, ...more] = await readManifests(invocation);
  if (!manifest || more.length > 0) throw new OcError('cannot exec into multiple objects at a time');
  return await podOf(invocation, `${manifest.kind.plural}/${manifest.object.metadata.name}`);
};

/** The pods of `deploy/web` or `svc/web`, running ones first. */
export const podsOfWorkload = async (invocation: Invocation, word: string): Promise<Pod[]> =>
  await podsSelected(invocation, await selectorOfWorkload(invocation, word));

const podsSelected = async ({ client, namespace }: Invocation, labelSelector: string): Promise<Pod[]> => {
  const { items } = await client.list<Pod>(podKind, namespace, { labelSelector });
  return items.sort((a, b) => rank(a) - rank(b) || (a.metadata.name < b.metadata.name ? -1 : 1));
};

const selectorOfWorkload = async ({ client, namespace, path }: Invocation, word: string): Promise<string> => {
  const [type, name] = word.split('/');
  const kind = await resolveKind(client, type as string);
  const owner = await client.get<Workload>(kind, namespace, name as string);
  const selector = selectorOf(owner);
  if (selector) return selector;
  const shown = `*${kind.version}.${owner.kind}`;
  const aim = path === 'oc logs' ? 'get the logs from' : 'attach to';
  throw new OcError(`cannot ${aim} ${shown}: selector for ${shown} not implemented`);
};

/**
 * The container that a command means: the wanted one, else the default one of the pod, which is told when there are several.
 *
 * @throws OcError for a name that the pod does not have
 */
export const containerOf = (
  { flags, context }: Invocation,
  pod: Pod,
  wanted: string,
  unknown: (name: string) => unknown,
): string => {
  const names = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].map(({ name }) => name);
  if (wanted !== '') {
    if (names.includes(wanted)) return wanted;
    throw unknown(wanted);
  }
  const annotated = pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'];
  if (annotated && names.includes(annotated)) return annotated;
  const [first = ''] = names;
  if (names.length > 1 && !flags.boolean('quiet'))
    context.stderr(
      `Defaulted container "${first}" out of: ${names.map((name, index) => (index < pod.spec.containers.length ? name : `${name} (init)`)).join(', ')}\n`,
    );
  return first;
};

interface Workload extends KubeObject {
  spec?: { selector?: LabelSelectorSpec | Record<string, string> };
}

const selectorOf = ({ spec }: Workload): string | undefined => {
  const selector = spec?.selector;
  if (!selector) return undefined;
  return 'matchLabels' in selector || 'matchExpressions' in selector
    ? selectorText(selector)
    : selectorText({ matchLabels: selector as Record<string, string> });
};

const rank = ({ status }: Pod): number => (status?.phase === 'Running' ? 0 : status?.phase === 'Pending' ? 1 : 2);
