import type { KubeObject } from '../../../resources/kube-object.ts';
import { selectorText } from '../../../resources/labels/selector-text.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import { invalid, invalidObject } from '../../apimachinery/field-error.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';

const scaleKind = { group: 'extensions', version: 'v1beta1', kind: 'Scale' };

/** How many pods a deployment config should have and has, as extensions/v1beta1 says it. */
interface Scale extends KubeObject {
  spec: { replicas?: number };
  status: { replicas: number; selector?: Record<string, string>; targetSelector?: string };
}

/** `deploymentconfigs/<name>/scale`. */
export const configScale = (configs: RegistryStore<DeploymentConfig>): Subresource => ({
  kind: scaleKind,
  get: async (context, name) => scaleOf(await configs.get(context, name)),
  update: async (context, name, change) => {
    const { object } = await configs.update(context, name, async (current) => {
      const config = current as DeploymentConfig;
      const { metadata, spec } = (await change(scaleOf(config))) as Scale;
      const replicas = spec?.replicas ?? 0;
      if (replicas < 0)
        throw invalidObject(scaleKind, name, [
          invalid('spec.replicas', replicas, 'must be greater than or equal to 0'),
        ]);
      return {
        ...config,
        metadata: { ...config.metadata, resourceVersion: metadata.resourceVersion },
        spec: { ...config.spec, replicas },
      } as KubeObject;
    });
    return { object: scaleOf(object as DeploymentConfig), created: false };
  },
});

const scaleOf = ({ metadata, spec, status }: DeploymentConfig): Scale => {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  const { replicas = 0 } = spec;
  const selector = { ...spec.selector, deploymentconfig: name };
  return {
    apiVersion: 'extensions/v1beta1',
    kind: 'Scale',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: replicas === 0 ? {} : { replicas },
    status: {
      replicas: status?.replicas ?? 0,
      selector,
      targetSelector: selectorText({ matchLabels: selector }),
    },
  };
};
