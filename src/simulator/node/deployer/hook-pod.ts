import { podKind } from '../../../resources/kinds/kinds.ts';
import type { LifecycleHook } from '../../../resources/workloads/deployment-config.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { deployerLabel, rolloutAnnotations } from '../../../resources/workloads/rollout.ts';
import { deployerVariables } from './deployer-variables.ts';
import type { Transition } from './deployment.ts';
import type { HookMoment } from './hook.ts';

/** A hook pod may take as long as its deployer. Milliseconds: six hours. */
export const HOOK_DEADLINE = 21_600_000;

/** Seconds that a hook gets to end when its pod is deleted. */
const GRACE = 10;

type ExecNewPod = NonNullable<LifecycleHook['execNewPod']>;

/**
 * The pod of a hook: the image, the place and the environment of a container of the new version, with a command of its own.
 *
 * @throws Error when the version has no such container
 */
export const hookPod = (
  moment: HookMoment,
  { execNewPod: exec, failurePolicy }: { execNewPod: ExecNewPod; failurePolicy?: string },
  { config, to, deployment }: Transition,
): Pod => {
  const { name, uid = '' } = to.metadata;
  const { spec } = to.spec.template;
  const strategy = config.spec.strategy ?? {};
  const model = spec.containers.find((each) => each.name === exec.containerName);
  if (model === undefined) throw new Error(`no container named '${exec.containerName}' found in rc template`);
  const volumes = (spec.volumes ?? []).filter((volume) => exec.volumes?.includes(volume.name));
  return {
    apiVersion: 'v1',
    kind: podKind.kind,
    metadata: {
      name: `${name}-hook-${moment}`,
      namespace: deployment.namespace,
      annotations: { ...strategy.annotations, [rolloutAnnotations.deployment]: name },
      labels: {
        ...strategy.labels,
        [deployerLabel]: name,
        'openshift.io/deployer-pod.type': `hook-${moment}`,
      },
      ownerReferences: [{ apiVersion: 'v1', kind: 'ReplicationController', name, uid }],
    },
    spec: {
      containers: [
        hookContainer(exec, model, new Set(volumes.map((volume) => volume.name)), name, deployment.namespace),
      ],
      ...(spec.securityContext && { securityContext: spec.securityContext }),
      ...(volumes.length > 0 && { volumes }),
      activeDeadlineSeconds: strategy.activeDeadlineSeconds ?? HOOK_DEADLINE / 1000,
      ...(spec.nodeSelector && { nodeSelector: spec.nodeSelector }),
      restartPolicy: failurePolicy === 'Retry' ? 'OnFailure' : 'Never',
      ...(spec.imagePullSecrets && { imagePullSecrets: spec.imagePullSecrets }),
      terminationGracePeriodSeconds: GRACE,
    },
  };
};

const hookContainer = (
  { command, env = [] }: ExecNewPod,
  model: Container,
  volumes: ReadonlySet<string>,
  rollout: string,
  namespace: string,
): Container => {
  const variables = new Map([...(model.env ?? []), ...env].map((variable) => [variable.name, variable]));
  const mounts = (model.volumeMounts ?? []).filter(({ name }) => volumes.has(name));
  return {
    name: 'lifecycle',
    image: model.image,
    ...(model.imagePullPolicy && { imagePullPolicy: model.imagePullPolicy }),
    ...(command && { command }),
    ...(model.workingDir && { workingDir: model.workingDir }),
    env: [
      ...variables.values(),
      { name: deployerVariables.name, value: rollout },
      { name: deployerVariables.namespace, value: namespace },
    ],
    resources: model.resources ?? {},
    ...(mounts.length > 0 && { volumeMounts: mounts }),
    ...(model.securityContext && { securityContext: model.securityContext }),
  };
};
