import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { rolloutAnnotations, rolloutName } from '../../../resources/workloads/rollout.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { controllerReference } from '../controller-reference.ts';

/**
 * The replication controller of the latest version of a config: without pods, until a deployer scales it.
 *
 * @see https://github.com/openshift/library-go/blob/release-4.19/pkg/apps/appsutil/util.go
 */
export const rolloutController = (config: DeploymentConfig): ReplicationController => {
  const { metadata, spec, status } = config;
  const version = String(status?.latestVersion ?? 0);
  const name = rolloutName(metadata.name, Number(version));
  const labels = { deploymentconfig: metadata.name, deployment: name };
  const reason = status?.details?.message;
  const ignored = metadata.annotations?.[rolloutAnnotations.ignored];
  return {
    apiVersion: 'v1',
    kind: 'ReplicationController',
    metadata: {
      name,
      namespace: metadata.namespace as string,
      annotations: {
        [rolloutAnnotations.config]: metadata.name,
        [rolloutAnnotations.phase]: 'New',
        [rolloutAnnotations.encodedConfig]: encoded(config),
        [rolloutAnnotations.version]: version,
        [rolloutAnnotations.desiredReplicas]: String(spec.replicas ?? 0),
        [rolloutAnnotations.replicas]: '0',
        ...(reason ? { [rolloutAnnotations.reason]: reason } : {}),
        ...(ignored === undefined ? {} : { [rolloutAnnotations.ignored]: ignored }),
      },
      labels: { ...metadata.labels, [rolloutAnnotations.config]: metadata.name },
      ownerReferences: [controllerReference(config)],
    },
    spec: {
      replicas: 0,
      ...(spec.minReadySeconds ? { minReadySeconds: spec.minReadySeconds } : {}),
      selector: { ...spec.selector, ...labels },
      template: {
        metadata: {
          labels: { ...spec.template.metadata.labels, ...labels },
          annotations: {
            ...spec.template.metadata.annotations,
            [rolloutAnnotations.deployment]: name,
            [rolloutAnnotations.config]: metadata.name,
            [rolloutAnnotations.version]: version,
          },
        },
        spec: copyOf(spec.template.spec),
      },
    },
  };
};

/** The fields in the order in which the real controller writes them. */
const encoded = ({ kind, apiVersion, metadata, spec, status }: DeploymentConfig): string => {
  const { name, namespace, uid, resourceVersion, generation, creationTimestamp, labels, annotations } = metadata;
  const { strategy, minReadySeconds, triggers, replicas, revisionHistoryLimit, test, paused, selector, template } =
    spec;
  const config = {
    kind,
    apiVersion,
    metadata: {
      ...{ name, namespace, uid, resourceVersion, generation, creationTimestamp, labels, annotations },
      ...(metadata.managedFields === undefined ? {} : { managedFields: metadata.managedFields }),
    },
    spec: { strategy, minReadySeconds, triggers, replicas, revisionHistoryLimit, test, paused, selector, template },
    status,
  };
  return `${JSON.stringify(config)}\n`;
};
