import { type BuildConfig, inputReference } from '../../../resources/builds/build-config.ts';
import { buildConfigKind } from '../../../resources/kinds/kinds.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { applyBuildDefaults } from './build-defaults.ts';
import { validateBuildSpec } from './validate-build-spec.ts';
import { validateBuildTriggers } from './validate-build-triggers.ts';

/** How many builds of each outcome a new configuration keeps unless it says otherwise. */
const KEPT_BUILDS = 5;

/**
 * Build configurations. Their status is part of the object: who writes it back may raise the number of the last build, but
 * not lower it.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/build/apiserver/registry/buildconfig
 */
export const createBuildConfigs = (machinery: Machinery): RegistryStore<BuildConfig> =>
  new RegistryStore<BuildConfig>(buildConfigKind, machinery, {
    requireResourceVersion: true,
    applyDefaults,
    prepareForCreate: (config) => {
      config.metadata.generation = 1;
      config.spec.successfulBuildsHistoryLimit ??= KEPT_BUILDS;
      config.spec.failedBuildsHistoryLimit ??= KEPT_BUILDS;
    },
    validate: (config) => [...validateObjectMeta(config, dnsSubdomain), ...validateConfig(config)],
    prepareForUpdate: (config, old) => {
      const last = old.status?.lastVersion ?? 0;
      if (config.status && config.status.lastVersion < last) config.status.lastVersion = last;
      if (!equal(config.spec, old.spec) || config.status?.lastVersion !== last)
        config.metadata.generation = (old.metadata.generation ?? 0) + 1;
    },
    validateUpdate: (config, old) => [...validateObjectMetaUpdate(config, old), ...validateConfig(config)],
  });

const applyDefaults = (config: BuildConfig): void => {
  const spec = (config.spec ??= { strategy: {} });
  applyBuildDefaults(spec);
  spec.runPolicy ||= 'Serial';
  defaultTriggers(spec);
  config.status ??= { lastVersion: 0 };
  config.status.lastVersion ??= 0;
};

/** A trigger for the image that builds start from is dropped where that is no image stream tag: it would never be pulled. */
const defaultTriggers = (spec: BuildConfig['spec']): void => {
  const followsBase = inputReference(spec.strategy)?.kind === 'ImageStreamTag';
  for (const trigger of spec.triggers ?? []) {
    trigger.type = TRIGGER_TYPES[trigger.type] ?? '';
    if (trigger.type === 'ImageChange') trigger.imageChange ??= {};
  }
  const kept = (spec.triggers ?? []).filter(
    ({ type, imageChange }) => type !== '' && (type !== 'ImageChange' || followsBase || imageChange?.from),
  );
  if (kept.length > 0) spec.triggers = kept;
  else delete spec.triggers;
};

/** All spellings of the types of triggers; what has another one is dropped. */
const TRIGGER_TYPES: Readonly<Record<string, string>> = {
  GitHub: 'GitHub',
  github: 'GitHub',
  Generic: 'Generic',
  generic: 'Generic',
  GitLab: 'GitLab',
  Bitbucket: 'Bitbucket',
  ImageChange: 'ImageChange',
  imageChange: 'ImageChange',
  ConfigChange: 'ConfigChange',
};

const RUN_POLICIES = ['Parallel', 'Serial', 'SerialLatestOnly'];

const validateConfig = (config: BuildConfig): FieldError[] => {
  const { runPolicy = '', successfulBuildsHistoryLimit, failedBuildsHistoryLimit } = config.spec;
  return [
    ...validateBuildTriggers(config),
    ...(RUN_POLICIES.includes(runPolicy)
      ? []
      : [invalid('spec.runPolicy', runPolicy, 'run policy must Parallel, Serial, or SerialLatestOnly')]),
    ...validateNonNegative(successfulBuildsHistoryLimit ?? 0, 'spec.successfulBuildsHistoryLimit'),
    ...validateNonNegative(failedBuildsHistoryLimit ?? 0, 'spec.failedBuildsHistoryLimit'),
    ...validateBuildSpec(config.spec),
  ];
};
