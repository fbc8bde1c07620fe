import type { Deployment } from '../../resources/deployment.ts';
import type { ImageStream } from '../../resources/image-stream.ts';
import {
  deploymentConfigKind,
  deploymentKind,
  imageStreamKind,
  podKind,
  projectKind,
  replicaSetKind,
  replicationControllerKind,
  serviceKind,
} from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Pod } from '../../resources/pod.ts';
import type { ReplicaSet } from '../../resources/replica-set.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import type { Service } from '../../resources/service.ts';
import { UnservedKindError } from '../client/unserved-kind.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag } from '../command-line/flag.ts';
import { usageError } from '../oc-error.ts';
import { statusText } from '../status/status-text.ts';
import type { DeploymentConfig, ReplicationController } from '../status/workload.ts';

/** `oc status`: the services of a project and what runs behind them. */
export const status: Command = {
  usage: '[-o dot | --suggest ] [flags]',
  flags: [booleanFlag('suggest', 'See details for resolving issues.')],
  run: async (invocation) => {
    const { args, client, namespace, context } = invocation;
    if (args.length > 0) throw usageError('oc status', 'no arguments should be provided');
    const project = await client.get(projectKind, '', namespace);
    const listed = {
      project,
      server: client.api.server,
      services: await listOf<Service>(invocation, serviceKind),
      replicationControllers: await listOf<ReplicationController>(invocation, replicationControllerKind),
      pods: await listOf<Pod>(invocation, podKind),
      deployments: await listOf<Deployment>(invocation, deploymentKind),
      replicaSets: await listOf<ReplicaSet>(invocation, replicaSetKind),
      streams: await listOf<ImageStream>(invocation, imageStreamKind),
      deploymentConfigs: await listOf<DeploymentConfig>(invocation, deploymentConfigKind),
    };
    context.stdout(statusText(listed, context.now()));
  },
};

/** A kind that the server does not serve has no objects. */
const listOf = async <T extends KubeObject>({ client, namespace }: Invocation, kind: ResourceKind): Promise<T[]> =>
  await client.list<T>(kind, namespace).then(
    ({ items }) => items,
    (error: unknown) => {
      if (error instanceof UnservedKindError) return [];
      throw error;
    },
  );
