import type { BuildConfig, BuildTrigger } from '../../../resources/build-config.ts';
import { buildConfigKind } from '../../../resources/kinds.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry-store.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { applyBuildDefaults } from './build-defaults.ts';
import { validateBuildSpec } from './validate-build-spec.ts';

/**
 * Build configurations. Their status is part of the object: who writes it back may raise the number of the last build, but
 * not lower it.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/build/apiserver/registry/buildconfig
 */
export const createBuildConfigs = (machinery: Machinery): RegistryStore<BuildConfig> =>
  new RegistryStore<BuildConfig>(buildConfigKind, machinery, {
    applyDefaults,
    prepareForCreate: (config) => {
      config.metadata.generation = 1;
    },
    validate: (config) => [
      ...validateObjectMeta(config, dnsSubdomain),
      ...validateBuildSpec(config.spec, false),
      ...validateTriggers(config),
    ],
    prepareForUpdate: (config, old) => {
      const last = old.status?.lastVersion ?? 0;
      if (config.status && config.status.lastVersion < last) config.status.lastVersion = last;
      if (!equal(config.spec, old.spec)) config.metadata.generation = (old.metadata.generation ?? 0) + 1;
    },
    validateUpdate: (config, old) => [
      ...validateObjectMetaUpdate(config, old),
      ...validateBuildSpec(config.spec, false),
      ...validateTriggers(config),
    ],
  });

const RUN_POLICIES = ['Parallel', 'Serial', 'SerialLatestOnly'];

const applyDefaults = (config: BuildConfig): void => {
  const spec = (config.spec ??= { strategy: {} });
  applyBuildDefaults(spec);
  spec.runPolicy ||= 'Serial';
  spec.successfulBuildsHistoryLimit ??= 5;
  spec.failedBuildsHistoryLimit ??= 5;
  spec.triggers = (spec.triggers ?? []).filter(({ type }) => TRIGGER_TYPES[type] !== undefined);
  for (const trigger of spec.triggers) {
    trigger.type = TRIGGER_TYPES[trigger.type] as string;
    if (trigger.type === 'ImageChange') trigger.imageChange ??= {};
    if (trigger.imageChange?.from) trigger.imageChange.from.kind ||= 'ImageStreamTag';
  }
  config.status ??= { lastVersion: 0 };
  config.status.lastVersion ??= 0;
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

const validateTriggers = ({ metadata, spec }: BuildConfig): FieldError[] => {
  const { runPolicy = '', triggers = [] } = spec;
  const watched = new Map<string, number>();
  const errors: FieldError[] = RUN_POLICIES.includes(runPolicy)
    ? []
    : [notSupported('spec.runPolicy', runPolicy, RUN_POLICIES)];
  for (const [index, trigger] of triggers.entries()) {
    const path = `spec.triggers[${index}]`;
    errors.push(...validateHook(trigger, path));
    const from = trigger.imageChange?.from ?? spec.strategy.dockerStrategy?.from ?? spec.strategy.sourceStrategy?.from;
    if (trigger.type !== 'ImageChange' || from === undefined) continue;
    if (from.kind !== 'ImageStreamTag') {
      errors.push(
        invalid(
          `${path}.imageChange.from.kind`,
          from.kind,
          'only an ImageStreamTag type of reference is allowed in an ImageChange trigger.',
        ),
      );
      continue;
    }
    const name = `${from.namespace || metadata.namespace}/${from.name}`;
    if (watched.has(name)) {
      errors.push(
        invalid(
          'spec.triggers',
          name.split('/')[1],
          'multiple ImageChange triggers refer to the same image stream tag',
        ),
      );
    }
    watched.set(name, index);
  }
  return errors;
};

const validateHook = (trigger: BuildTrigger, path: string): FieldError[] => {
  const member = { GitHub: 'github', Generic: 'generic', GitLab: 'gitlab', Bitbucket: 'bitbucket' }[trigger.type];
  if (member === undefined) return [];
  const hook = trigger[member as 'github'];
  if (!hook) return [required(`${path}.${member}`)];
  return hook.secret || hook.secretReference?.name
    ? []
    : [invalid(`${path}.${member}`, hook, 'must provide a value for at least one of secret or secretReference')];
};
