import { ApiStatusError } from '../../errors/api-status-error.ts';
import { nodeKind, podKind } from '../../resources/kinds.ts';
import type { Node } from '../../resources/node.ts';
import { MIRROR, type Pod } from '../../resources/pod.ts';
import { isNotFound } from '../client/client.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, durationFlag, numberFlag, stringFlag } from '../command-line/flag.ts';
import { chunkSizeFlag, dryRunFlag, selectorFlag } from '../command-line/shared-flags.ts';
import { OcError, PlainError, usageError } from '../oc-error.ts';
import { dryRunSuffix } from '../output/print-outcome.ts';

/** `oc adm drain`: a node takes no more pods and loses those that it has. */
export const admDrain: Command = {
  usage: 'NODE',
  flags: [
    selectorFlag,
    dryRunFlag,
    booleanFlag('delete-emptydir-data', 'Evict pods with emptyDir volumes too, whose content is lost.'),
    booleanFlag('disable-eviction', 'Delete pods without asking disruption budgets.'),
    booleanFlag('force', 'Evict pods that nobody makes anew, too.'),
    numberFlag('grace-period', 'Seconds that each pod has to end; negative: what the pod says.', { default: '-1' }),
    booleanFlag('ignore-daemonsets', 'Leave the pods of daemon sets where they are.'),
    stringFlag('pod-selector', 'Only pods with these labels.'),
    chunkSizeFlag,
    numberFlag(
      'skip-wait-for-delete-timeout',
      'Pods that have been going for more than these seconds are not waited for.',
      { default: '0' },
    ),
    durationFlag('timeout', 'How long to wait; 0 is as long as it takes.', { default: '0s' }),
  ],
  run: async (invocation) => {
    const { args, client, context, flags, path } = invocation;
    const selector = flags.string('selector');
    if (args.length === 0 && selector === '') throw usageError(path, 'USAGE: drain NODE [flags]');
    if (args.length > 0 && selector !== '')
      throw new OcError('error: cannot specify both a node name and a --selector option');
    const nodes =
      selector === ''
        ? await Promise.all(args.map((word) => client.get<Node>(nodeKind, '', word.replace(/^(no|nodes?)\//, ''))))
        : (await client.list<Node>(nodeKind, '', { labelSelector: selector })).items;
    const suffix = dryRunSuffix(flags.string('dry-run'));
    for (const node of nodes) {
      const { name } = node.metadata;
      const already = node.spec?.unschedulable ?? false;
      if (!already && flags.string('dry-run') === 'none')
        await client.patch(nodeKind, '', name, { spec: { unschedulable: true } }, 'strategic');
      context.stdout(`node/${name} ${already ? 'already cordoned' : 'cordoned'}${suffix}\n`);
    }
    for (const node of nodes) {
      await drain(invocation, node.metadata.name);
      context.stdout(`node/${node.metadata.name} drained${suffix}\n`);
    }
  },
};

const drain = async (invocation: Invocation, node: string): Promise<void> => {
  const { client, context, flags } = invocation;
  const { items } = await client.list<Pod>(podKind, '', {
    fieldSelector: `spec.nodeName=${node}`,
    labelSelector: flags.string('pod-selector') || undefined,
  });
  const obstacles = new Map<string, string[]>();
  const notices = new Map<string, string[]>();
  const evicted: Pod[] = [];
  for (const pod of items) {
    const { obstacle, notice, stays } = judge(invocation, pod);
    const place = `${pod.metadata.namespace}/${pod.metadata.name}`;
    if (obstacle) obstacles.set(obstacle, [...(obstacles.get(obstacle) ?? []), place]);
    if (notice) notices.set(notice, [...(notices.get(notice) ?? []), place]);
    if (!stays && !obstacle) evicted.push(pod);
  }
  if (obstacles.size > 0) {
    const texts = [...obstacles].map(([text, pods]) => `${text}: ${pods.join(', ')}`);
    const reason = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
    throw new PlainError(
      `error: unable to drain node ${JSON.stringify(node)} due to error: ${reason}, continuing command...\nThere are pending nodes to be drained:\n ${node}\n${texts.join('\n')}\n`,
    );
  }
  if (notices.size > 0)
    context.stderr(`Warning: ${[...notices].map(([text, pods]) => `${text}: ${pods.join(', ')}`).join('; ')}\n`);
  for (const pod of evicted) await evict(invocation, pod);
};

interface Judgement {
  readonly obstacle?: string;
  readonly notice?: string;
  readonly stays?: boolean;
}

const judge = ({ flags }: Invocation, { metadata, spec, status }: Pod): Judgement => {
  if (metadata.annotations?.[MIRROR] !== undefined) return { stays: true };
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  const finished = status?.phase === 'Succeeded' || status?.phase === 'Failed';
  if (owner?.kind === 'DaemonSet' && !finished)
    return flags.boolean('ignore-daemonsets')
      ? { notice: 'ignoring DaemonSet-managed Pods', stays: true }
      : { obstacle: 'cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)' };
  const volumes = (spec.volumes ?? []) as { emptyDir?: unknown }[];
  if (!finished && volumes.some(({ emptyDir }) => emptyDir !== undefined) && !flags.boolean('delete-emptydir-data'))
    return { obstacle: 'cannot delete Pods with local storage (use --delete-emptydir-data to override)' };
  if (owner || finished) return {};
  return flags.boolean('force')
    ? { notice: 'deleting Pods that declare no controller' }
    : { obstacle: 'cannot delete Pods that declare no controller (use --force to override)' };
};

const evict = async ({ client, context, flags }: Invocation, pod: Pod): Promise<void> => {
  const { name, namespace = '' } = pod.metadata;
  const mode = flags.string('dry-run');
  const grace = flags.number('grace-period');
  const options = grace >= 0 ? { gracePeriodSeconds: grace } : {};
  const byDeletion = flags.boolean('disable-eviction');
  context.stdout(`${byDeletion ? 'deleting' : 'evicting'} pod ${namespace}/${name}${dryRunSuffix(mode)}\n`);
  if (mode === 'client') return;
  const query: Record<string, string> = mode === 'server' ? { dryRun: 'All' } : {};
  await remove({ client, byDeletion }, pod, { options, query }).catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
  });
  context.stdout(`pod/${name} ${byDeletion ? 'deleted' : 'evicted'}${dryRunSuffix(mode)}\n`);
};

const remove = async (
  { client, byDeletion }: Pick<Invocation, 'client'> & { byDeletion: boolean },
  { metadata: { name, namespace = '' } }: Pod,
  { options, query }: { options: object; query: Record<string, string> },
): Promise<void> => {
  if (byDeletion) return void (await client.remove(podKind, namespace, name, options, query));
  await client
    .request({
      method: 'POST',
      path: `/api/v1/namespaces/${namespace}/pods/${name}/eviction`,
      query,
      body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace }, deleteOptions: options },
    })
    .catch((error: unknown) => {
      throw error instanceof ApiStatusError && error.status.code === 429
        ? new OcError(
            `error when evicting pods/${JSON.stringify(name)} -n ${JSON.stringify(namespace)}: ${error.message}`,
            {
              cause: error,
            },
          )
        : error;
    });
};
