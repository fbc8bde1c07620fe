import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { BuildApi, type BuildApiOptions } from './build-api.ts';
import { buildDetails } from './build-details.ts';
import { buildLog } from './build-log.ts';
import { webhooksSubresource } from './build-webhooks.ts';
import { cloneSubresource } from './clone.ts';
import { instantiateSubresource } from './instantiate.ts';
import { instantiateBinarySubresource } from './instantiate-binary.ts';

/** All of build.openshift.io/v1. */
export const buildStorages = (machinery: Machinery, options: BuildApiOptions): RestStorage[] => {
  const api = new BuildApi(machinery, options);
  Object.assign(api.configs.subresources, {
    instantiate: instantiateSubresource(api),
    instantiatebinary: instantiateBinarySubresource(api),
    webhooks: webhooksSubresource(api),
  });
  Object.assign(api.builds.subresources, {
    clone: cloneSubresource(api),
    details: buildDetails(machinery),
    log: buildLog(api),
  });
  return [api.configs, api.builds] as unknown as RestStorage[];
};
