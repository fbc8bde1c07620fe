import { isDeepStrictEqual } from 'node:util';
import {
  type DeploymentConfig,
  type DeploymentTrigger,
  hasConfigTrigger,
  imageTriggersOf,
} from '../../resources/deployment-config.ts';
import type { ImageTrigger, TriggerSet, TriggerStore } from './trigger-set.ts';

/** The triggers of deployment configs; one that stays as it is keeps what it remembers. */
export const configTriggers: TriggerStore = {
  read: (object) => {
    const config = object as DeploymentConfig;
    return {
      config: hasConfigTrigger(config),
      images: imageTriggersOf(config).map(({ from, automatic = false, containerNames = [] }) => ({
        from: from.name,
        namespace: from.namespace === config.metadata.namespace ? '' : (from.namespace ?? ''),
        auto: automatic,
        names: containerNames,
      })),
    };
  },
  patch: (object, next) => ({ spec: { triggers: merged(object as DeploymentConfig, next) } }),
  containersOf: (object) => {
    const { initContainers = [], containers } = (object as DeploymentConfig).spec.template.spec;
    return [...initContainers, ...containers].map(({ name }) => name);
  },
};

const merged = (config: DeploymentConfig, next: TriggerSet): DeploymentTrigger[] => {
  const { images } = configTriggers.read(config);
  const known = imageTriggersOf(config);
  return [
    ...(next.config ? [{ type: 'ConfigChange' }] : []),
    ...next.images.map((image) => {
      const index = images.findIndex((each) => isDeepStrictEqual(each, image));
      return { type: 'ImageChange', imageChangeParams: known[index] ?? paramsOf(image) };
    }),
  ];
};

const paramsOf = ({ from, namespace, auto, names }: ImageTrigger) => ({
  ...(auto && { automatic: true }),
  containerNames: [...names],
  from: { kind: 'ImageStreamTag', ...(namespace && { namespace }), name: from },
});
