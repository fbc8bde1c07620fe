import type { ImageConfig } from '../../../image/image-config.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { UnusableConfiguration } from '../environment/configuration.ts';

/**
 * Refuses a container that must not run as root and would, or of which that cannot be told.
 *
 * @throws UnusableConfiguration in the words of the kubelet
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const refuseRoot = (pod: Pod, { name, securityContext }: Container, { config }: ImageConfig): void => {
  const effective = { ...pod.spec.securityContext, ...securityContext };
  if (effective.runAsNonRoot !== true) return;
  const { metadata } = pod;
  const place = `(pod: "${metadata.name}_${metadata.namespace}(${metadata.uid})", container: ${name})`;
  const chosen = effective.runAsUser;
  if (chosen === 0) throw new UnusableConfiguration(`container's runAsUser breaks non-root policy ${place}`);
  if (chosen !== undefined) return;
  const [user = ''] = (config?.User ?? '').split(':');
  if (user === '' || Number(user) === 0)
    throw new UnusableConfiguration(`container has runAsNonRoot and image will run as root ${place}`);
  if (!/^\d+$/.test(user))
    throw new UnusableConfiguration(
      `container has runAsNonRoot and image has non-numeric user (${user}), cannot verify user is non-root ${place}`,
    );
};
