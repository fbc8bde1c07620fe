import { podKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../resources/label-selector-spec.ts';
import type { Pod } from '../../resources/pod.ts';
import type { Invocation } from '../command.ts';
import { selectorText } from '../describe/selector-text.ts';
import { OcError } from '../oc-error.ts';
import { resolveKind } from './discovery.ts';

/** The pod that `web`, `pod/web`, `deploy/web` or `svc/web` means: for a workload the first of its pods, running ones first. */
export const podOf = async (invocation: Invocation, word: string): Promise<Pod> => {
  const [type, name] = word.includes('/') ? word.split('/') : ['pods', word];
  const { client, namespace } = invocation;
  const kind = await resolveKind(client, type as string);
  if (kind === podKind) return await client.get<Pod>(podKind, namespace, name as string);
  const [pod] = await podsOfWorkload(invocation, word);
  if (pod) return pod;
  throw new OcError(`timed out waiting for the condition: no pod of ${word} is there`);
};

/** The pods of `deploy/web` or `svc/web`, running ones first. */
export const podsOfWorkload = async ({ client, namespace }: Invocation, word: string): Promise<Pod[]> => {
  const [type, name] = word.split('/');
  const kind = await resolveKind(client, type as string);
  const owner = await client.get<Workload>(kind, namespace, name as string);
  const selector = selectorOf(owner);
  if (!selector) throw new OcError(`cannot attach to *${owner.kind}: selector for ${kind.singular} not implemented`);
  const { items } = await client.list<Pod>(podKind, namespace, { labelSelector: selector });
  return items.sort((a, b) => rank(a) - rank(b) || (a.metadata.name < b.metadata.name ? -1 : 1));
};

/**
 * The container that a command means: `-c`, else the default one of the pod, which is told when there are several.
 *
 * @throws OcError for a name that the pod does not have
 */
export const containerOf = ({ flags, context }: Invocation, pod: Pod, unknown: (name: string) => unknown): string => {
  const names = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].map(({ name }) => name);
  const wanted = flags.string('container');
  if (wanted !== '') {
    if (names.includes(wanted)) return wanted;
    throw unknown(wanted);
  }
  const annotated = pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'];
  if (annotated && names.includes(annotated)) return annotated;
  const [first = ''] = names;
  if (names.length > 1)
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
