import type { ImageStreamTag } from '../../../resources/images/image-stream-tag.ts';
import { imageStreamTagKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LifecycleHook } from '../../../resources/workloads/deployment-config.ts';
import type { Transition } from './deployment.ts';

/**
 * Gives the images of containers of the new version names in streams, which are made when they are missing.
 *
 * @returns why some could not be given one, nothing when all were
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/deployer/strategy/support/lifecycle.go
 */
export const tagImages = async (
  moment: string,
  tags: NonNullable<LifecycleHook['tagImages']>,
  { deployment, to }: Transition,
): Promise<string | undefined> => {
  const failures: string[] = [];
  for (const { containerName = '', to: target } of tags) {
    const image = to.spec.template.spec.containers.find(({ name }) => name === containerName)?.image;
    if (image === undefined) {
      failures.push(`unable to find image for container "${containerName}", container could not be found`);
      continue;
    }
    try {
      await deployment.client.update<KubeObject & Partial<ImageStreamTag>>(imageStreamTagKind, {
        apiVersion: apiVersionOf(imageStreamTagKind),
        kind: imageStreamTagKind.kind,
        metadata: { name: target.name, namespace: target.namespace ?? deployment.namespace },
        tag: { name: '', annotations: null, generation: null, from: { kind: 'DockerImage', name: image } },
      } as KubeObject & Partial<ImageStreamTag>);
      deployment.say(`--> ${moment}: Tagged "${image}" into ${target.namespace ?? ''}/${target.name}`);
    } catch (error) {
      failures.push((error as Error).message);
    }
  }
  const [first, ...others] = [...new Set(failures)];
  return first === undefined || others.length === 0 ? first : `[${[first, ...others].join(', ')}]`;
};
