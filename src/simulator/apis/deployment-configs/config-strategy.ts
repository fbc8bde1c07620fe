import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import {
  type DeploymentConfig,
  type DeploymentConfigStatus,
  imageTriggersOf,
} from '../../../resources/workloads/deployment-config.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { Strategy } from '../../apimachinery/registry/strategy.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { applyConfigDefaults } from './default-config.ts';
import { validateConfigSpec } from './validate-config.ts';
import { validateConfigStatus } from './validate-config-status.ts';

/** How many replication controllers of the past a new config keeps unless it says otherwise. */
const KEPT_REVISIONS = 10;

/**
 * Deployment configs. A write may count up `status.latestVersion` by one, which is how a rollback starts a rollout.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/apps/apiserver/registry/deployconfig/strategy.go
 */
export const configStrategy: Strategy<DeploymentConfig> = {
  generation: true,
  status: true,
  requireResourceVersion: true,
  applyDefaults: applyConfigDefaults,
  prepareForCreate: (config) => {
    config.status = initialStatus();
    config.spec.revisionHistoryLimit ??= KEPT_REVISIONS;
    for (const change of imageTriggersOf(config)) delete change.lastTriggeredImage;
  },
  validate: (config) => [...validateObjectMeta(config, dnsSubdomain), ...validateConfigSpec(config)],
  prepareForUpdate: (config, old, _, sent) => {
    const version = old.status?.latestVersion ?? 0;
    if (sent.status?.latestVersion !== version + 1) return;
    config.status = { ...(config.status ?? initialStatus()), latestVersion: version + 1 };
    config.metadata.generation = (old.metadata.generation ?? 0) + 1;
  },
  validateUpdate: (config, old) => [
    ...validateObjectMetaUpdate(config, old),
    ...validateConfigSpec(config),
    ...validateConfigStatus(config, old),
  ],
  prepareForStatusUpdate: (config, old) => {
    const { labels: _, ...metadata } = config.metadata;
    config.metadata = old.metadata.labels === undefined ? metadata : { ...metadata, labels: old.metadata.labels };
  },
  validateStatusUpdate: (config, old) => [
    ...validateObjectMetaUpdate(config, old),
    ...validateConfigStatus(config, old),
  ],
};

/** The same objects as rollout requests write them: spec and status at once. */
export const instantiateStrategy: Strategy<DeploymentConfig> = {
  applyDefaults: applyConfigDefaults,
  prepareForUpdate: (config, old) => {
    if (config.status?.latestVersion !== old.status?.latestVersion || !equal(config.spec, old.spec))
      config.metadata.generation = (old.metadata.generation ?? 0) + 1;
  },
  validateUpdate: configStrategy.validateUpdate,
};

const initialStatus = (): DeploymentConfigStatus => ({
  latestVersion: 0,
  observedGeneration: 0,
  replicas: 0,
  updatedReplicas: 0,
  availableReplicas: 0,
  unavailableReplicas: 0,
});
