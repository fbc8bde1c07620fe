import { deploymentConfigKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import {
  type DeploymentConfig,
  type DeploymentConfigRollback,
  imageTriggersOf,
} from '../../../resources/workloads/deployment-config.ts';
import { decodeConfig, rolloutName } from '../../../resources/workloads/rollout.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { type FieldError, invalid, invalidObject, required } from '../../apimachinery/field-error.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { notFound, type StatusError } from '../../apimachinery/status-error.ts';
import { type ConfigApi, controllerNamed } from './config-api.ts';

const rollbackKind = { group: 'apps.openshift.io', version: 'v1', kind: 'DeploymentConfigRollback' };

/**
 * `deploymentconfigs/<name>/rollback`: answers with the config as it would be after going back to an older version, without
 * storing it: the client writes it. Image triggers are switched off, for they would undo it.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/apps/apiserver/registry/rollback/rest.go
 */
export const rollbackSubresource = (api: ConfigApi): Subresource => ({
  kind: rollbackKind,
  create: async ({ namespace }, _, body) => {
    const request = body as DeploymentConfigRollback;
    const errors = requestErrors(request);
    if (errors.length > 0) throw invalidObject(rollbackKind, request.name ?? '', errors);
    const current = api.configs.peek(namespace, request.name);
    if (current === undefined)
      throw refused(
        request,
        `cannot get deployment config "${request.name}": ${notFound(deploymentConfigKind, request.name).message}`,
      );
    return rolledBack(current, targetOf(request, current, api), request);
  },
});

const requestErrors = ({ name, spec }: DeploymentConfigRollback): FieldError[] => [
  ...(name ? [] : [required('name', 'name of the deployment config is missing')]),
  ...((spec?.revision ?? 0) < 0 ? [invalid('spec.revision', spec.revision, 'must be non-negative')] : []),
];

const refused = ({ name }: DeploymentConfigRollback, why: string): StatusError =>
  invalidObject(rollbackKind, name, [invalid('name', name, why)]);

/** The config as it was when the wanted version was made. */
const targetOf = (
  request: DeploymentConfigRollback,
  { metadata, status }: DeploymentConfig,
  api: ConfigApi,
): DeploymentConfig => {
  const latest = status?.latestVersion ?? 0;
  const wanted = request.spec?.revision ?? 0;
  if (latest === 0) throw refused(request, 'cannot rollback an undeployed config');
  if (latest === 1)
    throw refused(request, `no previous deployment exists for "${metadata.namespace}/${metadata.name}"`);
  if (latest === wanted) throw refused(request, `version ${wanted} is already the latest`);
  const name = rolloutName(metadata.name, wanted || latest - 1);
  const controller = controllerNamed(api, metadata.namespace, name);
  if (controller === undefined) throw refused(request, notFound(replicationControllerKind, name).message);
  const config = decodeConfig(controller);
  if (config === undefined) throw refused(request, "couldn't decode deployment config from deployment");
  return config;
};

const rolledBack = (
  current: DeploymentConfig,
  { spec: target }: DeploymentConfig,
  { updatedAnnotations, spec: wanted }: DeploymentConfigRollback,
): DeploymentConfig => {
  const config = copyOf(current);
  const { spec, metadata } = config;
  if (updatedAnnotations) metadata.annotations = { ...metadata.annotations, ...updatedAnnotations };
  if (wanted?.includeTemplate) spec.template = target.template;
  if (wanted?.includeReplicationMeta) Object.assign(spec, { replicas: target.replicas, selector: target.selector });
  if (wanted?.includeTriggers) spec.triggers = target.triggers;
  if (wanted?.includeStrategy) spec.strategy = target.strategy;
  for (const change of imageTriggersOf(config)) delete change.automatic;
  const status = config.status as NonNullable<DeploymentConfig['status']>;
  status.latestVersion += 1;
  return config;
};
