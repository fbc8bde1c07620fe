import { ApiStatusError } from '../../../errors/api-status-error.ts';
import {
  buildConfigKind,
  buildKind,
  daemonSetKind,
  deploymentConfigKind,
  deploymentKind,
  imageStreamKind,
  jobKind,
  persistentVolumeClaimKind,
  podKind,
  replicaSetKind,
  replicationControllerKind,
  routeKind,
  secretKind,
  serviceKind,
  statefulSetKind,
} from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { currentProject } from '../../client/current-project.ts';
import { UnservedKindError } from '../../client/unserved-kind.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError, usageError } from '../../oc-error.ts';
import type { ProjectContent } from '../../status/project-content.ts';
import { statusText } from '../../status/status-text.ts';

const checkOutput = (format: string): void => {
  if (format === 'dot')
    throw new OcError('-o dot is not part of the built-in oc: leave it out, or use the oc of OpenShift');
  if (format !== '') throw new OcError(`invalid output format provided: ${format}`);
};

/** `oc status`: the services of a project and what runs behind them. */
export const status: Command = {
  usage: '[-o dot | --suggest ] [flags]',
  flags: [
    stringFlag('output', "Output format 'dot', which is not part of the built-in oc.", { short: 'o' }),
    booleanFlag('suggest', 'See details for resolving issues.'),
    booleanFlag('all-namespaces', 'Show the status of all projects.', { short: 'A' }),
  ],
  run: async (invocation) => {
    const { args, client, context, flags } = invocation;
    if (args.length > 0) throw usageError('oc status', 'no arguments should be provided');
    checkOutput(flags.string('output'));
    const project = flags.boolean('all-namespaces') ? undefined : await currentProject(client, invocation.namespace);
    const listed: ProjectContent = {
      project,
      server: client.api.server,
      services: await listOf(invocation, serviceKind),
      routes: await listOf(invocation, routeKind),
      replicationControllers: await listOf(invocation, replicationControllerKind),
      pods: await listOf(invocation, podKind),
      jobs: await listOf(invocation, jobKind),
      deployments: await listOf(invocation, deploymentKind),
      replicaSets: await listOf(invocation, replicaSetKind),
      statefulSets: await listOf(invocation, statefulSetKind),
      daemonSets: await listOf(invocation, daemonSetKind),
      streams: await listOf(invocation, imageStreamKind),
      buildConfigs: await listOf(invocation, buildConfigKind),
      builds: await listOf(invocation, buildKind),
      secrets: await listOf(invocation, secretKind),
      claims: await listOf(invocation, persistentVolumeClaimKind),
      deploymentConfigs: await listOf(invocation, deploymentConfigKind),
    };
    context.stdout(statusText(listed, context.now(), flags.boolean('suggest')));
  },
};

/** A kind that the server does not serve, or not to this user, has no objects. */
const listOf = async <T extends KubeObject>(
  { client, namespace, flags }: Invocation,
  kind: ResourceKind,
): Promise<T[]> =>
  await client.list<T>(kind, flags.boolean('all-namespaces') ? '' : namespace).then(
    ({ items }) => items,
    (error: unknown) => {
      if (error instanceof UnservedKindError) return [];
      if (error instanceof ApiStatusError && error.status.reason === 'Forbidden') return [];
      throw error;
    },
  );
