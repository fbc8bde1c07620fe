import { nodeKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { Command } from '../../command.ts';
import { dryRunFlag, selectorFlag } from '../../command-line/shared-flags.ts';
import { throwCollected, usageError } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';

/** `oc adm cordon` and `oc adm uncordon`: whether nodes take new pods. */
export const admCordon = (verb: 'cordon' | 'uncordon'): Command => ({
  usage: 'NODE',
  flags: [dryRunFlag, selectorFlag],
  run: async (invocation) => {
    const { args, client, flags, path } = invocation;
    const selector = flags.string('selector');
    if (args.length === 0 && selector === '') throw usageError(path, `USAGE: ${verb} NODE [flags]`);
    if (args.length > 0 && selector !== '')
      throw usageError(path, 'error: cannot specify both a node name and a --selector option');
    const names =
      selector === ''
        ? args.map((word) => word.replace(/^(no|nodes?)\//, ''))
        : (await client.list(nodeKind, '', { labelSelector: selector })).items.map(({ metadata }) => metadata.name);
    const errors: unknown[] = [];
    for (const name of names)
      await client
        .get<Node>(nodeKind, '', name)
        .then(async (node) => {
          const wanted = verb === 'cordon';
          const same = (node.spec?.unschedulable ?? false) === wanted;
          const mode = flags.string('dry-run');
          const patch = { spec: { unschedulable: wanted || null } };
          if (!same && mode !== 'client')
            await client.patch(nodeKind, '', name, patch, 'strategic', mode === 'server' ? { dryRun: 'All' } : {});
          printOutcome(invocation, { kind: nodeKind, object: node, outcome: same ? `already ${verb}ed` : `${verb}ed` });
        })
        .catch((error: unknown) => errors.push(error));
    throwCollected(errors);
  },
});
