import { servedKinds } from '../../client/discovery.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { selectorFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';

/**
 * `oc adm top node` and `pod`: what nodes and pods use, where somebody measures that. Nobody does on the embedded cluster.
 *
 * @throws OcError without metrics
 */
export const admTopMetrics = (kind: 'node' | 'pod'): Command => ({
  usage: '[NAME | -l label]',
  flags: [
    selectorFlag,
    booleanFlag('no-headers', 'If true, the heads of the columns are not printed.'),
    stringFlag('sort-by', 'What the list is sorted by: cpu or memory.'),
    booleanFlag('use-protocol-buffers', 'How metrics are asked for.', { default: 'true' }),
    ...(kind === 'node'
      ? [booleanFlag('show-capacity', 'If true, shares are those of all that the node has.')]
      : [
          booleanFlag('all-namespaces', 'If true, the pods of all projects.', { short: 'A' }),
          booleanFlag('containers', 'If true, each container of the pods.'),
          booleanFlag('sum', 'If true, all of them together too.'),
          stringFlag('field-selector', 'Selector (field query) to filter on.'),
        ]),
  ],
  run: async ({ client, flags }) => {
    const sortBy = flags.string('sort-by');
    if (!['', 'cpu', 'memory'].includes(sortBy)) throw new OcError('--sort-by accepts only cpu or memory');
    const served = await servedKinds(client);
    if (!served.some(({ group }) => group === 'metrics.k8s.io')) throw new OcError('Metrics API not available');
    throw new OcError('metrics are not read here: use oc get --raw /apis/metrics.k8s.io/v1beta1/nodes');
  },
});
