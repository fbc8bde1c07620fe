import { nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import { controllerOf } from '../../../resources/metadata/controller-of.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import { MIRROR, type Pod } from '../../../resources/workloads/pod.ts';
import { isSelector } from '../../client/matches-selector.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, durationFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { chunkSizeFlag, dryRunFlag, selectorFlag } from '../../command-line/shared-flags.ts';
import { OcError, PlainError, usageError } from '../../oc-error.ts';
import { dryRunSuffix } from '../../output/print-outcome.ts';
import { evictPods } from './evict-pods.ts';

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
      throw usageError(path, 'error: cannot specify both a node name and a --selector option');
    if (!isSelector(flags.string('pod-selector')))
      throw new OcError('--pod-selector=<pod_selector> must be a valid label selector');
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
    const failed = new Map<string, readonly string[]>();
    for (const { metadata } of nodes) {
      const reasons = await drain(invocation, metadata.name);
      if (reasons.length > 0) failed.set(metadata.name, reasons);
      else context.stdout(`node/${metadata.name} drained${suffix}\n`);
    }
    if (failed.size === 0) return;
    const left = [...failed.keys()].map((name) => ` ${name}\n`).join('');
    throw new PlainError(`There are pending nodes to be drained:\n${left}${[...failed.values()].flat().join('\n')}\n`);
  },
};

/** Moves the pods of a node away. @returns why some of them stay */
const drain = async (invocation: Invocation, node: string): Promise<string[]> => {
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
  const problems = [...obstacles].map(([text, pods]) => `cannot delete ${text}: ${pods.join(', ')}`);
  if (problems.length === 0 && notices.size > 0)
    context.stderr(`Warning: ${[...notices].map(([text, pods]) => `${text}: ${pods.join(', ')}`).join('; ')}\n`);
  const failures = problems.length > 0 ? [] : await evictPods(invocation, evicted);
  if (failures.length > 0) {
    const left = evicted.map(({ metadata }) => `pod/${metadata.name}\n`).join('');
    context.stderr(
      `There are pending pods in node ${JSON.stringify(node)} when an error occurred: ${listed(failures)}\n${left}`,
    );
  }
  const reasons = [...problems, ...failures];
  if (reasons.length > 0)
    context.stderr(
      `error: unable to drain node ${JSON.stringify(node)} due to error: ${listed(reasons)}, continuing command...\n`,
    );
  return reasons;
};

const listed = (reasons: readonly string[]): string =>
  reasons.length === 1 ? `${reasons[0]}` : `[${reasons.join(', ')}]`;

interface Judgement {
  readonly obstacle?: string;
  readonly notice?: string;
  readonly stays?: boolean;
}

const judge = ({ flags }: Invocation, { metadata, spec, status }: Pod): Judgement => {
  if (metadata.annotations?.[MIRROR] !== undefined) return { stays: true };
  const owner = controllerOf({ metadata });
  const finished = status?.phase === 'Succeeded' || status?.phase === 'Failed';
  if (owner?.kind === 'DaemonSet' && !finished)
    return flags.boolean('ignore-daemonsets')
      ? { notice: 'ignoring DaemonSet-managed Pods', stays: true }
      : { obstacle: 'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)' };
  if (
    !finished &&
    spec.volumes?.some(({ emptyDir }) => emptyDir !== undefined) &&
    !flags.boolean('delete-emptydir-data')
  )
    return { obstacle: 'Pods with local storage (use --delete-emptydir-data to override)' };
  if (owner || finished) return {};
  return flags.boolean('force')
    ? { notice: 'deleting Pods that declare no controller' }
    : { obstacle: 'cannot delete Pods that declare no controller (use --force to override)' };
};
