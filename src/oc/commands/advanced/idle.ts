import { serviceKind } from '../../../resources/kinds/kinds.ts';
import { type IdledWorkload, idlingKeys } from '../../../resources/workloads/idling.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { allFlag, allNamespacesFlag, selectorFlag } from '../../command-line/shared-flags.ts';
import type { Scalable } from '../../idle/find-scalables.ts';
import { idledNow } from '../../idle/idling-annotations.ts';
import { scaleToZero, sizeOf } from '../../idle/scale-to-zero.ts';
import { type IdledService, servicesToIdle } from '../../idle/services-to-idle.ts';

/**
 * `oc idle`: scales down what is behind services, and remembers what it was.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/idle/idle.go
 */
export const idle: Command = {
  usage: '(SERVICE_ENDPOINTS... | -l label | --all | --resource-names-file FILENAME)',
  flags: [
    booleanFlag('dry-run', 'If true, only print what would be idled.'),
    stringFlag('resource-names-file', 'A file with the names of services, one a line.'),
    selectorFlag,
    allFlag,
    allNamespacesFlag,
  ],
  run: async (invocation) => {
    const { flags, context } = invocation;
    const services = await servicesToIdle(invocation);
    const sizes = new Map<Scalable, number>();
    for (const { scalables } of services)
      for (const scalable of [...scalables]) sizes.set(scalable, await sizeOf(invocation, scalable));
    const suffix = flags.boolean('dry-run') ? '(dry run)' : '';
    let failed = false;
    for (const service of services) failed = !(await mark(invocation, service, sizes, suffix)) || failed;
    for (const scalable of sizes.keys()) {
      if (suffix === '') await scaleToZero(invocation, scalable, sizes.get(scalable) ?? 0);
      context.stdout(`${scalable.kind} "${scalable.namespace}/${scalable.name}" has been idled ${suffix}\n`);
    }
    return failed ? 1 : 0;
  },
};

/** Writes down at a service what it needs to wake up. @returns whether it could */
const mark = async (
  invocation: Invocation,
  { service, scalables }: IdledService,
  sizes: ReadonlyMap<Scalable, number>,
  suffix: string,
): Promise<boolean> => {
  const { client, context } = invocation;
  const { name, namespace = '', annotations = {} } = service.metadata;
  const title = `${namespace}/${name}`;
  const before = JSON.parse(annotations[idlingKeys.targets] ?? '[]') as IdledWorkload[];
  const targets = scalables.map(({ namespace: _namespace, ...scalable }): IdledWorkload => {
    const size = sizes.get(
      scalables.find((each) => each.name === scalable.name && each.kind === scalable.kind) as Scalable,
    );
    const old = before.find((each) => isSame(each, scalable));
    return {
      kind: scalable.kind,
      name: scalable.name,
      ...(scalable.group && { group: scalable.group }),
      replicas: size || old?.replicas || 1,
    };
  });
  const all = [...targets, ...before.filter((old) => !scalables.some((each) => isSame(old, each)))];
  if (suffix === '') {
    if (scalables.length === 0) {
      context.stderr(`error: unable to mark the service ${JSON.stringify(title)} as idled.\n${HINT}`);
      return false;
    }
    const patch = { metadata: { annotations: { ...idledNow(invocation), [idlingKeys.targets]: JSON.stringify(all) } } };
    await client.patch(serviceKind, namespace, name, patch, 'strategic');
  }
  context.stdout(`The service ${JSON.stringify(title)} has been marked as idled ${suffix}\n`);
  for (const target of all)
    context.stdout(
      `The service will unidle ${target.kind} "${namespace}/${target.name}" to ${target.replicas} replicas once it receives traffic ${suffix}\n`,
    );
  return true;
};

const isSame = (one: Omit<IdledWorkload, 'replicas'>, other: Omit<IdledWorkload, 'replicas'>): boolean =>
  one.kind === other.kind && one.name === other.name && (one.group ?? '') === (other.group ?? '');

const HINT =
  "Make sure that the service is not already marked as idled and that it is associated with resources that can be scaled.\nSee 'oc idle -h' for help and examples.\n";
