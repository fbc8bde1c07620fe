import { deploymentConfigKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type {
  DeploymentCause,
  DeploymentConfig,
  DeploymentRequest,
} from '../../../resources/workloads/deployment-config.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { type FieldError, invalid, invalidObject, required } from '../../apimachinery/field-error.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { withoutDryRun } from '../../apimachinery/request-context.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import type { ConfigApi } from './config-api.ts';
import { instantiateStrategy } from './config-strategy.ts';
import { causesOf } from './rollout-causes.ts';
import { takeImages } from './take-images.ts';

const requestKind = { group: 'apps.openshift.io', version: 'v1', kind: 'DeploymentRequest' };

const MESSAGES: Readonly<Record<string, string>> = {
  ConfigChange: 'config change',
  ImageChange: 'image change',
  Manual: 'manual change',
};

/**
 * `deploymentconfigs/<name>/instantiate`: starts a rollout, if there is a reason or `force` says so; answers with the changed config.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/apps/apiserver/registry/instantiate/rest.go
 */
export const instantiateSubresource = (api: ConfigApi): Subresource => {
  const configs = new RegistryStore<DeploymentConfig>(deploymentConfigKind, api.configs.machinery, instantiateStrategy);
  return {
    kind: requestKind,
    create: async (context, name, body) => {
      const request = body as DeploymentRequest;
      let isDue = true;
      const { object } = await configs.update(withoutDryRun(context), request.name || name, (current) => {
        const config = rolloutRequested(request, current, api);
        isDue = config !== undefined;
        return config ?? (current as DeploymentConfig);
      });
      return isDue ? object : nothingToDo(object);
    },
  };
};

/** The config with one version more; `undefined` when there is no reason for one. */
const rolloutRequested = (
  request: DeploymentRequest,
  current: KubeObject | undefined,
  api: ConfigApi,
): DeploymentConfig | undefined => {
  if (current === undefined) throw notFound(deploymentConfigKind, request.name);
  const config = copyOf(current) as DeploymentConfig;
  const errors = requestErrors(request, config);
  if (errors.length > 0) throw invalidObject(requestKind, request.name ?? '', errors);
  if (request.latest) takeImages(config, request, api);
  const causes = causesOf(config, request.force ?? false, api);
  return causes.length === 0 ? undefined : withNextVersion(config, causes);
};

const requestErrors = ({ name }: DeploymentRequest, config: DeploymentConfig): FieldError[] => [
  ...(name ? [] : [required('name', 'name of the deployment config is missing')]),
  ...(config.spec.paused
    ? [
        invalid(
          'spec.paused',
          true,
          `deployment config "${config.metadata.name}" is paused - unpause to request a new deployment`,
        ),
      ]
    : []),
];

/** The real server answers with a Status that says neither success nor failure, only a code. */
const nothingToDo = ({ metadata }: KubeObject): KubeObject =>
  ({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    message: `deployment config "${metadata.name}" cannot be instantiated`,
    code: 204,
  }) as unknown as KubeObject;

const withNextVersion = (config: DeploymentConfig, causes: DeploymentCause[]): DeploymentConfig => {
  const status = config.status as NonNullable<DeploymentConfig['status']>;
  const message = MESSAGES[(causes[0] as DeploymentCause).type] ?? '';
  config.status = { ...status, latestVersion: status.latestVersion + 1, details: { message, causes } };
  return config;
};
