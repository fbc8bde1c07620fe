import { isDeepStrictEqual } from 'node:util';
import {
  type DeploymentConfig,
  type DeploymentTrigger,
  hasConfigTrigger,
  imageTriggersOf,
} from '../../resources/workloads/deployment-config.ts';
import { checkContainers } from './checked-containers.ts';
import { type ImageTrigger, noHooks, type TriggerSet, type TriggerStore } from './trigger-set.ts';

/** The triggers of deployment configs. One that is written again forgets which image it has seen. */
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
      hooks: noHooks,
    };
  },
  patch: (object, next) => {
    const config = object as DeploymentConfig;
    checkContainers(next, config.spec.template?.spec, 'deployment configs do');
    const triggers = merged(config, next);
    return isDeepStrictEqual(triggers, config.spec.triggers) ? {} : { spec: { triggers } };
  },
};

const merged = ({ spec }: DeploymentConfig, { config, images }: TriggerSet): DeploymentTrigger[] => {
  const wanted: DeploymentTrigger[] = [
    ...(config ? [{ type: 'ConfigChange' }] : []),
    ...images.map((image) => ({ type: 'ImageChange', imageChangeParams: paramsOf(image) })),
  ];
  const kept = (spec.triggers ?? []).filter(
    (trigger) => trigger.type !== 'ConfigChange' && wanted.some((each) => isDeepStrictEqual(each, trigger)),
  );
  return [...kept, ...wanted.filter((trigger) => !kept.some((each) => isDeepStrictEqual(each, trigger)))];
};

const paramsOf = ({ from, namespace, auto, names }: ImageTrigger) => ({
  ...(auto && { automatic: true }),
  containerNames: [...names],
  from: { kind: 'ImageStreamTag', ...(namespace && { namespace }), name: from },
});
