import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import {
  decodeConfig,
  deployerLabel,
  deployerPodName,
  rolloutAnnotations,
} from '../../../resources/workloads/rollout.ts';

/** Seconds that a deployer gets to end when its pod is deleted. */
const GRACE = 10;

/** A deployer may run for six hours unless its config says otherwise. Seconds. */
const DEADLINE = 21_600;

/**
 * The pod that carries out a rollout.
 *
 * @throws Error when the replication controller does not say of which config it is
 */
export const deployerPod = (rollout: ReplicationController, image: string): Pod => {
  const { name, namespace, uid = '' } = rollout.metadata;
  const config = decodeConfig(rollout);
  if (config === undefined) throw new Error(`couldn't decode deployment config from deployment ${name}`);
  const { strategy = {}, template } = config.spec;
  const { tolerations, nodeSelector, dnsPolicy, dnsConfig, enableServiceLinks, imagePullSecrets } = template.spec;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: deployerPodName(name),
      namespace: namespace as string,
      annotations: {
        ...strategy.annotations,
        [rolloutAnnotations.deployment]: name,
        [rolloutAnnotations.config]: config.metadata.name,
      },
      labels: { ...strategy.labels, [deployerLabel]: name },
      ownerReferences: [{ apiVersion: 'v1', kind: 'ReplicationController', name, uid }],
    },
    spec: {
      activeDeadlineSeconds: strategy.activeDeadlineSeconds ?? DEADLINE,
      containers: [container(rollout, config, image)],
      ...(dnsPolicy === undefined ? {} : { dnsPolicy }),
      ...(dnsConfig === undefined ? {} : { dnsConfig }),
      ...(enableServiceLinks === undefined ? {} : { enableServiceLinks }),
      ...(imagePullSecrets === undefined ? {} : { imagePullSecrets }),
      ...(nodeSelector === undefined ? {} : { nodeSelector }),
      ...(tolerations === undefined ? {} : { tolerations }),
      restartPolicy: 'Never',
      serviceAccountName: 'deployer',
      shareProcessNamespace: false,
      terminationGracePeriodSeconds: GRACE,
    } as Pod['spec'],
  };
};

/** A custom strategy brings an image of its own. */
const container = ({ metadata }: ReplicationController, { spec }: DeploymentConfig, image: string): Container => {
  const { customParams: custom, resources } = spec.strategy ?? {};
  return {
    name: 'deployment',
    image: custom?.image || image,
    ...(custom?.command ? { command: custom.command } : {}),
    env: [
      ...(custom?.environment ?? []),
      { name: 'OPENSHIFT_DEPLOYMENT_NAME', value: metadata.name },
      { name: 'OPENSHIFT_DEPLOYMENT_NAMESPACE', value: metadata.namespace as string },
    ],
    imagePullPolicy: 'IfNotPresent',
    resources: resources ?? {},
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
};
