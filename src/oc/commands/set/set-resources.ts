import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';
import { noPodTemplate, podTemplateSpecOf } from '../../client/pod-template.ts';
import type { Command } from '../../command.ts';
import { refuseAllWithSelector } from '../../command-line/all-or-selector.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { recordFlag } from '../../command-line/record.ts';
import { OcError } from '../../oc-error.ts';
import { changeObjects } from '../../set/change-objects.ts';
import { selectContainers } from '../../set/select-containers.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';
import { resourceList } from '../create/resource-list.ts';

/** `oc set resources`: what containers need, and may use at most. */
export const setResources: Command = {
  usage: '(-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS]',
  flags: [
    recordFlag,
    ...setFlags,
    stringFlag('containers', 'The names of containers to change, all by default - may use wildcards', {
      short: 'c',
      default: '*',
    }),
    stringFlag('limits', "What a container may use at most: 'cpu=100m,memory=256Mi'."),
    stringFlag('requests', "What a container needs: 'cpu=100m,memory=256Mi'."),
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    const targets = await setTargets(invocation, args, { asksForFiles: true });
    refuseAllWithSelector(flags);
    const changes = { limits: flags.string('limits'), requests: flags.string('requests') };
    if (changes.limits === '' && changes.requests === '')
      throw new OcError('you must specify an update to requests or limits (in the form of --requests/--limits)');
    const lists: [keyof typeof changes, ResourceList][] = (['limits', 'requests'] as const)
      .filter((name) => changes[name] !== '')
      .map((name) => [name, resourceList(changes[name])]);
    const pattern = flags.string('containers');
    let missing = false;
    await changeObjects(invocation, targets, {
      outcome: 'resource requirements updated',
      failing: 'failed to patch resources update to pod template %s',
      change: ({ kind, object }) => {
        const spec = podTemplateSpecOf(kind, object);
        if (spec === undefined) throw noPodTemplate(kind);
        const containers = selectContainers([...spec.containers, ...(spec.initContainers ?? [])], pattern);
        missing ||= containers.length === 0;
        for (const container of containers)
          for (const [name, list] of lists)
            container.resources = { ...container.resources, [name]: { ...container.resources?.[name], ...list } };
        return containers.length > 0;
      },
    });
    if (missing) throw new OcError(`unable to find container named ${pattern}`);
  },
};
