import { deploymentConfigKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import type { ConfigApi } from './config-api.ts';
import { logSubresource } from './config-log.ts';
import { configScale } from './config-scale.ts';
import { configStrategy } from './config-strategy.ts';
import { instantiateSubresource } from './instantiate.ts';
import { rollbackSubresource } from './rollback.ts';

/** All of apps.openshift.io/v1. */
export const deploymentConfigStorages = (machinery: Machinery, options: Omit<ConfigApi, 'configs'>): RestStorage[] => {
  const configs = new RegistryStore<DeploymentConfig>(deploymentConfigKind, machinery, configStrategy);
  const api: ConfigApi = { ...options, configs };
  Object.assign(configs.subresources, {
    scale: configScale(configs),
    instantiate: instantiateSubresource(api),
    rollback: rollbackSubresource(api),
    log: logSubresource(api),
  });
  return [configs as RestStorage];
};
