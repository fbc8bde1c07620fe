import { type DockerConfig, parseDockerConfig } from '../../../distribution/docker-config.ts';
import type { Secret } from '../../../resources/access/secret.ts';
import { secretKind } from '../../../resources/kinds/kinds.ts';
import type { PodContext } from './kubelet-context.ts';

const KEYS = ['.dockerconfigjson', '.dockercfg'] as const;

/**
 * The credentials that a pod may pull with, in the order of `spec.imagePullSecrets`, and those that every node of the cluster has.
 * Secrets that are not there give a warning event and are passed over.
 */
export const pullSecretsOf = async ({ pod, node, listers, events }: PodContext): Promise<DockerConfig[]> => {
  const secrets = listers.of<Secret>(secretKind);
  const missing: string[] = [];
  const configs: DockerConfig[] = [];
  for (const { name } of pod.spec.imagePullSecrets ?? []) {
    const secret = secrets.get(pod.metadata.namespace, name);
    if (secret === undefined) missing.push(name);
    else configs.push(...configsOf(secret));
  }
  if (missing.length > 0) {
    const message = `Unable to retrieve some image pull secrets (${missing.join(', ')}); attempting to pull the image may not succeed.`;
    await events.record({
      object: pod,
      type: 'Warning',
      reason: 'FailedToRetrieveImagePullSecret',
      message,
      source: { component: 'kubelet', host: node.name },
    });
  }
  const ofCluster = secrets.get('openshift-config', 'pull-secret');
  return ofCluster === undefined ? configs : [...configs, ...configsOf(ofCluster)];
};

/** By the stored object: thousands of pods may name the same secret. */
const known = new WeakMap<Secret, readonly DockerConfig[]>();

const configsOf = (secret: Secret): readonly DockerConfig[] => {
  let configs = known.get(secret);
  if (configs === undefined) {
    const contents = KEYS.flatMap((key) => secret.data?.[key] ?? []);
    configs = contents.map((content) => parseDockerConfig(Buffer.from(content, 'base64').toString()));
    known.set(secret, configs);
  }
  return configs;
};
