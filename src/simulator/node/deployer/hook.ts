import type { LifecycleHook } from '../../../resources/deployment-config.ts';
import { podKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import { deployerLabel, rolloutAnnotations } from '../../../resources/rollout.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import type { Transition } from './deployment.ts';
import { tagImages } from './tag-images.ts';

/** A hook pod may take as long as its deployer. Milliseconds: six hours. */
const DEADLINE = 21_600_000;

/**
 * Runs a hook: in a pod of its own, made from a container of the new version, or by tagging images.
 *
 * @throws Error when it fails and its failure policy is not `Ignore`
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/deployer/strategy/support/lifecycle.go
 */
export const runHook = async (
  moment: 'pre' | 'mid' | 'post',
  hook: LifecycleHook | undefined,
  transition: Transition,
): Promise<void> => {
  if (hook === undefined || hook === null) return;
  const { deployment, to } = transition;
  const failure = await execute(moment, hook, transition);
  if (failure === undefined || hook.failurePolicy === 'Ignore') return;
  throw new Error(
    `${moment} hook failed: the ${moment} hook failed: ${failure}, aborting rollout of ${deployment.namespace}/${to.metadata.name}`,
  );
};

/** Why it failed, nothing when it did not. */
const execute = async (moment: string, hook: LifecycleHook, transition: Transition): Promise<string | undefined> => {
  if (hook.execNewPod === undefined) return tagImages(moment, hook.tagImages ?? [], transition);
  const { deployment } = transition;
  deployment.say(`--> ${moment}: Running hook pod ...`);
  const pod = hookPod(moment, hook.execNewPod, transition);
  const failure = await run(pod, transition).catch((error: Error) => error.message);
  deployment.say(`--> ${moment}: ${failure === undefined ? 'Success' : 'Failed'}`);
  return failure;
};

const run = async (pod: Pod, { deployment }: Transition): Promise<string | undefined> => {
  const { client, namespace, until } = deployment;
  await client.create<Pod>(podKind, pod).catch((error: unknown) => {
    if (!(error instanceof StatusError) || error.reason !== 'AlreadyExists') throw error;
  });
  const phase = async () => (await client.get<Pod>(podKind, namespace, pod.metadata.name)).status?.phase ?? '';
  if (!(await until(async () => ['Succeeded', 'Failed'].includes(await phase()), DEADLINE))) return 'deadline exceeded';
  return (await phase()) === 'Succeeded' ? undefined : '';
};

const hookPod = (
  moment: string,
  { command, env = [], containerName }: NonNullable<LifecycleHook['execNewPod']>,
  { config, to, deployment }: Transition,
): Pod => {
  const name = to.metadata.name;
  const { spec } = to.spec.template;
  const model = spec.containers.find((each) => each.name === containerName) ?? spec.containers[0];
  if (model === undefined) throw new Error(`no container named '${containerName}' found in rc template`);
  const variables = new Map([...(model.env ?? []), ...env].map((variable) => [variable.name, variable]));
  const own = { OPENSHIFT_DEPLOYMENT_NAME: name, OPENSHIFT_DEPLOYMENT_NAMESPACE: deployment.namespace };
  for (const [key, value] of Object.entries(own)) variables.set(key, { name: key, value });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-hook-${moment}`,
      namespace: deployment.namespace,
      annotations: { [rolloutAnnotations.deployment]: name },
      labels: { [deployerLabel]: name, 'openshift.io/deployer-pod.type': `hook-${moment}` },
      ownerReferences: [{ apiVersion: 'v1', kind: 'ReplicationController', name, uid: to.metadata.uid ?? '' }],
    },
    spec: {
      containers: [
        {
          name: 'lifecycle',
          image: model.image,
          env: [...variables.values()],
          resources: model.resources ?? {},
          ...(command && { command }),
        },
      ],
      activeDeadlineSeconds: config.spec.strategy?.activeDeadlineSeconds ?? DEADLINE / 1000,
      restartPolicy: 'Never',
      ...(spec.imagePullSecrets && { imagePullSecrets: spec.imagePullSecrets }),
      ...(spec.serviceAccountName && { serviceAccountName: spec.serviceAccountName }),
    },
  };
};
