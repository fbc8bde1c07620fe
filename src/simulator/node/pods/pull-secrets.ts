import { type DockerConfig, parseDockerConfig } from '../../../distribution/docker-config.ts';
import { secretKind } from '../../../resources/kinds.ts';
import type { Secret } from '../../../resources/secret.ts';
import type { PodContext } from './kubelet-context.ts';

const KEYS = ['.dockerconfigjson', '.dockercfg'] as const;

/**
 * The credentials that a pod may pull with, in the order of `spec.imagePullSecrets`. Secrets that are not there give a
 * warning event and are passed over.
 */
export const pullSecretsOf = async ({ pod, node, listers, events }: PodContext): Promise<DockerConfig[]> => {
  const secrets = listers.of<Secret>(secretKind);
  const missing: string[] = [];
  const configs: DockerConfig[] = [];
  for (const { name } of pod.spec.imagePullSecrets ?? []) {
    const secret = secrets.get(pod.metadata.namespace, name);
    if (secret === undefined) missing.push(name);
    for (const key of KEYS) {
      const content = secret?.data?.[key];
      if (content !== undefined) configs.push(parseDockerConfig(Buffer.from(content, 'base64').toString()));
    }
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
  return configs;
};
