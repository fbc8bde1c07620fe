import {
  deploymentConfigKind,
  endpointsKind,
  replicationControllerKind,
  serviceKind,
} from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { type IdledWorkload, idlingKeys } from '../../../resources/workloads/idling.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { isNotFound } from '../../apimachinery/not-found.ts';
import type { ScaledKind } from './unidling-controller.ts';

type Scaled = KubeObject & { spec: { replicas?: number } };

/**
 * Scales up what a service needs, and forgets what it was. Calls from before the service went to sleep say nothing; what is awake
 * already stays on the list.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/unidling/controller/unidling_controller.go
 */
export const wakeService = async (
  { namespace, name, time }: { namespace: string; name: string; time: number },
  { client, listers }: ControllerContext,
  scaledKind: ScaledKind,
): Promise<void> => {
  const service = listers.of(serviceKind).get(namespace, name);
  const idled = Date.parse(service?.metadata.annotations?.[idlingKeys.at] ?? '');
  if (service === undefined || !(time >= idled)) return;
  const targets = targetsOf(service);
  if (targets === undefined) return;
  const asleep: IdledWorkload[] = [];
  for (const target of targets) {
    const kind = scaledKind(target.group ?? '', target.kind);
    if (kind && !(await wake(kind, namespace, target, client))) asleep.push(target);
  }
  await client.modify(serviceKind, namespace, name, (current) => forget(current, asleep));
  if (listers.of(endpointsKind).get(namespace, name)?.metadata.annotations?.[idlingKeys.at] !== undefined)
    await client.modify(endpointsKind, namespace, name, (current) => forget(current, []));
};

const targetsOf = ({ metadata }: KubeObject): IdledWorkload[] | undefined => {
  try {
    return JSON.parse(metadata.annotations?.[idlingKeys.targets] ?? '[]') as IdledWorkload[];
  } catch {
    return undefined;
  }
};

/** @returns whether there is nothing left to do for the workload: it has got its pods, or is gone */
const wake = async (
  kind: ResourceKind,
  namespace: string,
  { name, replicas }: IdledWorkload,
  client: Client,
): Promise<boolean> => {
  let isWoken = false;
  const isAnnotated = kind === deploymentConfigKind || kind === replicationControllerKind;
  try {
    await client.modify<Scaled>(
      kind,
      namespace,
      name,
      (current) => {
        isWoken = (current.spec.replicas ?? 0) === 0;
        if (!isWoken) return;
        current.spec.replicas = replicas;
        if (isAnnotated) omit(current, idlingKeys.at, idlingKeys.size);
      },
      isAnnotated ? undefined : 'scale',
    );
    return isWoken;
  } catch (error) {
    return isNotFound(error);
  }
};

const forget = (object: KubeObject, asleep: readonly IdledWorkload[]): void => {
  if (asleep.length === 0) omit(object, idlingKeys.at, idlingKeys.targets);
  else object.metadata.annotations = { ...object.metadata.annotations, [idlingKeys.targets]: JSON.stringify(asleep) };
};

const omit = ({ metadata }: KubeObject, ...keys: readonly string[]): void => {
  metadata.annotations = Object.fromEntries(
    Object.entries(metadata.annotations ?? {}).filter(([key]) => !keys.includes(key)),
  );
};
